"""The dossier: nothing that strangers wrote acts in it, its JSON keeps its shape, and no other file is overwritten."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from dalel.alerts import AlertKind
from dalel.model import (
    DetailKind,
    Evidence,
    EvidenceResult,
    Finding,
    Kept,
    MementoJudgement,
    Reach,
    Support,
)
from dossier.attention import FILTERS, REASONS, filters_of
from dossier.export import OutputRefused, write_dossier
from dossier.page import render
from dossier.summary import summary_lines
from dossier.view import CaptureView, ChangeView, CitationView, DossierView, MementoView, ReportView
from dossier.words import FILTERS as LABELS

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "dossier.schema.json").read_text("utf-8"))
DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'</style><style>*{background:url(//evil.example)}"
    "</title><svg onload=alert(1)>{{ 7*7 }}\u202e\u200b\x1b[2J"
)


def citation(text: str = "Plain words.", url: str = "https://news.example/a", **changes: object) -> CitationView:
    whole = CitationView(
        id="c1-n1", footnote=1, claim=text, claim_id="c1", url=url, source=url,
        reach=Reach.GONE, reach_because=text, kept=Kept.CONFIRMED, kept_because=text,
        support=Support.CONTRADICTED, support_because=text, support_from="memento", score=0.5, claim_date="2024-05-01",
        claim_language="en", context=text, reach_seen=text, moved_to=url, lost_since=DAY,
        mementos=(
            MementoView("wayback", url, DAY, True, MementoJudgement.USABLE),
            MementoView(text, url, DAY, False, MementoJudgement.LOGIN_WALL),
        ),
        evidence=(Evidence(DetailKind.TERM, EvidenceResult.DIFFERS, text, text, f"Before {text} after.", text),),
        captures=(CaptureView("7", DAY, "a.warc.gz", 0, "ab", url),),
        source_title=text, source_author=text, source_published=text, source_language="ru", history=(text,),
        changes=(
            ChangeView(
                AlertKind.CLAIM_CHANGED, DAY, text, text, f"Now {text}",
                CaptureView("7", DAY, "a.warc.gz", 0, "ab", url), CaptureView("8", DAY, "a.warc.gz", 9, "cd", url), url,
            ),
            ChangeView(AlertKind.SOURCE_LOST, DAY, text),
        ),
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def dossier(text: str = "Plain words.", url: str = "https://news.example/a") -> DossierView:
    report = ReportView(text, "report", "ab" * 32, "text/html", DAY, "en", ("2024-05-01", "2024-05-31"))
    finding = Finding("note_missing", text, 18, url, text)
    return DossierView(report, (citation(text, url),), (finding,), (text,))


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        'https://news.example/"onmouseover="alert(1)',
        "https://bank.example@evil.example/",
        "https://news.example/\u202egnp.exe",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://[::1",
    ],
)
def test_nothing_that_strangers_wrote_acts_in_the_page(url: str) -> None:
    page = render(dossier(HOSTILE, url))
    plain = Tags(render(dossier()))
    tags = Tags(page)
    assert {tag for tag, _ in tags.seen} <= {tag for tag, _ in plain.seen} | {"span"}
    for tag, attributes in tags.seen:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "action")], tag
        target = attributes.get("href") or "#"
        assert re.match(r"#|captures/|https?://news\.example/", target)
    assert page.count("<style>") == 1
    assert not re.search("[\u202e\u200b\x1b]", page)
    assert "49" not in re.findall(r"\{\{.*?\}\}|49", page)


def test_the_policy_forbids_scripts_and_everything_from_outside() -> None:
    policy = next(a["content"] for t, a in Tags(render(dossier())).seen if a.get("http-equiv"))
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "script" not in policy


def test_the_words_that_were_compared_are_marked_and_only_as_whole_words() -> None:
    row = Evidence(DetailKind.TERM, EvidenceResult.DIFFERS, "5", "5", "After 15 days came 5 more.", "")
    page = render(DossierView(dossier().report, (citation(evidence=(row,)),)))
    assert 'After 15 days came <mark class="differs">5</mark> more.' in page


def test_what_changed_since_the_first_check_is_shown_with_both_wordings_and_both_copies() -> None:
    ten, fifteen = "He was arrested for ten days.", "He was arrested for fifteen days."
    (changed, lost) = citation().changes
    page = render(
        DossierView(dossier().report, (citation(changes=(replace(changed, before=ten, after=fifteen), lost)),))
    )
    assert 'He was arrested for <mark class="changed">ten</mark> days.' in page
    assert 'He was arrested for <mark class="changed">fifteen</mark> days.' in page
    assert {'href="captures/7.txt"', 'href="captures/8.txt"'} <= set(re.findall(r'href="captures/\d.txt"', page))
    assert "An archived copy with the words before" in page
    assert "A source is lost." in page
    assert "gone from the page" in render(
        DossierView(dossier().report, (citation(changes=(replace(changed, after=""),)),))
    )
    assert "Changed since the first check" not in render(DossierView(dossier().report, (citation(changes=()),)))


def test_a_dossier_without_citations_is_a_page_too() -> None:
    page = render(DossierView(dossier().report))
    assert "No footnote with a source was found." in page


UNREAD = citation(
    support=Support.UNREAD, reach=Reach.UNKNOWN, kept=Kept.UNKNOWN, lost_since=None, reach_because="not fetched: x",
    reach_seen="x", mementos=(), evidence=(), changes=(),
)  # fmt: skip
FINE = citation(support=Support.SUPPORTED, reach=Reach.LIVE, lost_since=None, changes=())


@pytest.mark.parametrize(
    ("citations", "told"),
    [
        ((UNREAD, UNREAD), "No source could be read, so nothing is said of any claim."),
        ((FINE, UNREAD), "No citation that could be read was found to be wrong. <strong>1</strong> could not be read."),
        ((FINE,), "No citation that could be read was found to be wrong."),
        ((UNREAD, citation()), "<strong>1</strong> of 2 citations need a person."),
    ],
)
def test_what_was_not_read_is_never_said_to_be_in_order(citations: tuple[CitationView, ...], told: str) -> None:
    page = " ".join(render(replace(dossier(), citations=citations)).split())
    assert told in page
    assert ("could not be read." in page) is ("could not be read." in told)


@pytest.mark.parametrize(
    ("shown", "label"),
    [(UNREAD, "Our record of the attempt"), (citation(), "What the site answered"), (FINE, "Our copy")],
)
def test_only_a_copy_of_the_source_is_called_our_copy(shown: CitationView, label: str) -> None:
    links = re.findall(r">([^<]+), 1 May 2024</a>", render(replace(dossier(), citations=(replace(shown, changes=()),))))
    assert label in links
    assert ("Our copy" in links) is (label == "Our copy")


def test_why_a_link_was_not_reached_is_shown_once() -> None:
    assert 'class="seen"' not in render(replace(dossier(), citations=(UNREAD,)))
    assert 'class="seen"' in render(replace(dossier(), citations=(replace(UNREAD, reach_seen="y"),)))


def test_the_terminal_says_that_nothing_was_checked_where_no_note_has_a_source() -> None:
    lines = summary_lines(replace(dossier(), citations=()), Path("out"))
    assert "No footnote with a source was found, so nothing was checked." in lines
    assert not [line for line in lines if line.startswith("Reach")]


def test_lost_sources_and_those_read_from_an_archive_are_counted_apart() -> None:
    lost = citation(id="c2", kept=Kept.NONE, support=Support.UNREAD, support_from=None, mementos=())
    page = " ".join(re.sub(r"<[^>]+>", "", render(DossierView(dossier().report, (citation(), lost)))).split())
    assert "1 rests on a source that is gone, with no usable archived copy. 1 was read from an archived copy." in page


def test_every_filter_has_its_words_and_every_reason_a_filter() -> None:
    assert [key for key, _ in FILTERS if key not in LABELS] == []
    assert set(LABELS) == {key for key, _ in FILTERS}
    assert "needs_person" in filters_of(citation())
    assert len({key for key, _ in REASONS}) == len(REASONS)


@pytest.mark.parametrize("text", ["Plain words.", HOSTILE])
def test_the_json_keeps_to_its_schema(text: str, tmp_path: Path) -> None:
    write_dossier(dossier(text), tmp_path / "out", {"7": text})
    jsonschema.validate(json.loads((tmp_path / "out" / "dossier.json").read_text("utf-8")), SCHEMA)


@pytest.mark.parametrize("text", ["=1+1", "+7 700", "@SUM(A1)", "\t=1", "-1", "\u200b=1", "＝1", "a; =1+1"])
def test_no_cell_of_the_csv_is_a_formula(text: str, tmp_path: Path) -> None:
    write_dossier(dossier(text), tmp_path / "out", {})
    rows = list(csv.reader(io.StringIO((tmp_path / "out" / "dossier.csv").read_text("utf-8-sig"))))
    assert len(rows) == 2
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if re.match(r"[\s\u200b]*[=+\-@＝]|.*;\s*[=+\-@]", cell)]


def test_a_dossier_of_the_same_report_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_dossier(dossier(), out, {"7": "words"})
    write_dossier(dossier(), out, {})
    assert list((out / "captures").iterdir()) == []
    other = replace(dossier(), report=replace(dossier().report, sha256="cd" * 32, name="another"))
    with pytest.raises(OutputRefused):
        write_dossier(other, out, {})
    (out / "thesis.docx").write_text("mine")
    with pytest.raises(OutputRefused):
        write_dossier(dossier(), out, {})
    assert (out / "thesis.docx").read_text() == "mine"
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputRefused):
        write_dossier(dossier(), tmp_path / "file", {})
