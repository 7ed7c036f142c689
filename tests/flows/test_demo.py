"""The example report in the invented world: every kind of source gets the verdict it was made for."""

import json
from pathlib import Path

import jsonschema

from flows.demo import run_demo

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "dossier.schema.json").read_text("utf-8"))
VERDICTS = {
    1: ("LIVE", "CONFIRMED", "SUPPORTED", "live"),
    2: ("LIVE", "CAPTURED", "SUPPORTED", "live"),  # in Russian
    3: ("LIVE", "CAPTURED", "SUPPORTED", "live"),  # in Kazakh
    4: ("LIVE", "CAPTURED", "CONTRADICTED", "live"),  # 15 days in the claim, ten in the page
    5: ("MOVED", "CAPTURED", "SUPPORTED", "live"),
    6: ("GONE", "CONFIRMED", "SUPPORTED", "memento"),
    7: ("GONE", "HOLLOW", "UNREAD", None),  # only a log-in page was archived
    8: ("GONE", "CONFIRMED", "SUPPORTED", "memento"),
    9: ("GONE", "NONE", "UNREAD", None),  # a soft 404
    10: ("WALLED", "NONE", "UNREAD", None),
    11: ("LIVE", "CAPTURED", "SUPPORTED", "live"),  # a slow host
    12: ("BLOCKED", "NONE", "UNREAD", None),  # a challenge
    13: ("UNREACHABLE", "NONE", "UNREAD", None),  # a dead host
    14: ("LIVE", "CONFIRMED", "PARTLY", "live"),  # the article of note 1, with a tracking parameter
    15: ("LIVE", "CAPTURED", "NOT_FOUND", "live"),  # a home page
    16: ("LIVE", "CAPTURED", "NOT_FOUND", "live"),  # another event
    17: ("GONE", "REFUSED", "UNREAD", None),  # excluded from the archive
}


def test_the_example_report_comes_out_as_it_was_made(tmp_path: Path) -> None:
    assert run_demo(tmp_path / "out") == 0
    value = json.loads((tmp_path / "out" / "dossier.json").read_text("utf-8"))
    jsonschema.validate(value, SCHEMA)
    found = {c["footnote"]: (c["reach"], c["kept"], c["support"], c["support_from"]) for c in value["citations"]}
    assert found == VERDICTS
    assert "no-referrer" in (tmp_path / "out" / "dossier.html").read_text("utf-8")
