"""How each archive is asked about a source: under which addresses, and how an answer ends."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archives.others import Other
from archives.transport import Transport
from archives.wayback import Wayback
from dalel.config import OtherArchive, Settings
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveRefused
from dalel.mementos import CdxRow, identity
from dalel.urls import archived_original, lookup_variants
from storage.citations import Known

AS_CITED = 4
"""Addresses asked for of every source: as written in the report, without tracking, where it is known to have moved."""


@dataclass(frozen=True)
class Found:
    """How a look-up ended: found, none, refused, busy or failed."""

    outcome: str
    message: str = ""
    rows: Sequence[CdxRow] = ()


Ask = Callable[[str, date | None], list[CdxRow]]


@dataclass(frozen=True)
class Question:
    """How one archive is asked, under which addresses; ``name`` tells its look-ups apart."""

    name: str
    archive: str
    addresses: Callable[[Known, Sequence[str]], tuple[str, ...]]
    ask: Callable[[Settings, Transport], Ask]


def narrow_question() -> Question:
    return Question("wayback", "wayback", as_cited, lambda settings, wire: Wayback(settings, wire).captures)


def wide_questions(settings: Settings) -> list[Question]:
    """The Wayback Machine under the source's other addresses, and every other archive."""
    rest = Question(
        "wayback, other addresses", "wayback", elsewhere, lambda settings, wire: Wayback(settings, wire).captures
    )
    return [rest, *(_other(other) for other in settings.archive.others)]


def _other(archive: OtherArchive) -> Question:
    def ask(_: Settings, wire: Transport) -> Ask:
        return lambda url, cited: Other(archive, wire).captures(url)

    return Question(archive.name, archive.name, as_cited, ask)


def answer(variants: Sequence[str], ask: Ask, cited: date | None) -> Found:
    """The rows for all addresses; what stopped the asking is the outcome, whatever had been found by then."""
    rows: list[CdxRow] = []
    refused = ""
    for variant in variants:
        try:
            rows += ask(variant, cited)
        except ArchiveRefused as error:
            refused = str(error)
        except ArchiveBusy as error:
            return Found("busy", str(error), rows)
        except ArchiveError as error:
            return Found("failed", str(error), rows)
    rows = sorted(dict.fromkeys(rows), key=lambda row: row.timestamp)
    if rows:
        return Found("found", f"{len(rows)} copies listed", rows)
    return Found("refused", refused) if refused else Found("none", f"asked for {len(variants)} addresses")


def as_cited(source: Known, written: Sequence[str]) -> tuple[str, ...]:
    """As written in the report, without tracking, and where the page is known to have moved to.

    For an archive's own address, what it is a copy of; one address for each entry of an index.
    """
    moved = source.capture.moved_to if source.capture else None
    asked = [*written[:2], source.source.url, *([moved] if moved else [])]
    inside = ((one, archived_original(one)) for one in asked)
    return _distinct(found[0] if found and found[0] else one for one, found in inside)[:AS_CITED]


def elsewhere(source: Known, written: Sequence[str]) -> tuple[str, ...]:
    """Other addresses of the same thing."""
    asked = {identity(url) for url in as_cited(source, written)}
    return tuple(url for url in _distinct(lookup_variants(source.source.url)) if identity(url) not in asked)


def _distinct(urls: Iterable[str]) -> tuple[str, ...]:
    by_identity: dict[object, str] = {}
    for url in urls:
        by_identity.setdefault(identity(url), url)
    return tuple(by_identity.values())
