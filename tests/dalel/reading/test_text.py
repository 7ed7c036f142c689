"""Text reports: every mark, note and address is accounted for, in the shapes in which monitors type them."""

from pathlib import Path

import pytest

from dalel.model import Report
from dalel.reading import read_report

SHARED = Path(__file__).resolve().parents[4] / "shared/reports"
real = pytest.mark.skipif(not SHARED.exists(), reason="the real reports are not beside this checkout")

REPORT = """Notes on Zarechny from June 1 to June 30, 2024

June 3, Zarechny, Orlova A. was held for 10 days[1]. She was released[2][3].

On June 9 nothing was published[4].

[1]https://news.example/a?x=(1)
[2] https://news.example/b).
https://news.example/c
[3] no address here
[4]: Ibid.
"""


def read(text: str) -> Report:
    return read_report(text.encode())


def claims(text: str) -> list[tuple[str, tuple[int | str, ...]]]:
    return [(c.text, c.footnotes) for c in read(text).claims]


def test_claims_are_bound_to_their_notes_and_dated_by_the_period() -> None:
    report = read(REPORT)
    assert report.period == ("2024-06-01", "2024-06-30")
    assert report.title == "Notes on Zarechny from June 1 to June 30, 2024"
    assert [(c.text, c.footnotes, c.date) for c in report.claims] == [
        ("June 3, Zarechny, Orlova A. was held for 10 days.", (1,), "2024-06-03"),
        ("She was released.", (2, 3), "2024-06-03"),
        ("On June 9 nothing was published.", (4,), "2024-06-09"),
    ]


def test_a_second_url_on_its_own_line_belongs_to_the_note_above() -> None:
    assert [(n.number, n.urls) for n in read(REPORT).footnotes][:3] == [
        (1, ("https://news.example/a?x=(1)",)),
        (2, ("https://news.example/b", "https://news.example/c")),
        (3, ()),
    ]


def test_each_pair_of_a_claim_and_an_address_is_a_citation_with_an_id_of_its_own() -> None:
    report = read(REPORT)
    assert [(c.claim, c.footnote, c.url) for c in report.citations] == [
        ("c1", 1, "https://news.example/a?x=(1)"),
        ("c2", 2, "https://news.example/b"),
        ("c2", 2, "https://news.example/c"),
    ]
    assert len({c.id for c in report.citations}) == len(report.citations)


@pytest.mark.parametrize("ibid", ["Ibid.", "Там же, с. 4", "там же", "Сонда, 5 бет", "См. там же."])
def test_a_note_that_says_the_same_points_to_the_note_before(ibid: str) -> None:
    report = read(f"A was held[1]. B was freed[2].\n\n[1] https://a.example/x\n[2] {ibid}\n")
    assert [(c.footnote, c.url) for c in report.citations] == [
        (1, "https://a.example/x"),
        (2, "https://a.example/x"),
    ]
    assert report.findings == ()


@pytest.mark.parametrize("label", ["[{}]", "{}.", "({})"])
def test_a_number_alone_on_its_line_belongs_to_the_long_address_below(label: str) -> None:
    long = [f"https://a.example/{n}/{'-'.join(['market'] * 12)}" for n in (1, 2)]
    notes = "\n".join(f"{label.format(n)}\n{url}" for n, url in enumerate(long, 1))
    report = read(f"Orlova was held[1].\n\nPetrov left[2].\n\n\n{notes}\n")
    assert [(n.number, n.urls) for n in report.footnotes] == [(1, (long[0],)), (2, (long[1],))]
    assert [c.text for c in report.claims] == ["Orlova was held.", "Petrov left."]


STYLES = {
    "bracketed": ("one[1]. Two[2]. Three[3].", "[1] {a}\n[2] {b}\n[3] {c}"),
    "glued to the address": ("one[1]. Two[2]. Three[3].", "[1]{a}\n[2]{b}\n[3]{c}"),
    "plain with a stop": ("one[1]. Two[2]. Three[3].", "1. {a}\n2. {b}\n3. {c}"),
    "superscripts": ("one¹. Two.² Three³.", "¹ {a}\n² {b}\n³ {c}"),
    "superscripts, plain notes": ("one¹. Two.² Three³.", "1. {a}\n2. {b}\n3. {c}"),
    "round": ("one (1). Two (2). Three (3).", "(1) {a}\n(2) {b}\n(3) {c}"),
    "glued to words": ("one.1 Two.2 Three.3", "1 {a}\n2 {b}\n3 {c}"),
    "standing loose": ("one. 1 Two. 2 Three. 3", "1 {a}\n2 {b}\n3 {c}"),
    "Arabic-Indic digits": ("one[١]. Two[٢]. Three[٣].", "[١] {a}\n[٢] {b}\n[٣] {c}"),
    "under a heading, words first": ("one[1]. Two[2]. Three[3].", "Notes\n\n1. See {a}\n2. Cf. {b}\n3. From {c}"),
    "in Russian": ("one[1]. Two[2]. Three[3].", "Примечания:\n\n1. Сайт: {a}\n2. Там: {b}\n3. {c}"),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_marks_and_notes_are_known_in_every_style(style: str) -> None:
    text, notes = STYLES[style]
    urls = {k: f"https://{k}.example/1" for k in "abc"}
    report = read(f"Of Orlova, number {text}\n\n{notes.format(**urls)}\n")
    assert [(c.text, c.footnotes) for c in report.claims] == [
        ("Of Orlova, number one.", (1,)),
        ("Two.", (2,)),
        ("Three.", (3,)),
    ]
    assert [n.urls for n in report.footnotes] == [(u,) for u in urls.values()]
    assert report.findings == ()


LISTED = "".join(f"[{n}] https://a.example/{n}\n" for n in range(1, 13))


@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("[1,2–4]", (1, 2, 3, 4)),
        ("[1][2]", (1, 2)),
        ("[1], [3]", (1, 3)),
        ("[ 5 ]", (5,)),
        ("[1; 7-9]", (1, 7, 8, 9)),
    ],
)
def test_lists_and_ranges_of_marks(mark: str, numbers: tuple[int, ...]) -> None:
    assert claims(f"The court sat{mark}.\n\n{LISTED}") == [("The court sat.", numbers)]


@pytest.mark.parametrize(
    "no_mark", ["Article [12]", "ст. [12]", "in [2021]", "pages [400]", "[sic]", "№ [3]", "12 km²", "[9-1]", "[5](x)"]
)
def test_other_bracketed_numbers_are_no_marks(no_mark: str) -> None:
    assert claims(f"Under {no_mark} she was held[1].\n\n{LISTED}") == [(f"Under {no_mark} she was held.", (1,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A mark inside a sentence vouches for the whole of it.
        ("According to the Star[1], she was fined. Nobody spoke.", [("According to the Star, she was fined.", (1,))]),
        # Two marks in one sentence part it.
        ("Orlova was fined[1] and Petrov freed[2].", [("Orlova was fined", (1,)), ("and Petrov freed.", (2,))]),
        # Initials and abbreviations do not end a sentence.
        ("It was said by Zh.[1] Mamyrov of St. Anna.", [("It was said by Zh. Mamyrov of St. Anna.", (1,))]),
        # The full stop before or after the mark, and quotation marks around it.
        ("He said: “No.”[1] Then he left.[2]", [("He said: “No.”", (1,)), ("Then he left.", (2,))]),
        ("It opened at 9 a. m.[1]. Later it closed[2]", [("It opened at 9 a. m.", (1,)), ("Later it closed", (2,))]),
        # Sentences before the mark belong to the claim; sentences after the last mark to none.
        ("A came. B went[1]. C stayed.", [("A came. B went.", (1,))]),
        # A mark that stands alone repeats the passage before it.
        ("A came[1].\n\n[2]\n\n[1] https://a.example\n[2] https://b.example/x", [("A came.", (1, 2))]),
    ],
)  # fmt: skip
def test_a_claim_is_the_passage_the_mark_vouches_for(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    notes = "" if "https" in text else f"\n\n{LISTED}"
    assert claims(text + notes) == expected


def test_lines_cut_by_width_are_put_together_again() -> None:
    text = (
        "The district court of Zarechny heard the case of Orlova, who had asked the\n"
        "mayor for water, and sent her to prison for ten days. The public prose-\n"
        "cutor asked for fifteen days; nobody knew why this well-known lawyer, a\n"
        "long-serving one, did so[1].\n\n"
        "[1] https://news.example/zarechny/2024/06/03/court-hears-the-case-of-orlova-and-\n"
        "sends-her-to-prison.html?id=3 (in Russian, seen on\n4 June 2024)\n"
    )
    report = read(text)
    assert "The public prosecutor asked" in report.claims[0].text
    assert "well-known lawyer, a long-serving one" in report.claims[0].text
    assert report.footnotes[0].urls == (
        "https://news.example/zarechny/2024/06/03/court-hears-the-case-of-orlova-and-sends-her-to-prison.html?id=3",
    )
    assert [f.kind for f in report.findings] == ["uncertain_url"]


def test_numbering_that_begins_anew_on_each_page_is_paired_page_by_page() -> None:
    page = "On page {n} Orlova spoke of water.1 Petrov of {n} roads.2\n\n____\n1 https://a.example/{n}\n2 https://b.example/{n}\n"
    report = read("\f".join(page.format(n=n) for n in (1, 2, 3)))
    assert [(c.claim, c.url) for c in report.citations] == [
        (f"c{2 * n - 1 + (site == 'b')}", f"https://{site}.example/{n}") for n in (1, 2, 3) for site in "ab"
    ]


def test_a_number_given_twice_pairs_in_order_and_is_a_finding() -> None:
    report = read("A[1]. B[2]. C[2]. D[3].\n\n[1] https://a.example/1\n[2] https://a.example/2\n"
                  "[2] https://a.example/22\n[3] https://a.example/3\n")  # fmt: skip
    assert [c.url[18:] for c in report.citations] == ["1", "2", "22", "3"]
    assert [(f.kind, f.footnote) for f in report.findings] == [("number_repeated", 2)]


def test_a_report_without_notes_cites_by_the_addresses_in_its_sentences() -> None:
    report = read("Orlova was fined (https://a.example/1). Petrov left. He is well, see https://a.example/2.\n")
    assert [(c.claim, c.footnote, c.url) for c in report.citations] == [
        ("c1", 1, "https://a.example/1"),
        ("c2", 2, "https://a.example/2"),
    ]
    assert report.claims[0].text.startswith("Orlova was fined")
    assert "Petrov" not in report.claims[0].text + report.claims[1].text


def test_a_report_with_neither_notes_nor_addresses_is_a_report_still() -> None:
    report = read("Orlova was fined.\nNothing else is known.\n")
    assert (report.footnotes, report.claims, report.citations) == ((), (), ())


def test_letters_of_every_script_are_kept() -> None:
    text = "2024 жылғы 3 маусымда Қожахметұлы Әділ ұсталды[1]. قازاقستان[2].\n\n[1] https://a.example/1\n[2] https://a.example/2"
    report = read(text)
    assert report.claims[0].text == "2024 жылғы 3 маусымда Қожахметұлы Әділ ұсталды."
    assert (report.claims[0].date, report.claims[0].language) == ("2024-06-03", "kk")
    assert report.claims[1].text == "قازاقستان."


@real
def test_the_monthly_report_has_115_notes_with_115_urls() -> None:
    report = read_report((SHARED / "monitoring-2023-05.txt").read_bytes())
    assert [n.number for n in report.footnotes] == list(range(1, 116))
    assert all(len(n.urls) == 1 for n in report.footnotes)
    assert [c.footnotes for c in report.claims] == [(n,) for n in range(1, 116)]
    assert report.period == ("2023-05-01", "2023-05-31")
    assert all(c.date and c.date.startswith("2023-05") for c in report.claims)
    assert {f.kind for f in report.findings} == {"tracking", "same_source"}


@real
def test_the_notes_of_september_are_named_exactly() -> None:
    report = read_report((SHARED / "monitoring-2021-09.txt").read_bytes())
    assert len({n for c in report.claims for n in c.footnotes}) == 49
    assert (len(report.footnotes), sum(len(n.urls) for n in report.footnotes)) == (47, 49)
    assert report.period == ("2021-09-01", "2021-09-30")
    named = {(f.kind, f.footnote) for f in report.findings if f.kind not in ("tracking", "same_source")}
    assert named == {
        ("note_missing", 6), ("note_missing", 49), ("several_urls", 15), ("several_urls", 43),
        ("not_public", 20), ("not_specific", 15), ("not_specific", 28), ("host_typo", 33),
    }  # fmt: skip
    assert [f.suggestion for f in report.findings if f.kind == "host_typo"] == [
        "https://rus.azattyq.org/a/31472983.html"
    ]
    assert sum(f.kind == "tracking" for f in report.findings) == 7


@real
def test_the_statement_has_five_notes_at_the_feet_and_one_url_restored() -> None:
    report = read_report((SHARED / "statement-2019-02.txt").read_bytes())
    assert [n.number for n in report.footnotes] == [1, 2, 3, 4, 5]
    assert all(len(n.urls) == 1 for n in report.footnotes)
    assert report.footnotes[2].urls[0].endswith("r7lBCJqI6axjmFjXexi6qrkP_d")
    assert [c.footnotes for c in report.claims] == [(1,), (2,), (3,), (4,), (5,)]
    assert report.claims[3].text == "99.8% of court sentences in Kazakhstan are indictments."
    assert report.period == ("2019-02-11", "2019-02-11")
    assert {f.kind for f in report.findings} == {"uncertain_url", "tracking"}
