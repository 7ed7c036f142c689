"""The invented web: articles, and pages that are moved, removed, walled, challenged, slow or on a dead host."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from demo.articles import articles

SLOW_S = 2.0


@dataclass(frozen=True)
class Page:
    """One answer of the invented web."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0


def _html(lang: str, title: str, body: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


LOGIN = _html(
    "ru",
    "Вход — Клуб водителей",
    '<main><h1>Вход</h1><p>Чтобы продолжить, войдите на сайт.</p><form action="/login" method="post">'
    '<input name="login"><input type="password" name="password"><button>Войти</button></form></main>',
)
GONE = _html("ru", "404 — страница не найдена", "<h1>404</h1><p>Страница не найдена.</p>")
SOFT_404 = _html(
    "ru",
    "Страница не найдена — Сарыбел",
    "<header><a href='/'>Сарыбел</a></header><main><h1>Страница не найдена</h1><p>Возможно, она удалена или "
    "перенесена. Вернитесь на <a href='/'>главную страницу</a>.</p></main>",
)
FORUM = _html(
    "en",
    "Log in",
    '<main><h1>Log in</h1><p>You must be logged in to view this topic.</p><form action="/login" method="post">'
    '<label>Name <input name="user"></label><label>Password <input type="password" name="password"></label>'
    "<button>Log in</button></form></main>",
)
CHALLENGE = _html(
    "en",
    "Just a moment...",
    '<div class="main-wrapper"><h1>shielded-tv.example</h1><p>Verifying you are human. This may take a few seconds.</p>'
    '<div id="challenge-running"></div><script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1"></script>'
    "</div>",
)

DEAD_HOSTS = frozenset({"old-courier.example"})
REMOVED = frozenset({"stepnoi-listok.example", "tan-habar.example/janalyk/2024/04/20"})


def _articles() -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for article in articles():
        removed = any(place in article.url for place in REMOVED)
        delay = SLOW_S if "slow-herald" in article.url else 0.0
        pages[article.url] = Page(404, GONE) if removed else Page(200, article.page(), delay_s=delay)
        if article.old_url:
            pages[article.old_url] = Page(301, b"", {"Location": article.url})
    return pages


def pages() -> dict[str, Page]:
    """Every page of the invented web by its address; anything else on a living host is a plain 404."""
    walls = {"Server": "cloudflare", "cf-mitigated": "challenge"}
    return _articles() | {
        "http://drivers-club.example/posts/20240419": Page(404, GONE),
        "http://sarybel-council.example/squares-2024": Page(200, SOFT_404),
        "http://closed-forum.example/topic/771": Page(302, b"", {"Location": "/login?next=/topic/771"}),
        "http://closed-forum.example/login?next=/topic/771": Page(200, FORUM),
        "http://shielded-tv.example/video/market": Page(403, CHALLENGE, walls),
        "http://sarybel-prosecutor.example/notice/17": Page(410, GONE),
    }
