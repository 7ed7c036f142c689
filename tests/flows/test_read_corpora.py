"""Public files that are broken or mean harm, read through the child: each ends in a ledger or one clear line."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dalel.errors import ReportUnreadable
from flows import intake

CORPORA = Path(__file__).resolve().parents[3] / "shared/corpora"
there = pytest.mark.skipif(not CORPORA.exists(), reason="the public corpora are not beside this checkout")


def ends(data: bytes, name: str) -> str:
    try:
        return intake.read(intake.Given(data, name, name), None).media_type
    except ReportUnreadable as error:
        return str(error)


@there
def test_bombs_of_xml_are_refused_as_they_are_and_inside_a_word_file() -> None:
    for path in sorted((CORPORA / "xml-bombs").iterdir()):
        data, started = path.read_bytes(), time.monotonic()
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", data)
        alone, inside = ends(data, path.name), ends(packed.getvalue(), f"{path.name}.docx")
        assert time.monotonic() - started < 10
        assert "\n" not in alone + inside
        if b"<!ENTITY" in data:
            assert "entities" in inside


@there
@pytest.mark.parametrize("name", ["qpdf-pdf", "mammoth-docx"])
def test_a_sample_of_each_folder_ends_in_the_child_as_it_does_outside(name: str) -> None:
    for path in sorted(file for file in (CORPORA / name).rglob("*") if file.is_file())[::12]:
        end = ends(path.read_bytes(), path.name)
        assert "\n" not in end
        assert end.startswith(("application/", "text/")) or path.name in end
