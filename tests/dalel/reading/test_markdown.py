"""Markdown reports: notes used twice, never, or not defined are all accounted for."""

from dalel.model import Report
from dalel.reading import read_report


def read(text: str) -> Report:
    return read_report(text.encode())


def test_notes_links_and_emphasis_are_read() -> None:
    report = read(
        "---\ntitle: Of Zarechny\n---\n\nOrlova was *held*.[^1] Petrov left.[^2]\n\n"
        "[^1]: <https://a.example/x_y_z?a=1&b=2>\n[^2]: [The Star](https://b.example/2), 3 May\n"
    )
    assert (report.title, report.media_type) == ("Of Zarechny", "text/markdown")
    assert [(c.text, c.footnotes) for c in report.claims] == [("Orlova was held.", (1,)), ("Petrov left.", (2,))]
    assert [(n.text, n.urls) for n in report.footnotes] == [
        ("https://a.example/x_y_z?a=1&b=2", ("https://a.example/x_y_z?a=1&b=2",)),
        ("The Star, 3 May", ("https://b.example/2",)),
    ]


def test_notes_defined_twice_never_or_not_used_are_findings() -> None:
    report = read(
        "A came.[^1] B came.[^1] C came.[^3]\n\n[^1]: https://a.example/1\n[^1]: https://a.example/11\n\n"
        "[^2]: https://a.example/2\n"
    )
    assert [(f.kind, f.footnote) for f in report.findings] == [
        ("note_missing", 3), ("note_unused", 2), ("number_repeated", 1),
    ]  # fmt: skip
    assert [(c.claim, c.url) for c in report.citations] == [
        ("c1", "https://a.example/1"),
        ("c2", "https://a.example/1"),
    ]


def test_a_note_of_two_paragraphs_keeps_both() -> None:
    report = read("A came.[^a]\n\n[^a]: See https://a.example/1\n\n    and https://b.example/2\n\nB left.\n")
    assert report.footnotes[0].urls == ("https://a.example/1", "https://b.example/2")
    assert report.footnotes[0].number == 1


def test_inline_notes_and_numbered_link_references_are_notes() -> None:
    assert [n.urls for n in read("A came^[See https://a.example/1] today. [b](https://b.example/2)").footnotes] == [
        ("https://a.example/1",)
    ]
    report = read("A came[1][2]. B left[2].\n\n[1]: https://a.example/1\n[2]: https://b.example/2\n")
    assert [(c.text, c.footnotes) for c in report.claims] == [("A came.", (1, 2)), ("B left.", (2,))]


def test_without_notes_each_link_is_a_citation_whatever_its_syntax() -> None:
    report = read(
        "A [came][x]. B [left](https://b.example/2). C <https://c.example/3> too.\n\n[x]: https://a.example/1\n"
    )
    assert [(c.claim, c.url) for c in report.citations] == [
        ("c1", "https://a.example/1"),
        ("c2", "https://b.example/2"),
        ("c3", "https://c.example/3"),
    ]


def test_raw_html_is_inert() -> None:
    report = read("A came.[^1] <script>x()</script><b>B</b> left.\n\n[^1]: https://a.example/1\n")
    assert "x()" not in report.claims[0].context


def test_names_that_are_given_to_headings_are_no_words_of_the_title() -> None:
    for name in ("{#zarechny}", "{: #zarechny .wide}", "{.unnumbered #z}"):
        assert read(f"# Of Zarechny {name}\n\nA came.[^1]\n\n[^1]: https://a.example/1\n").title == "Of Zarechny"
    assert read("# Sets {a, b}\n\nA came.[^1]\n\n[^1]: https://a.example/1\n").title == "Sets {a, b}"
