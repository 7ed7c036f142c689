"""What is wrong with a report itself: its numbering, its addresses, its dates.

Kinds are stable and documented in docs/ledger.md. Each rule is a function that yields findings; the tables below are
what they know.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urlsplit

from dalel.lint_hosts import host_typos, lookalikes
from dalel.lint_links import IBID, addresses, cited
from dalel.model import Finding, Number, Report
from dalel.urls import archived_original, canonical_url

KINDS = (
    "note_missing",
    "note_unused",
    "number_repeated",
    "number_skipped",
    "several_urls",
    "no_url",
    "malformed_url",
    "uncertain_url",
    "unsupported_scheme",
    "not_public",
    "not_specific",
    "host_typo",
    "lookalike_host",
    "tracking",
    "already_archived",
    "shortened",
    "same_source",
    "date_outside",
    "text_differs_from_link",
)
"""Every kind of finding, those of the readers (malformed_url, uncertain_url, text_differs_from_link) too."""


def findings(report: Report) -> tuple[Finding, ...]:
    """All findings that the ledger alone gives rise to; those of the reader are already in the report."""
    return tuple(found for rule in _RULES for found in rule(report))


# --- numbering --------------------------------------------------------------------------------------------


def _numbering(report: Report) -> Iterator[Finding]:
    notes = Counter(n.number for n in report.footnotes)
    marks = {n for claim in report.claims for n in claim.footnotes}
    cited = {c.footnote for c in report.citations}
    for number in _in_order(marks - notes.keys()):
        yield Finding("note_missing", f"The text refers to note {number}, and there is no such note.", number)
    for number in _in_order(notes.keys() - marks - cited):
        yield Finding("note_unused", f"No mark in the text refers to note {number}.", number)
    for number, count in notes.items():
        if count > 1:
            yield Finding("number_repeated", f"{count} notes bear the number {number}.", number)
    digits = {n for n in notes.keys() | marks if isinstance(n, int)}
    skipped = set(range(1, max(digits, default=0))) - digits
    for number in sorted(skipped)[:100]:
        yield Finding("number_skipped", f"There is neither a mark nor a note {number}.", number)


def _in_order(numbers: set[Number]) -> list[Number]:
    return sorted(numbers, key=lambda n: (isinstance(n, str), n if isinstance(n, int) else 0, str(n)))


def _note_urls(report: Report) -> Iterator[Finding]:
    for note in report.footnotes:
        if not note.urls:
            yield Finding("no_url", f"Note {note.number} has no address.", note.number)
        elif len(note.urls) > 1 and not IBID.match(note.text):
            listed = " and ".join(note.urls) if len(note.urls) == 2 else f"{note.urls[0]} and others"
            message = f"Note {note.number} has {len(note.urls)} addresses: {listed}."
            yield Finding("several_urls", message, note.number, note.urls[1])


# --- one source, several notes -----------------------------------------------------------------------------


def _same_source(report: Report) -> Iterator[Finding]:
    notes: dict[str, dict[Number, str]] = defaultdict(dict)
    for note, url in cited(report):
        notes[canonical_url(url)].setdefault(note.number, url)
    for source, numbers in notes.items():
        if len(numbers) > 1:
            listed = ", ".join(map(str, numbers))
            yield Finding("same_source", f"Notes {listed} cite one source.", next(iter(numbers)), source)


# --- dates ------------------------------------------------------------------------------------------------

_PATH_DATE = re.compile(r"[/_-]((?:19|20)\d\d)[/_-](0[1-9]|1[0-2])(?:[/_-](0[1-9]|[12]\d|3[01]))?(?=[/_.?-]|$)")


def _dates_outside(report: Report) -> Iterator[Finding]:
    """Only where the report speaks of a span of time; a statement of one day tells of days before it."""
    if report.period is None or report.period[0] == report.period[1]:
        return
    first, last = report.period
    for claim in report.claims:
        if claim.date and _opens(claim.text, claim.context) and not first <= claim.date <= last:
            number = claim.footnotes[0] if claim.footnotes else None
            message = f"A claim opens with {claim.date}, outside the report's period ({first} to {last})."
            yield Finding("date_outside", message, number)
    for note, url in cited(report):
        day = _path_date(url)
        if day and not (first[: len(day)] <= day <= last[: len(day)]):
            message = (
                f"The address in note {note.number} is dated {day}, outside the report's period ({first} to {last})."
            )
            yield Finding("date_outside", message, note.number, url)


def _opens(passage: str, context: str) -> bool:
    return bool(passage) and context.startswith(passage[:20])


def _path_date(url: str) -> str | None:
    found = _PATH_DATE.search(unquote(urlsplit(url).path)) if archived_original(url) is None else None
    if found is None:
        return None
    try:
        date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None
    return "-".join(part for part in found.groups() if part)


_RULES = (_numbering, _note_urls, addresses, host_typos, lookalikes, _same_source, _dates_outside)
