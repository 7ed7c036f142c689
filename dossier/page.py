"""The dossier's page: one self-contained HTML file, no script, nothing from outside."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape

from dalel.model import Evidence, Kept, Reach
from dossier import words
from dossier.attention import groups, reason
from dossier.safe import link, visible
from dossier.view import CitationView, DossierView, totals

_SHORT_URL = 90


def render(view: DossierView) -> str:
    """The page as text. Everything from reports and sources is escaped, and what hides is shown."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("dossier"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"visible": visible, "link": link, "short": _short, "marked": _marked, "host": _host}
    page = environment.get_template("dossier.html.j2")
    return page.render(
        view=view,
        totals=totals(view),
        citations=[c for group in groups(view.citations) for c in group.citations],
        words=words,
        tags=_tags,
        bars=_bars(view),
    )


def _tags(citation: CitationView) -> str:
    """The classes by which the filters choose rows."""
    tags = [citation.support.lower().replace("_", "")]
    tags += ["person"] if reason(citation) else []
    tags += ["lost"] if citation.reach in (Reach.GONE, Reach.PARKED) else []
    tags += ["notkept"] if citation.kept in (Kept.NONE, Kept.HOLLOW, Kept.REFUSED) else []
    return " ".join(tags)


def _bars(view: DossierView) -> list[tuple[str, list[tuple[str, str, str, int]]]]:
    """For each of the three answers: (word, tone, meaning, count) of the states that occur."""
    found: list[tuple[str, Mapping[Any, tuple[str, str, str]], list[str]]] = [
        ("Support", words.SUPPORT, [c.support for c in view.citations]),
        ("Reach", words.REACH, [c.reach for c in view.citations]),
        ("Kept", words.KEPT, [c.kept for c in view.citations]),
    ]
    return [
        (
            name,
            [
                (str(word), tone, meaning, states.count(word))
                for word, (tone, _, meaning) in table.items()
                if word in states
            ],
        )
        for name, table, states in found
    ]


def _short(url: str) -> str:
    """An address short enough for a line; its whole is in the link's title and in print."""
    plain = visible(url).removeprefix("https://").removeprefix("http://")
    return plain if len(plain) <= _SHORT_URL else f"{plain[: _SHORT_URL - 12]}…{plain[-11:]}"


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _marked(evidence: Evidence) -> Markup:
    """The page's sentence with the words that were compared marked in it."""
    quote, words_found = visible(evidence.quote), visible(evidence.source)
    at = quote.casefold().find(words_found.casefold()) if words_found else -1
    if at < 0 or len(quote.casefold()) != len(quote):
        return escape(quote)
    end = at + len(words_found)
    return escape(quote[:at]) + Markup("<mark>") + escape(quote[at:end]) + Markup("</mark>") + escape(quote[end:])
