"""What is watched, as a person says it."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import select

from dalel.config import Settings
from flows.check import Order
from flows.watch import watch_reports
from storage.database import reading
from storage.tables import SourceRow


def test_a_private_report_is_sealed_before_its_first_run_and_stays_so(
    sqlite: Engine, store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Draft\n\nThe court fined Orlova on 4 May 2024.[1]\n\n[1] https://witness.example/1\n", "utf-8")
    for private, sealed in ((True, True), (None, True), (False, False)):
        order = Order(Settings(), store, private=private)
        assert watch_reports(sqlite, order, [str(path)], "1d", tmp_path / "out") == 0
        with reading(sqlite) as session:
            assert [row.sealed for row in session.exec(select(SourceRow))] == [sealed]
