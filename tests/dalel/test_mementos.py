"""Rows that are of this very address, and what a replay server's answer means."""

from datetime import timedelta

import pytest

from dalel.mementos import Replayed, classify_replay, is_row_of

BASE = "https://web.archive.org/web"
ASKED = f"{BASE}/20240401100000id_/http://n.example/a"
MEMENTO = {"memento-datetime": "Mon, 01 Apr 2024 10:00:00 GMT"}
EXCLUDED = "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"


@pytest.mark.parametrize(
    ("url", "original", "same"),
    [
        ("https://n.example/a/", "http://www.n.example:80/a", True),
        ("https://n.example/a?b=1&c=2", "http://n.example/a?c=2&b=1", True),
        ("https://n.example/a", "http://n.example/A", False),
        ("https://n.example:8080/a", "http://n.example/a", False),
        ("https://www.youtube.com/watch?v=aBcDeF12345", "https://www.youtube.com/watch?v=abcdef12345", False),
        ("https://youtu.be/aBcDeF12345", "https://youtu.be/ABcDeF12345", False),
        ("https://x.com/Sarybel/status/17", "https://x.com/sarybel/status/17", True),
        ("https://t.me/Sarybel/17", "https://t.me/sarybel/17", True),
        ("https://t.me/+aBcD", "https://t.me/+abcd", False),
        ("https://www.facebook.com/Sarybel/posts/17", "https://www.facebook.com/sarybel/posts/17", True),
        ("https://www.facebook.com/a/posts/pfbid0aB", "https://www.facebook.com/a/posts/pfbid0ab", False),
        ("https://n.example/%D0%B0", "https://n.example/%d0%b0", True),
    ],
)
def test_3_1_case_counts_where_ids_are(url: str, original: str, same: bool) -> None:
    assert is_row_of(url, original) is same


@pytest.mark.parametrize(
    ("status", "headers", "body", "kind"),
    [
        pytest.param(200, MEMENTO, "", Replayed.MEMENTO, id="a copy"),
        pytest.param(404, MEMENTO, "", Replayed.MEMENTO, id="the copy of an error"),
        pytest.param(429, MEMENTO, "", Replayed.MEMENTO, id="the copy of a 429"),
        pytest.param(429, {}, "", Replayed.BUSY, id="429 of the archive itself"),
        pytest.param(
            302,
            {"location": "http://web.archive.org/web/20240402000000id_/http://n.example/a"},
            "",
            Replayed.NEAREST,
            id="nearest, under http",
        ),
        pytest.param(
            302, {"location": "/web/20240901000000id_/http://n.example/a"}, "", Replayed.NOT_ARCHIVED, id="months away"
        ),
        pytest.param(302, {"location": "http://n.example/b"}, "", Replayed.BROKEN, id="out of the archive"),
        pytest.param(
            302,
            MEMENTO | {"location": "http://web.archive.org/web/20240401100000id_/http://n.example/b"},
            "",
            Replayed.ARCHIVED_REDIRECT,
            id="an archived redirect",
        ),
        pytest.param(307, MEMENTO | {"location": "/b"}, "", Replayed.ARCHIVED_REDIRECT, id="pywb's live address"),
        pytest.param(200, {}, "This URL has been excluded from the Wayback Machine.", Replayed.EXCLUDED, id="excluded"),
        pytest.param(403, {"x-archive-wayback-runtime-error": EXCLUDED}, "", Replayed.EXCLUDED, id="excluded, 403"),
        pytest.param(
            404,
            {"x-archive-wayback-runtime-error": "ResourceNotInArchive"},
            "",
            Replayed.NOT_ARCHIVED,
            id="other error",
        ),
        pytest.param(404, {}, "The Wayback Machine has not archived that URL.", Replayed.NOT_ARCHIVED, id="never"),
        pytest.param(504, {}, "", Replayed.BROKEN, id="broken"),
    ],
)
def test_5_the_archive_speaks_where_no_memento_datetime_is(
    status: int, headers: dict[str, str], body: str, kind: Replayed
) -> None:
    step = classify_replay(status, headers, ASKED, BASE, timedelta(days=1), body)
    assert step.kind is kind
    if kind in (Replayed.NEAREST, Replayed.ARCHIVED_REDIRECT):
        assert step.location.startswith(f"{BASE}/2024040")
