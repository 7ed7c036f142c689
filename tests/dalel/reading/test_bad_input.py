# ruff: noqa: E501  (markup as its makers write it)
"""The bad reports of our catalogue (R2 to R28): each ends in a ledger that loses nothing or in one clear line."""

import socket
from typing import Any

import pytest

from dalel.errors import ReportUnreadable
from dalel.model import Report
from dalel.reading import ledger_table, read_report, read_with_warnings

A, B = "https://a.example/1", "https://b.example/2"
NOTES = f"\n\n[1] {A}\n[2] {B}\n"


def read(text: str) -> Report:
    return read_report(text.encode())


def kinds(report: Report) -> list[tuple[str, object]]:
    return [(f.kind, f.footnote) for f in report.findings]


def refusal(data: bytes, name: str = "r") -> str:
    with pytest.raises(ReportUnreadable) as error:
        read_report(data, name)
    return str(error.value)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf  \n", b"\0\0"])
def test_r2_an_empty_report_is_said_to_be_empty(data: bytes) -> None:
    assert refusal(data) == "r is empty; save it again and give that file"


KINDS = {
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "save it without a password as .docx"),
    "RTF": (b"{\\rtf1 words}", "save it as .docx or .pdf"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a picture"),
    "photograph": (b"\xff\xd8\xff\xe0" + b"\0" * 99, "a picture"),
    "program": (b"\x7fELF" + b"\0" * 99, "a program"),
    "other program": (b"MZ" + b"\0" * 99, "a program"),
    "packed": (b"\x1f\x8b\x08" + b"\0" * 99, "unpack it first"),
    "binary": (bytes(range(256)) * 8, "it holds binary data"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_r4_r5_other_kinds_are_named_with_what_to_do(kind: str) -> None:
    data, why = KINDS[kind]
    assert why in refusal(data)
    assert "\n" not in refusal(data)


ACTIVE = f"""<html><head><base href="https://base.example/x/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<script src="https://evil.example/x.js">document.write('[9] https://script.example/')</script></head><body>
<iframe src="https://evil.example/frame">Framed[9].</iframe><form action="https://evil.example/form"><input value="9"></form>
<p>Orlova was held[1]. Petrov left[2].</p><p>[1] {A}</p><p>[2] <a href="two">the Star</a></p></body></html>"""


def test_r15_r17_active_content_is_inert_and_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader spoke to the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    report, warnings = read_with_warnings(ACTIVE.encode())
    assert [n.urls for n in report.footnotes] == [(A,), ("https://base.example/x/two",)]
    assert "evil" not in str(report)
    assert warnings == ("links without a host are resolved by the page's base address https://base.example/x/",)


def test_r16_nul_bytes_are_left_out() -> None:
    report = read_report(f"<html><p>Orlova was\0 held[1].</p><p>[1] {A}</p></html>".encode())
    assert [c.text for c in report.claims] == ["Orlova was held."]


def test_r18_mixed_encodings_end_in_a_ledger() -> None:
    page = "<html><meta charset=utf-8><p>Орлова[1].</p><p>[1] https://a.example/1</p>".encode()
    page += "<p>Петров</p>".encode("cp1251")
    assert [n.urls for n in read_report(page).footnotes] == [(A,)]


def test_r19_markdown_notes_defined_twice_never_or_not_used_are_findings() -> None:
    report = read(f"# T\n\nA came[^1]. B left[^2]. C[^1]. <b>D</b> [E]({B}).\n\n[^1]: {A}\n[^1]: {B}\n[^3]: {A}x\n")
    assert kinds(report) == [("note_missing", 2), ("note_unused", 3), ("number_repeated", 1)]
    assert [c.footnotes for c in report.claims] == [(1,), (2,), (1,)]


def test_r20_duplicates_gaps_and_numbers_that_are_no_marks() -> None:
    report = read(f"In [2021] Article [12] was cited[1]. B left[2]. C[2].\n\n[1] {A}\n[2] {B}\n[2] {B}x\n")
    assert [c.footnotes for c in report.claims] == [(1,), (2,), (2,)]
    assert [c.url for c in report.citations] == [A, B, f"{B}x"]
    assert kinds(report) == [("number_repeated", 2)]


def test_r21_notes_without_addresses_with_five_or_with_the_same() -> None:
    five = "\n".join(f"https://c.example/{n}" for n in range(5))
    report = read(f"A[1]. B[2]. C[3].\n\n[1] Interview\n[2] {five}\n[3] Ibid.\n")
    assert [len(n.urls) for n in report.footnotes] == [0, 5, 5]
    assert kinds(report) == [("no_url", 1), ("several_urls", 2)]


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [("[1,2]", (1, 2)), ("[1–2]", (1, 2)), ("[1][2]", (1, 2)), ("[1], [2]", (1, 2)), ("[١][٢]", (1, 2)),
     ("[1; 2]", (1, 2)), ("¹ ²", (1, 2)), ("¹²", (1, 2)), ("[1-2]", (1, 2))],
)  # fmt: skip
def test_r22_marks_in_every_digits(marks: str, numbers: tuple[int, ...]) -> None:
    report = read(f"Orlova was held.{marks}{NOTES}")
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held.", numbers)]
    assert [c.url for c in report.citations] == [A, B]


ODD = {
    "direction": "Orlova \u202egnorw\u202c was held",
    "isolate": "Orlova \u2067x\u2069 was held",
    "private": "Orlova \ue123 was held",
    "combining": "Orlova" + "\u0301" * 500 + " was held",
    "template": "Orlova {{7*7}} <script>alert(1)</script> was held",
    "formula": "=cmd|' /C calc'!A0 was held",
    "format": "Orlova %s%n%x was held",
    "escape": "Orlova \x1b[31mred\x1b[0m was held",
    "null page": "Orlova \x07 was held",
    "wide": "Orlova 𝒳 🜏 was held",
}


@pytest.mark.parametrize("odd", ODD)
def test_r23_r24_odd_characters_are_kept_in_the_ledger_and_shown_escaped(odd: str) -> None:
    report = read(f"{ODD[odd]}[1].\n\n[1] {A}\n")
    assert [c.footnotes for c in report.claims] == [(1,)]
    assert report.claims[0].text.startswith(ODD[odd][:5])
    table = ledger_table(report)
    assert not set(table) & set("\x1b\x07\u202e\u202c\u2067\u2069\ue123")


def test_r23_lone_surrogates_cannot_come_in() -> None:
    report = read_report(f"<html><p>Orlova &#xD800;&#55357; was held[1].</p><p>[1] {A}</p></html>".encode())
    report.claims[0].text.encode()
    assert "Orlova" in report.claims[0].text


def test_r25_a_hundred_notes_with_one_address_are_a_hundred_citations_of_one_source() -> None:
    claims = " ".join(f"Orlova spoke of matter {n}.[{n}]" for n in range(1, 101))
    report = read(claims + "\n\n" + "\n".join(f"[{n}] {A}" for n in range(1, 101)))
    assert len(report.citations) == 100
    assert {c.source for c in report.citations} == {A}
    assert [f.kind for f in report.findings] == ["same_source"]


LETTERS = {
    "Kazakh": "Өзендегі жиналысқа Ғаниев пен Әлихан Құнанбайұлы һәм Іңкәр келді",
    "Kazakh in Latin letters of 2021": "Özendegı jinalysqa Ğaniev pen Älihan Qūnanbaiūly şaqyryldy",
    "old Kazakh Latin": "Ózendegi jınalysqa Ǵanıev pen Álıhan Qunanbaıuly shaqyryldy",
    "Kazakh in Arabic letters": "وزەندەگى جينالىسقا عانيەۆ پەن ءاليحان كەلدى",
    "Russian": "Её объявили ёлкой и отпустили",
}


@pytest.mark.parametrize("script", LETTERS)
def test_r28_no_letter_is_lost_in_any_script(script: str) -> None:
    words = LETTERS[script]
    for report in (f"{words}[1].\n\n[1] {A}\n", f"{words}[^1].\n\n[^1]: {A}\n",
                   f"<html><p>{words}[1].</p><p>[1] {A}</p></html>"):  # fmt: skip
        assert [c.text.rstrip(".") for c in read(report).claims] == [words]
