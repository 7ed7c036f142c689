"""The words of the project as values: one word per thing, the same in code, tables, pages and docs.

Ledger values (what a report says) and derived values (what we make of an exchange) are frozen
dataclasses. Recorded things that storage keeps as they are (Source, Capture, Memento, …) are flat
pydantic models, from which the tables inherit their columns. Times are aware UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel

Number = int | str
"""A footnote's number as printed: an int where it is digits, else a string."""


class Reach(StrEnum):
    """What became of a source, for a reader who follows the link today."""

    LIVE = "LIVE"
    MOVED = "MOVED"
    GONE = "GONE"
    WALLED = "WALLED"
    PAYWALLED = "PAYWALLED"
    BLOCKED = "BLOCKED"
    PARKED = "PARKED"
    UNREACHABLE = "UNREACHABLE"
    UNKNOWN = "UNKNOWN"


class Kept(StrEnum):
    """Whether a public archive holds a usable copy."""

    CONFIRMED = "CONFIRMED"
    CAPTURED = "CAPTURED"
    SUBMITTED = "SUBMITTED"
    HOLLOW = "HOLLOW"
    NONE = "NONE"
    REFUSED = "REFUSED"
    UNKNOWN = "UNKNOWN"


class Support(StrEnum):
    """Whether the source says what the claim says."""

    SUPPORTED = "SUPPORTED"
    PARTLY = "PARTLY"
    CONTRADICTED = "CONTRADICTED"
    NOT_FOUND = "NOT_FOUND"
    UNREAD = "UNREAD"


class Platform(StrEnum):
    """Where a source lives, as far as walls, removal notices and addresses differ."""

    WEB = "web"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    TELEGRAM = "telegram"
    X = "x"
    VK = "vk"
    OK = "ok"
    TIKTOK = "tiktok"


class MementoJudgement(StrEnum):
    """What a copy in an archive really shows."""

    USABLE = "usable"
    LOGIN_WALL = "login_wall"
    CONSENT = "consent"
    REMOVED_NOTICE = "removed_notice"
    SOFT404 = "soft404"
    CHALLENGE = "challenge"
    SCRIPT_SHELL = "script_shell"
    EMPTY = "empty"
    REDIRECT = "redirect"


class Completeness(StrEnum):
    """How much of a page's text could be read."""

    WHOLE = "whole"
    TEASER = "teaser"
    NOTHING = "nothing"


class DetailKind(StrEnum):
    """The checkable particulars of a claim."""

    PERSON = "person"
    DATE = "date"
    PLACE = "place"
    LAW = "law"
    TERM = "term"
    AMOUNT = "amount"
    COUNT = "count"
    ORGANISATION = "organisation"
    QUOTATION = "quotation"


class EvidenceResult(StrEnum):
    """One detail set against one source text."""

    FOUND = "found"
    DIFFERS = "differs"
    MISSING = "missing"


class FailureKind(StrEnum):
    """Why an exchange has no final response. The world's failures first, then our own."""

    DNS_NXDOMAIN = "dns_nxdomain"
    DNS_FAILED = "dns_failed"
    TLS = "tls"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    REDIRECT_LOOP = "redirect_loop"
    TUNNEL_REFUSED = "tunnel_refused"
    GUARD = "guard"
    SCHEME = "scheme"
    ROBOTS = "robots"
    LIMIT = "limit"
    PROXY_DOWN = "proxy_down"
    NETWORK_DOWN = "network_down"
    NOT_TRIED = "not_tried"
    ARCHIVE_BUSY = "archive_busy"
    ARCHIVE_EXCLUDED = "archive_excluded"


# --- the ledger: what a report says ------------------------------------------------------------------


@dataclass(frozen=True)
class Footnote:
    """A numbered note: its text and its URLs, in order and as written (repaired only where broken)."""

    number: Number
    text: str
    urls: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A passage that rests on ``footnotes``; ``context`` is its paragraph, ``date`` ISO 8601 or None."""

    id: str
    text: str
    context: str
    footnotes: tuple[Number, ...]
    date: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Citation:
    """One claim (by id) resting on one source (canonical URL) through one footnote; the unit we verify."""

    id: str
    claim: str
    footnote: Number
    url: str
    source: str


@dataclass(frozen=True)
class Finding:
    """Something wrong with the report itself; ``kind`` is lower_snake and stable."""

    kind: str
    message: str
    footnote: Number | None = None
    url: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True)
class Report:
    """A published document that we check. ``period`` is (from, to) as ISO dates; ``sha256`` of its bytes."""

    title: str
    language: str | None
    period: tuple[str, str] | None
    sha256: str
    media_type: str
    footnotes: tuple[Footnote, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()


# --- the wire ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hop:
    """One request and its response: ``headers`` as parsed, in order; names compare case-insensitively."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True)
class Failure:
    """Why there is no final response, in one sentence for people."""

    kind: FailureKind
    message: str


@dataclass(frozen=True)
class Exchange:
    """What went over the wire once, from the URL asked to the last response or the failure.

    ``body`` is the last response's body with its content-encoding undone; ``unverified`` marks a
    second try whose TLS certificate did not verify; ``sibling_body`` is the body of an address that
    cannot exist on that host, where it was asked for.
    """

    url: str
    hops: tuple[Hop, ...] = ()
    body: bytes = b""
    failure: Failure | None = None
    truncated: bool = False
    unverified: bool = False
    sibling_body: bytes | None = None

    @property
    def final_url(self) -> str:
        """Where the last response came from."""
        return self.hops[-1].url if self.hops else self.url

    @property
    def status(self) -> int | None:
        """The last response's status."""
        return self.hops[-1].status if self.hops else None

    def header(self, name: str) -> str | None:
        """A header of the last response."""
        return self.hops[-1].header(name) if self.hops else None


# --- what we make of it ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reached:
    """A Reach with its reasons: the rule that fired, a sentence, and what was seen."""

    reach: Reach
    rule: str
    because: str
    seen: str = ""
    language: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True)
class Evidence:
    """One detail of a claim set against a source text: both wordings and the sentence they were found in."""

    kind: DetailKind
    result: EvidenceResult
    claim: str
    source: str = ""
    quote: str = ""
    because: str = ""


@dataclass(frozen=True)
class Judgement:
    """Support with its reasons. ``score`` runs from 0 to 1 and ranks; UNREAD has 0."""

    support: Support
    score: float
    because: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """Three answers about a citation, never merged, each with its sentence."""

    reach: Reach
    reach_because: str
    kept: Kept
    kept_because: str
    support: Support
    support_because: str
    support_from: str | None
    score: float
    evidence: tuple[Evidence, ...] = ()


# --- what is recorded --------------------------------------------------------------------------------


class Source(BaseModel):
    """A cited web resource, identified by its canonical URL."""

    url: str
    host: str
    platform: str


class Capture(BaseModel):
    """Our record of one exchange with a source, or with an archive about it, at one time.

    ``hops`` is JSON [[url, status], …]; the WARC place is that of the last response (or of the
    metadata record that tells the failure). ``body_sha256`` is of the body as sent; ``body_bytes`` is 0
    where an earlier capture holds the same bytes.
    """

    url: str
    final_url: str
    at: datetime
    status: int | None = None
    failure: str | None = None
    hops: str = "[]"
    media_type: str | None = None
    body_sha256: str | None = None
    body_bytes: int = 0
    truncated: bool = False
    unverified: bool = False
    permitted: str | None = None
    robots: str = "unknown"
    ip: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    warc_file: str
    warc_offset: int
    warc_bytes: int
    warc_sha256: str
    reach: str
    reach_rule: str
    reach_because: str
    seen: str = ""
    moved_to: str | None = None


class SourceText(BaseModel):
    """The words read from a capture. Dates are the page's own claim; ``because`` says why there is no text."""

    title: str = ""
    author: str = ""
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    text: str = ""
    completeness: str = Completeness.NOTHING
    because: str = ""


class Memento(BaseModel):
    """An archive's copy of a source at one time (RFC 7089); ``judgement`` is None until it was looked at."""

    archive: str
    original: str
    time: datetime
    status: str
    media_type: str
    digest: str
    judgement: str | None = None


class SnapshotRequest(BaseModel):
    """Our asking an archive to make a memento, and its fate."""

    url: str
    state: str
    asked_at: datetime
    job_id: str | None = None
    timestamp: str | None = None
    final_url: str | None = None
    code: str | None = None
    message: str = ""
    retry_at: datetime | None = None
