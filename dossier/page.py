"""The dossier's page: one self-contained HTML file, no script, nothing from outside."""

from collections.abc import Mapping
from typing import Any

import jinja2
from markupsafe import Markup

from dalel.alerts import TITLES
from dalel.model import Evidence
from dossier import words
from dossier.attention import filters_of, groups
from dossier.marking import differing, marked
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
    environment.filters |= {
        "visible": visible,
        "link": link,
        "short": _short,
        "marked": _marked,
        "differing": differing,
    }
    page = environment.get_template("dossier.html.j2")
    return page.render(
        view=view,
        totals=totals(view),
        citations=[c for group in groups(view.citations) for c in group.citations],
        words=words,
        tags=_tags,
        filters=_filters(view),
        titles=TITLES,
        differing=differing,
        bars=_bars(view),
    )


def _tags(citation: CitationView) -> str:
    """The classes by which the filters choose rows."""
    return " ".join(f"f-{key}" for key in filters_of(citation))


def _filters(view: DossierView) -> list[tuple[str, str]]:
    """(key, label) of the filters that would show something."""
    used = {key for citation in view.citations for key in filters_of(citation)}
    return [(key, label) for key, label in words.FILTERS.items() if key in used]


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


def _marked(evidence: Evidence) -> Markup:
    """The page's sentence with the words that were compared marked in it."""
    return marked(evidence.quote, [(evidence.source, evidence.result)])
