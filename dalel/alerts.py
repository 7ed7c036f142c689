"""What a watcher tells: one thing that changed for good, with the words before and after."""

from dataclasses import dataclass
from enum import StrEnum


class AlertKind(StrEnum):
    """What happened, in the words of the file, the feed and the documents."""

    CLAIM_CHANGED = "claim_changed"
    CLAIM_VANISHED = "claim_vanished"
    PAGE_REPLACED = "page_replaced"
    SOURCE_LOST = "source_lost"
    SOURCE_CLOSED = "source_closed"
    SOURCE_BACK = "source_back"
    COPY_APPEARED = "copy_appeared"
    COPY_VANISHED = "copy_vanished"
    SUPPORT_CHANGED = "support_changed"


OF_SOURCES = frozenset(
    {
        AlertKind.SOURCE_LOST,
        AlertKind.SOURCE_CLOSED,
        AlertKind.SOURCE_BACK,
        AlertKind.COPY_APPEARED,
        AlertKind.COPY_VANISHED,
    }
)
"""Told once a report, with the first note of the source; they hold for all that cite it."""
TITLES = {
    AlertKind.CLAIM_CHANGED: "A sentence that carried a claim was changed",
    AlertKind.CLAIM_VANISHED: "A sentence that carried a claim is gone from its page",
    AlertKind.PAGE_REPLACED: "Another text stands where the source was",
    AlertKind.SOURCE_LOST: "A source is lost",
    AlertKind.SOURCE_CLOSED: "A source can no longer be opened by everyone",
    AlertKind.SOURCE_BACK: "A source can be read again",
    AlertKind.COPY_APPEARED: "An archive holds a usable copy now",
    AlertKind.COPY_VANISHED: "The archive shows no usable copy any more",
    AlertKind.SUPPORT_CHANGED: "A claim is supported differently now",
}


@dataclass(frozen=True)
class Alert:
    """One message. ``captures`` are ours, before and after; ``memento`` the address of a copy with the text before."""

    kind: AlertKind
    footnote: str
    claim: str
    url: str
    because: str
    before: str = ""
    after: str = ""
    captures: tuple[int | None, int | None] = (None, None)
    memento: str = ""

    @property
    def title(self) -> str:
        """One line."""
        return f"{TITLES[self.kind]}: note {self.footnote}" if self.footnote else TITLES[self.kind]

    @property
    def lines(self) -> list[str]:
        """The message, plain."""
        told = [self.url, self.because]
        told += [f"Claim: {self.claim}"] if self.claim else []
        told += [f"Before: {self.before}"] if self.before else []
        told += [f"After: {self.after or '(gone)'}"] if self.before else []
        told += [f"Our captures: {' and '.join(str(c) for c in self.captures if c)}"] if any(self.captures) else []
        return [*told, f"A copy with the text before: {self.memento}"] if self.memento else told
