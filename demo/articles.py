"""The articles of the invented web: text files with a head, dressed as pages of their sites."""

import html
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "articles"

_NAV = {
    "en": ("News", "Society", "Courts", "Economy", "About us", "Read also", "Subscribe to our newsletter"),
    "ru": ("Новости", "Общество", "Суды", "Экономика", "О нас", "Читайте также", "Подпишитесь на рассылку"),
    "kk": ("Жаңалықтар", "Қоғам", "Сот", "Экономика", "Біз туралы", "Тағы оқыңыз", "Жаңалықтарға жазылыңыз"),
}


@dataclass(frozen=True)
class Article:
    """One article. ``captures`` are the times at which the archive copied it; ``old_url`` redirects here."""

    url: str
    lang: str
    site: str
    title: str
    published: str
    author: str
    paragraphs: tuple[str, ...]
    captures: tuple[str, ...] = ()
    old_url: str = ""

    def page(self) -> bytes:
        """The article as its site shows it."""
        news, society, courts, economy, about, more, letter = _NAV[self.lang]
        title, site = html.escape(self.title), html.escape(self.site)
        body = "".join(f"<p>{html.escape(text)}</p>" for text in self.paragraphs)
        menu = "".join(f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate((news, society, courts, economy)))
        return (
            f'<!doctype html><html lang="{self.lang}"><head><meta charset="utf-8"><title>{title} - {site}</title>'
            f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
            f'<meta property="og:site_name" content="{site}"><meta name="author" content="{html.escape(self.author)}">'
            f'<meta property="article:published_time" content="{self.published}T09:00:00+05:00"></head>'
            f'<body><header><a href="/">{site}</a><nav><ul>{menu}</ul></nav></header>'
            f'<main><article><h1>{title}</h1><time datetime="{self.published}">{self.published}</time>{body}</article>'
            f'<aside><h2>{more}</h2><ul><li><a href="/news/1">{news} 1</a></li><li><a href="/news/2">{news} 2</a></li>'
            f"</ul></aside></main><footer><p>{letter}</p><p>© {site} · {about}</p></footer></body></html>"
        ).encode()


@cache
def articles() -> tuple[Article, ...]:
    """All articles."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.txt")))


def _read(path: Path) -> Article:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Article(
        url=fields["url"],
        lang=fields["lang"],
        site=fields["site"],
        title=fields["title"],
        published=fields["published"],
        author=fields["author"],
        paragraphs=tuple(part.strip() for part in body.split("\n\n") if part.strip()),
        captures=tuple(fields.get("captures", "").split()),
        old_url=fields.get("old_url", ""),
    )
