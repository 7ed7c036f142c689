"""Findings: every kind is documented, produced by its case, and not by the near-miss beside it."""

import re
from pathlib import Path

import pytest

from dalel.lint import KINDS
from dalel.model import Finding
from dalel.reading import read_report

DOCS = Path(__file__).resolve().parents[2] / "docs/ledger.md"


def found(report: str) -> list[tuple[str, object, str | None]]:
    """Kinds with note and suggestion, in order."""
    return [(f.kind, f.footnote, f.suggestion) for f in findings(report)]


def findings(report: str) -> tuple[Finding, ...]:
    return read_report(report.encode()).findings


def notes(*urls: str, head: str = "") -> str:
    """A report with one claim and one note for each address."""
    claims = " ".join(f"Orlova spoke of matter {chr(97 + n % 26)}[{n}]." for n in range(1, len(urls) + 1))
    return f"{head}\n\n{claims}\n\n" + "\n".join(f"[{n}] {url}" for n, url in enumerate(urls, 1)) + "\n"


def test_the_docs_list_the_kinds_of_the_code_each_with_a_sentence() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \| ([^|]+) \|$", DOCS.read_text(encoding="utf-8").split("## Kinds")[1], re.M)
    assert tuple(kind for kind, _ in rows) == KINDS
    assert all(len(said.split()) > 4 and said.rstrip().endswith(".") for _, said in rows)


NUMBERS = {
    "note_missing": ("A came[1]. B left[2]. C stayed[3].\n\n[1] https://a.example/1\n[3] https://a.example/3\n", 2),
    "note_unused": ("A came[1]. C stayed[2].\n\n[1] https://a.example/1\n[2] https://a.example/2\n"
                    "[3] https://a.example/3\n", 3),
    "number_repeated": ("A came[1]. B left[2]. C[2].\n\n[1] https://a.example/1\n[2] https://a.example/2\n"
                        "[2] https://a.example/3\n", 2),
    "number_skipped": ("A came[1]. B left[3].\n\n[1] https://a.example/1\n[3] https://a.example/3\n", 2),
    "no_url": ("A came[1]. B left[2].\n\n[1] https://a.example/1\n[2] Interview of 3 June\n", 2),
    "several_urls": ("A came[1]. B left[2].\n\n[1] https://a.example/1\n[2] https://a.example/2\n"
                     "https://a.example/3\n", 2),
}  # fmt: skip


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbering_and_counting(kind: str) -> None:
    report, note = NUMBERS[kind]
    assert [(k, n) for k, n, _ in found(report)] == [(kind, note)]


def test_a_report_in_order_has_no_findings() -> None:
    assert found(notes("https://a.example/1", "https://b.example/2")) == []


X = "https://one.example/story"
# kind: addresses that are it (with the suggestion, where one is made), addresses that only look like it.
ADDRESSES: dict[str, tuple[list[tuple[str, str | None]], list[str]]] = {
    "malformed_url": (
        [("htps://a.example/1", "https://a.example/1"), ("http:/a.example/1", "http://a.example/1"),
         ("https;//a.example/1", "https://a.example/1"), ("www.a.example/1", "https://www.a.example/1"),
         ("http//a.example/1", "http://a.example/1"), ("//a.example/1", "https://a.example/1"),
         ("https://https://a.example/1", "https://a.example/1")],
        ["https://a.example/http-2-is-new", "https://a.example/a;b", "https://a.example/htps://b"],
    ),
    "unsupported_scheme": (
        [("mailto:desk@a.example", None), ("ftp://a.example/file", None), ("javascript:alert(1)", None),
         ("tg://resolve?domain=orlova", None), ("whatsapp://send?text=x", None)],
        ["https://a.example/mailto:desk", "https://a.example/ftp/file"],
    ),
    "not_public": (
        [("https://a.example/wp-admin/post.php?post=5", None), ("https://a.example/admin/news/5", None),
         ("https://a.example/news/?p=7&preview=true", None), ("https://a.example/login?next=/news/5", None),
         ("https://a.example/index.php?title=X&action=edit", None), ("https://a.example/drafts/77", None),
         ("http://192.168.0.4/news/5", None), ("https://a.example/node/5/edit", None),
         ("https://a.example/edit/5", None), ("https://www.blogger.com/blog/post/edit/1/2", None),
         ("https://t.me/c/1234/56", None), ("https://web.telegram.org/k/#-123456", None),
         ("https://a.example/bitrix/admin/iblock_edit.php?ID=5", None)],
        ["https://a.example/administration-of-the-town", "https://a.example/news/admin-fined",
         "https://a.example/news/login-is-hard", "https://a.example/preview-of-the-match",
         "https://a.example/news/edition/5", "https://t.me/channel/56", "https://a.example/news/edit-war",
         "https://a.example/audit/5", "https://a.example/author/orlova"],
    ),
    "not_specific": (
        [("https://a.example/", None), ("https://a.example", None), ("https://a.example/ru/", None),
         ("https://www.facebook.com/groups/zarechny", None), ("https://www.facebook.com/orlova.test", None),
         ("https://t.me/zarechny_news", None), ("https://www.youtube.com/@zarechny", None),
         ("https://www.youtube.com/channel/UC0123456789", None), ("https://www.instagram.com/orlova/", None),
         ("https://x.com/orlova", None), ("https://vk.com/zarechny", None),
         ("https://a.example/rus/", None), ("https://www.threads.net/@orlova", None),
         ("https://a.example/index.html", None)],
        ["https://a.example/1", "https://www.facebook.com/groups/zarechny/posts/123456/",
         "https://www.facebook.com/orlova.test/posts/123456", "https://t.me/zarechny_news/55",
         "https://www.youtube.com/watch?v=abcdefghijk", "https://youtu.be/abcdefghijk",
         "https://www.instagram.com/p/Cabcdefg/", "https://x.com/orlova/status/123456789",
         "https://vk.com/wall-123_456", "https://www.facebook.com/watch/?v=123456",
         "https://www.facebook.com/permalink.php?story_fbid=1&id=2", "https://fb.watch/abcdefg/",
         "https://a.example/#/news/5", "https://a.example/oil", "https://medium.com/@orlova/of-zarechny-5",
         "https://vk.com/id5?w=wall5_6", "https://ok.ru/group/53/topic/66", "https://a.example/?p=5",
         "https://www.facebook.com/share/p/abc/", "https://www.youtube.com/post/Ugkx",
         "https://www.youtube.com/live/abcdefghijk", "https://www.instagram.com/orlova/reel/Cabc/"],
    ),
    "lookalike_host": (  # the second letters are Cyrillic, and of the last but one all are
        [("https://nеws.example/1", None), ("https://xn--nws-8cd.example/1", None),
         ("https://www.nοvaya.example/1", None), ("https://сосо.example/1", None),
         ("https://sub.vеsti.example/1", None)],
        ["https://news.example/1", "https://пример.example/1", "https://b\u00fccher.example/1", "https://сосо.бел/1",
         "https://новости-24.example/1", "https://\u65b0\u805enews.example/1", "https://news.example/nеws"],
    ),
    "tracking": (
        [("https://a.example/1?fbclid=IwAR0abc", "https://a.example/1"),
         ("https://a.example/1?utm_source=x&id=7", "https://a.example/1?id=7"),
         ("https://a.example/1?yclid=77", "https://a.example/1")],
        ["https://a.example/1?id=7", "https://a.example/fbclid", "https://a.example/1?s=7"],
    ),
    "already_archived": (
        [("https://web.archive.org/web/20240603101112/https://a.example/1", "https://a.example/1"),
         ("https://archive.ph/AbCdE", None),
         ("https://wayback.archive-it.org/12/20240603101112/https://a.example/1", "https://a.example/1"),
         ("https://arquivo.pt/wayback/20240603101112/https://a.example/1", "https://a.example/1")],
        ["https://archive.org/details/zarechny", "https://a.example/web.archive.org/web/1",
         "https://a.example/20240603101112/1", "https://a.example/news/20240603/?from=https://b.example/1"],
    ),
    "shortened": (
        [("https://bit.ly/3abcdef", None), ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F1", "https://a.example/1"),
         ("https://www.google.com/url?q=https://a.example/1", "https://a.example/1"),
         ("https://www.google.com/amp/s/a.example/1", "https://a.example/1"), ("https://vm.tiktok.com/ZMabc/", None),
         ("https://webcache.googleusercontent.com/search?q=cache:abc:https://a.example/1", "https://a.example/1")],
        ["https://youtu.be/abcdefghijk", "https://a.example/bit.ly/1", "https://www.google.com/search?q=orlova"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "url", "suggested"), [(kind, *row) for kind, (rows, _) in ADDRESSES.items() for row in rows]
)
def test_an_address_with_a_fault_is_found(kind: str, url: str, suggested: str | None) -> None:
    assert (kind, 1, suggested) in found(notes(url, X))
    assert [k for k, _, _ in found(notes(url, X)) if k != kind] == []


@pytest.mark.parametrize(("kind", "url"), [(kind, url) for kind, (_, misses) in ADDRESSES.items() for url in misses])
def test_an_address_that_only_looks_like_it_is_not_found(kind: str, url: str) -> None:
    assert kind not in [k for k, _, _ in found(notes(url, X))]


STAR = [f"https://rus.thestar.example/{n}" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("url", "likely"),
    [
        ("https://us.thestar.example/9", "https://rus.thestar.example/9"),
        ("https://rus.thestra.example/9", "https://rus.thestar.example/9"),
        ("https://rus.thestarr.example/9", "https://rus.thestar.example/9"),
        ("https://rsu.thestar.example/9", "https://rus.thestar.example/9"),
        ("https://russ.thestar.example/9", "https://rus.thestar.example/9"),
    ],
)
def test_a_host_seen_once_beside_one_seen_often_may_be_a_slip(url: str, likely: str) -> None:
    assert ("host_typo", 5, likely) in found(notes(*STAR, url))


def test_a_slip_is_suggested_with_the_host_as_it_is_written_most_often() -> None:
    star = [f"https://www.thestar.example/{n}" for n in range(1, 4)]
    assert ("host_typo", 5, "https://www.thestar.example/9") in found(
        notes(*star, "http://thestar.example/8", "http://ww.thestar.example/9")
    )


@pytest.mark.parametrize(
    "urls",
    [
        [*STAR, "https://www.thestar.example/9"],
        [*STAR, "https://m.thestar.example/9"],
        [*STAR, "https://kaz.thestar.example/9"],
        [*STAR, "https://rus.moonlight.example/9"],
        [*STAR[:2], "https://us.thestar.example/9"],
        [*STAR, "https://us.thestar.example/8", "https://us.thestar.example/9"],
        [*(f"https://www.facebook.com/o/posts/{n}" for n in range(1, 5)), "https://web.facebook.com/o/posts/9"],
        [*(f"https://www.facebook.com/o/posts/{n}" for n in range(1, 5)), "https://m.facebook.com/o/posts/9"],
        [*(f"https://t.me/o/{n}" for n in range(1, 5)), "https://x.me/o/9"],
        [*STAR, "https://online.thestar.example/9"],
        [*STAR, "https://ar.thestar.example/9"],
        [*(f"https://kursiv.kz/{n}" for n in range(1, 5)), "https://kursiv.uz/9"],
        [*(f"https://rus.azattyq.org/{n}" for n in range(1, 5)), "https://rus.azattyk.org/9"],
        [*(f"https://astana.sud.kz/{n}" for n in range(1, 5)), "https://office.sud.kz/9"],
        [*(f"https://www.thestar.example/{n}" for n in range(1, 5)), "https://thestar.example/9"],
        [*(f"https://egov.kz/cms/{n}" for n in range(1, 5)), "https://gov.kz/9"],
    ],
)  # fmt: skip
def test_editions_known_hosts_and_other_hosts_are_no_slips(urls: list[str]) -> None:
    assert "host_typo" not in [k for k, _, _ in found(notes(*urls))]


def test_notes_that_cite_one_source_are_one_finding() -> None:
    url = "https://a.example/1"
    (same,) = findings(notes(url, "https://a.example/2", f"{url}#top"))
    assert (same.kind, same.footnote, same.url, same.message) == ("same_source", 1, url, "Notes 1, 3 cite one source.")
    assert found(notes(url, "https://a.example/2", "https://a.example/1/x")) == []


JUNE = "Notes on Zarechny from June 1 to June 30, 2024"


def test_dates_outside_the_period_are_found_in_claims_and_addresses() -> None:
    report = f"{JUNE}\n\nOn June 3 A came[1]. \n\nOn August 4 B left[2].\n\n[1] https://a.example/2024/03/05/x\n"
    report += "[2] https://a.example/2\n"
    rows = [(f.kind, f.footnote, f.url) for f in findings(report)]
    assert rows == [("date_outside", 2, None), ("date_outside", 1, "https://a.example/2024/03/05/x")]


@pytest.mark.parametrize(
    "report",
    [
        f"{JUNE}\n\nOn June 30 A came, as on August 4 of last year[1].\n\n[1] https://a.example/2024/06/30/x\n",
        f"{JUNE}\n\nOn June 3 A came[1].\n\n[1] https://a.example/news/31483289/2024-06\n",
        "A statement\n\nOn August 4 A came[1].\n\n[1] https://a.example/2019/01/02/x\n",
    ],
)
def test_dates_inside_the_period_or_without_one_are_not_found(report: str) -> None:
    assert "date_outside" not in [k for k, _, _ in found(report)]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("On 31.02.2024", None), ("On February 31, 2024", None), ("31 февраля 2024 года", None), ("On 0.13.2024", None),
        ("2024 жылғы 31 ақпанда", None), ("On 29 February 2023", None), ("On 29 February 2024", "2024-02-29"),
        ("On 5 May 2087", "2087-05-05"),
    ],
)  # fmt: skip
def test_a_day_that_never_was_is_no_date_and_one_to_come_is_outside_the_period(written: str, day: str | None) -> None:
    report = read_report(f"{JUNE}\n\n{written} A came to Zarechny[1].\n\n[1] https://a.example/1\n".encode())
    assert [claim.date for claim in report.claims] == [day]
    assert [f.kind for f in report.findings] == (["date_outside"] if day else [])


def test_an_address_put_together_over_a_line_end_is_uncertain_and_a_whole_one_is_not() -> None:
    cut = "A came home to Zarechny on the third day of June and told her neighbours[1].\n\n"
    cut += "[1] https://news.example/2024/a-very-long-name-of-an-article-about-the-town-\nof-zarechny-and-more.html\n"
    report = read_report(cut.encode())
    whole = "https://news.example/2024/a-very-long-name-of-an-article-about-the-town-of-zarechny-and-more.html"
    assert report.footnotes[0].urls == (whole,)
    assert [(f.kind, f.footnote, f.url) for f in report.findings] == [("uncertain_url", 1, whole)]
    assert "uncertain_url" not in [k for k, _, _ in found(notes(whole, "https://b.example/2"))]


def test_a_link_that_leads_elsewhere_than_it_shows_is_found() -> None:
    page = '<p>A came[1]. B left[2].</p><p>[1] <a href="https://a.example/right">https://a.example/wrong</a></p>'
    page += '<p>[2] <a href="https://b.example/2/">http://www.b.example/2</a></p>'
    assert found(f"<html><body>{page}</body></html>") == [("text_differs_from_link", 1, "https://a.example/wrong")]


def test_every_kind_has_its_case_here() -> None:
    elsewhere = {"host_typo", "same_source", "date_outside", "uncertain_url", "text_differs_from_link"}
    assert {*NUMBERS, *ADDRESSES, *elsewhere} == set(KINDS)
