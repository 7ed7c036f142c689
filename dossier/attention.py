"""Which citations need a person, in which order, and by which states a reader can filter.

UNKNOWN and UNREAD are open questions, not failures: they never send a citation to a person by themselves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dalel.model import Kept, Reach, Support
from dossier.view import CitationView

Question = Callable[[CitationView], bool]

NOT_HELD = frozenset({Kept.NONE, Kept.HOLLOW, Kept.REFUSED})
CLOSED = frozenset({Reach.WALLED, Reach.PAYWALLED, Reach.BLOCKED, Reach.PARKED, Reach.UNREACHABLE})


def is_lost(citation: CitationView) -> bool:
    """Gone for good, and looked up: no archive holds a usable copy."""
    return _is_gone(citation) and citation.kept in NOT_HELD


def _is_gone(citation: CitationView) -> bool:
    return citation.reach is Reach.GONE or citation.lost_since is not None


# The order is the order of the page: a wrong claim misleads readers today, a lost source tomorrow.
REASONS: tuple[tuple[str, Question], ...] = (
    ("contradicted", lambda c: c.support is Support.CONTRADICTED),
    ("lost", is_lost),
    ("not_found", lambda c: c.support is Support.NOT_FOUND),
    ("partly", lambda c: c.support is Support.PARTLY),
    ("hollow", lambda c: c.kept is Kept.HOLLOW),
    ("parked", lambda c: c.reach is Reach.PARKED),
    ("gone_unasked", lambda c: _is_gone(c) and c.kept is Kept.UNKNOWN),
)

FILTERS: tuple[tuple[str, Question], ...] = (
    ("everything", lambda c: True),
    ("needs_person", lambda c: reason(c) is not None),
    ("contradicted", lambda c: c.support is Support.CONTRADICTED),
    ("partly", lambda c: c.support is Support.PARTLY),
    ("not_found", lambda c: c.support is Support.NOT_FOUND),
    ("supported", lambda c: c.support is Support.SUPPORTED),
    ("unread", lambda c: c.support is Support.UNREAD),
    ("lost", lambda c: _is_gone(c) or c.reach is Reach.PARKED),
    ("closed", lambda c: c.reach in CLOSED),
    ("unknown", lambda c: c.reach is Reach.UNKNOWN),
    ("from_archive", lambda c: c.support_from == "memento"),
    ("not_kept", lambda c: c.kept in NOT_HELD),
    ("changed", lambda c: bool(c.changes)),
)


@dataclass(frozen=True)
class Group:
    """A part of the page: citations that ask the same of the reader."""

    key: str
    citations: tuple[CitationView, ...]


def reason(citation: CitationView) -> str | None:
    """Why a person must look first, as a key of REASONS; None where nothing is asked of a person."""
    return next((key for key, holds in REASONS if holds(citation)), None)


def is_open(citation: CitationView) -> bool:
    """Nobody needs to act, but something could not be found out yet."""
    return reason(citation) is None and (citation.support is Support.UNREAD or citation.reach is Reach.UNKNOWN)


def by_urgency(citations: Iterable[CitationView]) -> tuple[CitationView, ...]:
    """Those that need a person, most pressing first; within one reason in the report's order."""
    ranks = {key: rank for rank, (key, _) in enumerate(REASONS)}
    pressing = [(ranks[why], citation) for citation in citations if (why := reason(citation))]
    return tuple(citation for _, citation in sorted(pressing, key=lambda pair: pair[0]))


def groups(citations: tuple[CitationView, ...]) -> tuple[Group, ...]:
    """The page's parts that are not empty: what needs a person, what is open, what is in order."""
    settled = tuple(c for c in citations if reason(c) is None and not is_open(c))
    parts = (
        Group("needs_person", by_urgency(citations)),
        Group("open", tuple(filter(is_open, citations))),
        Group("in_order", settled),
    )
    return tuple(part for part in parts if part.citations)


def filters_of(citation: CitationView) -> tuple[str, ...]:
    """The filters under which a citation is shown."""
    return tuple(key for key, holds in FILTERS if holds(citation))
