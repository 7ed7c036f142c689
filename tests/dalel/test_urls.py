"""Addresses keep their identity, and nothing that must not be fetched passes by its writing."""

import json
from pathlib import Path

import pytest
from ada_url import URL

from dalel.model import Platform
from dalel.urls import (
    archived_original,
    canonical_url,
    host_of,
    lookup_variants,
    platform_of,
    refusal,
    repair,
    tracking_parameters,
)

WPT = Path(__file__).resolve().parents[3] / "shared/corpora/wpt-url/urltestdata.json"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://News.Example:80/A?b=1#c", "http://news.example/A?b=1"),
        ("https://пример.рф/ә", "https://xn--e1afmkfd.xn--p1ai/%D3%99"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://news.example/a?id=2&fbclid=x&utm_source=y", "https://news.example/a?id=2"),
        ("https://news.example/a?fbclid=x", "https://news.example/a"),
        ("https://news.example/a?b=%7E&&c", "https://news.example/a?b=%7E&&c"),
        ("https://news.example/a?t=10&s=1&ref=2", "https://news.example/a?t=10&s=1&ref=2"),
        ("https://x.com/u/status/1?s=20&t=q", "https://x.com/u/status/1"),
        ("https://www.youtube.com/watch?v=abc&t=90&si=q", "https://www.youtube.com/watch?v=abc&t=90"),
        ("https://www.facebook.com/u/videos/1/?eid=A&__tn__=B", "https://www.facebook.com/u/videos/1/"),
        (
            "https://web.archive.org/web/2021/https://n.example/?fbclid=1",
            "https://web.archive.org/web/2021/https://n.example/?fbclid=1",
        ),
        ("https://u:secret@news.example/", "https://u:***@news.example/"),
        ("http://", "http://"),
    ],
)
def test_identity_changes_only_what_is_promised(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.skipif(not WPT.exists(), reason="the public URL cases are not beside this checkout")
def test_hosts_are_the_hosts_of_browsers() -> None:
    cases = [c for c in json.loads(WPT.read_text()) if isinstance(c, dict) and not c.get("base")]
    absolute = [c for c in cases if c.get("protocol") in ("http:", "https:")]
    broken = [c for c in cases if c.get("failure")]
    assert len(absolute) > 30
    assert len(broken) > 100
    for case in absolute:
        assert host_of(case["input"]) == case["hostname"].rstrip("."), case["input"]
        assert URL(canonical_url(case["input"])).pathname == case["pathname"], case["input"]
    for case in broken:
        assert refusal(case["input"]), case["input"]


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://a.example/?utm_a=1&utm_b=2&utm_a=3", ("utm_a", "utm_b")),
        ("https://www.facebook.com/a/posts/1?refsrc=1&id=2", ("refsrc",)),
        ("https://a.example/?mibextid=1&eid=2", ()),
        ("https://a.example/?x=fbclid", ()),
    ],
)
def test_tracking_is_named(url: str, names: tuple[str, ...]) -> None:
    assert tracking_parameters(url) == names


@pytest.mark.parametrize(
    ("url", "platform"),
    [
        ("https://m.facebook.com/x", Platform.FACEBOOK),
        ("https://notfacebook.com/x", Platform.WEB),
        ("https://facebook.com.evil.example/", Platform.WEB),
        ("https://youtu.be/x", Platform.YOUTUBE),
        ("https://t.me/s/x", Platform.TELEGRAM),
        ("https://x.com./x", Platform.X),
        ("not an address", Platform.WEB),
    ],
)
def test_a_platform_is_known_by_its_hosts(url: str, platform: Platform) -> None:
    assert platform_of(url) is platform


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("javascript:alert(1)", "javascript:"),
        ("data:text/html,x", "data:"),
        ("file:///etc/hostname", "file:"),
        ("ftp://a.example/", "ftp:"),
        ("mailto:a@b.example", "mailto:"),
        ("tg://resolve?domain=x", "tg:"),
        ("view-source:https://a.example/", "view-source:"),
        ("gopher://a.example/", "gopher:"),
        ("tel:+77000000000", "tel:"),
        ("https://user:pw@a.example/", "user name"),
        ("https://good.example@evil.example/", "user name"),
        ("http://a.example:22/", "Port 22"),
        ("http://a.example:0/", "Port 0"),
        ("http://a.example:65536/", "malformed"),
        ("http://a.example:-1/", "malformed"),
        ("http://localhost/", "local network"),
        ("http://printer.local/", "local network"),
        ("http://x.internal./", "local network"),
        ("http://x.onion/", "local network"),
        ("http://intranet/", "local network"),
        ("https://a..example/", "looked up"),
        ("https://" + "a" * 64 + ".example/", "looked up"),
        ("https://" + ".".join(["a" * 60] * 5) + ".example/", "looked up"),
        ("https://xn--a-.example/", "looked up"),
        ("https://xn--.example/", "looked up"),
        ("https://xn--news.example/", "looked up"),
        ("https://a.xn--99999999999.example/", "looked up"),
        ("http://[fe80::1%25eth0]/", "malformed"),
        ("https://a.example/" + "x" * 8192, "longer"),
        ("https://a.example/?" + "&".join(f"p{n}={n}" for n in range(1000)), "longer"),
        ("http://", "malformed"),
        ("http://a b.example/", "malformed"),
        ("", "malformed"),
    ],
)
def test_what_must_not_be_fetched_is_refused_with_its_reason(url: str, why: str) -> None:
    assert why in (refusal(url) or "")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/",
        "http://a.example:8080/",
        "http://a.example:/",
        "http://a.example:080/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://fa\u00df.example/",
        "http://2130706433/",
        "http://[::1]/",
        "https://localnews.example/local",
    ],
)
def test_what_the_network_guard_judges_is_not_refused_here(url: str) -> None:
    assert refusal(url) is None


@pytest.mark.parametrize(
    "raw", ["https://a.example/x\r\nX-Injected: y", "https://a.example/x\ty", "https://a.example/x\x00y"]
)
def test_nothing_inside_an_address_can_begin_another_header(raw: str) -> None:
    assert not {"\r", "\n", "\t", "\x00", " "} & set(canonical_url(raw))


@pytest.mark.parametrize("tail", ["%00", "%2e%2e/x", "%252e", "%zz", "%ff%fe"])
def test_percent_signs_are_sent_as_written(tail: str) -> None:
    assert canonical_url(f"https://a.example/p?q={tail}") == f"https://a.example/p?q={tail}"


def test_a_permitted_pair_overrides_the_list_of_ports() -> None:
    assert refusal("http://127.0.0.1:8123/", permit=("127.0.0.1:8123",)) is None
    assert refusal("http://127.0.0.1:8124/", permit=("127.0.0.1:8123",))


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("hxxp://a.example/x", "http://a.example/x"),
        ("hxxps://a[.]example/x", "https://a.example/x"),
        ("http:/a.example/x", "http://a.example/x"),
        ("http:a.example/x", "http://a.example/x"),
        ("https//a.example/x", "https://a.example/x"),
        ("//a.example/x", "https://a.example/x"),
        ("www.a.example", "https://www.a.example"),
        ("a.example/x", "https://a.example/x"),
        ("https://a.example/?x[.]=1", "https://a.example/?x[.]=1"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("12.05", "12.05"),
        ("Article 12", "Article 12"),
    ],
)
def test_slips_of_people_are_mended_and_nothing_else(broken: str, mended: str) -> None:
    assert repair(broken) == mended


@pytest.mark.parametrize(
    ("url", "original"),
    [
        (
            "https://web.archive.org/web/20210915000000id_/http://n.example/a?b=1",
            ("http://n.example/a?b=1", "20210915000000"),
        ),
        ("https://web.archive.org/web/2021/n.example/a", ("http://n.example/a", "2021")),
        ("https://web.archive.org/web/*/http:/n.example/", ("http://n.example/", None)),
        ("https://archive.ph/2021.09.15-123456/https://n.example/", ("https://n.example/", "20210915123456")),
        ("https://archive.is/AbC1d", ("", None)),
        ("https://perma.cc/AB12-CD34", ("", None)),
        ("https://ghostarchive.org/archive/x1Y2z", ("", None)),
        ("https://archive.org/details/film.mpeg/x", None),
        ("https://archive.org/about.html", None),
        ("https://n.example/web/2021/http://o.example/", None),
        ("https://archive.ph.evil.example/2021/http://o.example/", None),
    ],
)
def test_an_archive_address_tells_its_original(url: str, original: tuple[str, str | None] | None) -> None:
    assert archived_original(url) == original


@pytest.mark.parametrize(
    ("url", "among"),
    [
        (
            "https://www.facebook.com/permalink.php?story_fbid=1&id=2",
            {
                "https://m.facebook.com/story.php?story_fbid=1&id=2",
                "https://www.facebook.com/2/posts/1",
                "https://mbasic.facebook.com/permalink.php?story_fbid=1&id=2",
            },
        ),
        (
            "https://web.facebook.com/someone/posts/pfbid0a",
            {
                "https://www.facebook.com/someone/posts/pfbid0a",
                "https://m.facebook.com/someone/posts/pfbid0a",
            },
        ),
        ("https://t.me/channel/12", {"https://t.me/s/channel/12", "https://t.me/channel/12?embed=1"}),
        (
            "https://youtu.be/abcDEF_-123?si=q",
            {"https://www.youtube.com/watch?v=abcDEF_-123", "https://www.youtube.com/embed/abcDEF_-123"},
        ),
        ("https://x.com/u/status/1?s=20", {"https://twitter.com/u/status/1", "https://x.com/u/status/1"}),
        ("https://n.example/a/amp/", {"https://n.example/a/", "https://n.example/a"}),
        ("https://n.example/a?utm_x=1", {"https://n.example/a", "https://n.example/a/amp"}),
        ("https://web.archive.org/web/2021/https://n.example/a", {"https://n.example/a"}),
    ],
)
def test_other_addresses_of_the_same_thing_are_looked_up_too(url: str, among: set[str]) -> None:
    variants = lookup_variants(url)
    assert among <= set(variants)
    assert len(variants) == len(set(variants)) <= 12
    assert not archived_original(url) or variants[0] == "https://n.example/a"


def test_the_address_as_cited_is_looked_up_first() -> None:
    cited = "https://n.example/a?fbclid=1"
    assert lookup_variants(cited)[:2] == (cited, "https://n.example/a")
    assert lookup_variants("mailto:a@b.example") == ("mailto:a@b.example",)
