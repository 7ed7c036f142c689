"""Writes the labelled pages: tests/samples/pages/<case>/{page.html, exchange.json, expected.json}.

Run from anywhere: ``python tests/samples/pages_source/make_pages.py``. All people, places and hosts are invented.
"""

import json
import shutil
from collections import Counter
from pathlib import Path

from cases_gone import PLATFORM, REMOVED, SITE, SOFT
from cases_live import DECOYS, POSTS, SHELLS, STORIES
from cases_second import CASES as SECOND
from cases_walls import CHALLENGE, CONSENT, DOWN, LEAD, LOGIN, PARKED, PAYWALL, PLATFORM_LOGIN
from cases_wire import FAILURES, REDIRECTS, STATUSES, TWINS
from chrome import CHROMES, bare

OUT = Path(__file__).resolve().parent.parent / "pages"
WRITTEN: Counter[str] = Counter()


def write(
    name,
    reach,
    url,
    page,
    *,
    hops=None,
    status=200,
    headers=None,
    failure=None,
    decoy=False,
    rule=None,
    sibling=None,
    language=None,
):
    folder = OUT / name
    assert not folder.exists(), name
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(page, encoding="utf-8")
    if sibling is not None:
        (folder / "sibling.html").write_text(sibling, encoding="utf-8")
    last = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    hops = hops if hops is not None else [] if failure else [[url, status, last]]
    save(folder / "exchange.json", {"url": url, "hops": hops, "failure": failure})
    expected = (
        {"reach": reach, "decoy": decoy}
        | ({"rule": rule} if rule else {})
        | ({"language": language} if language else {})
    )
    save(folder / "expected.json", expected)
    WRITTEN[reach] += 1


def save(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def article(title, paragraphs, kind):
    """A story in one of four markups, so that no rule can rest on one of them."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    date = "<time datetime='2023-05-04T10:00:00+06:00'>04.05.2023</time>"
    return [
        f"<article><header><h1>{title}</h1>{date}</header><div class='entry-content'>{body}</div></article>",
        f"<h1>{title}</h1><div class='news-date'>04.05.2023</div><div class='news-detail'>{body}</div>",
        f"<div class='story-title'><h2>{title}</h2></div><div class='story'>{'<br><br>'.join(paragraphs)}</div>",
        f"<div class='t-title'>{title}</div><div class='t-text'>{body}</div>",
    ][kind % 4]


def stories(cases, prefix, decoy):
    for i, (name, lang, chrome, title, path, paragraphs) in enumerate(cases):
        site, host = SITE[lang]
        heading = title.removesuffix(f" – {site}")
        kind = 3 if chrome == "tilda" else 2 if chrome == "tables" else i % 2
        page = CHROMES[chrome](lang, site, title, article(heading, paragraphs, kind))
        write(f"{prefix}-{name}", "LIVE", f"https://{host}{path}", page, decoy=decoy, language=lang)


def framed(cases, prefix, reach, path):
    for name, lang, chrome, title, content in cases:
        site, host = SITE[lang]
        write(f"{prefix}-{name}", reach, f"https://{host}{path}", CHROMES[chrome](lang, site, title, content))


def paywalls():
    for name, lang, chrome, title, extra, gate in PAYWALL:
        site, host = SITE[lang]
        content = f"<article><h1>{title.split(' – ')[0]}</h1>{LEAD[lang]}{gate}</article>"
        write(
            f"paywalled-{name}",
            "PAYWALLED",
            f"https://{host}/2023/05/the-quiet-war",
            CHROMES[chrome](lang, site, title, content, extra),
        )


def walls():
    for name, lang, final, url, title, content in (*CONSENT, *PLATFORM_LOGIN):
        hops = [[final, 200, {"Content-Type": "text/html; charset=utf-8"}]]
        if final != url:
            hops.insert(0, [url, 302, {"Location": final}])
        write(f"walled-{name}", "WALLED", url, bare(lang, "", title, content), hops=hops)


def statuses(cases, prefix, reach):
    for case in cases:
        name, lang, status, *headers, title, content = case
        host = SITE[lang][1]
        url = (
            "https://www.youtube.com/watch?v=aBcDeFgHiJq"
            if name.startswith("yt")
            else f"https://{host}/2019/05/page-of-{name}"
        )
        write(
            f"{prefix}-{name}",
            reach,
            url,
            bare(lang, "", title, content),
            status=status,
            headers=headers[0] if headers else None,
        )


def posts():
    for prefix, reach, cases in (("gone", "GONE", PLATFORM), ("live", "LIVE", POSTS)):
        for name, lang, url, title, extra, content in cases:
            write(f"{prefix}-{name}", reach, url, bare(lang, "", title, content, extra), decoy="decoy" in name)
    for name, lang, url, title, content in SHELLS:
        write(f"live-shell-{name}", "LIVE", url, bare(lang, "", title, content), rule="script_shell")


def wire():
    for name, kind, reach in FAILURES:
        write(
            f"wire-{name}",
            reach,
            f"https://harbourpost.example/{name}",
            "",
            failure={"kind": kind, "message": "as the wire said"},
        )
    for name, reach, rule, chain, lang, chrome, title, content in REDIRECTS:
        site = SITE[lang][0]
        page = CHROMES[chrome](lang, site, title, content)
        hops = [[url, status, {"Location": chain[i + 1][0]}] for i, (url, status) in enumerate(chain[:-1])]
        hops.append([chain[-1][0], chain[-1][1], {"Content-Type": "text/html; charset=utf-8"}])
        write(f"redirect-{name}", reach, chain[0][0], page, hops=hops, rule=rule)
    for name, lang, chrome, status, reach, title, content in STATUSES:
        site, host = SITE[lang]
        write(
            f"status-{name}",
            reach,
            f"https://{host}/2020/01/{name}",
            CHROMES[chrome](lang, site, title, content),
            status=status,
        )
    for name, lang, chrome, reach, title, content, extra, other in TWINS:
        site, host = SITE[lang]
        pages = [CHROMES[chrome](lang, site, title, one, extra) for one in (content, other or "")]
        write(
            f"twin-{name}",
            reach,
            f"https://{host}/2020/02/{name}-of-the-year",
            pages[0],
            sibling=pages[1] if other is not None else None,
        )


def second():
    for i, (reach, _lang, url, page, status, headers, chain, decoy) in enumerate(SECOND):
        hops = chain and [
            [
                one,
                code,
                {"Location": chain[k + 1][0]} if k + 1 < len(chain) else {"Content-Type": "text/html; charset=utf-8"},
            ]
            for k, (one, code) in enumerate(chain)
        ]
        write(
            f"second-{i:03}-{reach.lower()}", reach, url, page, status=status, headers=headers, hops=hops, decoy=decoy
        )


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    stories(STORIES, "live", False)
    stories(DECOYS, "decoy", True)
    framed(SOFT, "gone-soft404", "GONE", "/2019/05/12/some-page-of-then")
    framed(REMOVED, "gone", "GONE", "/2019/05/12/another-page-of-then")
    framed(LOGIN, "walled", "WALLED", "/docs/report-of-the-year")
    walls()
    paywalls()
    statuses(CHALLENGE, "blocked", "BLOCKED")
    statuses(PARKED, "parked", "PARKED")
    statuses(DOWN, "down", "UNREACHABLE")
    posts()
    wire()
    second()
    print(sum(WRITTEN.values()), dict(WRITTEN))


if __name__ == "__main__":
    main()
