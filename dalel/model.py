"""The words of the project as flat values; tables inherit from them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Footnote:
    """A numbered note: ``number`` as printed (int where it is digits), its text and its URLs in order."""

    number: int | str
    text: str
    urls: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A passage that rests on ``footnotes``; ``context`` is its paragraph, ``date`` ISO 8601 or None."""

    id: str
    text: str
    context: str
    footnotes: tuple[int | str, ...]
    date: str | None = None


@dataclass(frozen=True)
class Finding:
    """Something wrong with the report itself; ``kind`` is lower_snake and stable."""

    kind: str
    message: str
    footnote: int | str | None = None
    url: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True)
class Report:
    """A published document: what we check. ``period`` is (from, to) as ISO dates, or None."""

    title: str
    language: str | None
    period: tuple[str, str] | None
    footnotes: tuple[Footnote, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
