"""Which archived copies of a source to open, in which order, and what the opened ones prove together.

The copy that counts is the one its author saw: those that bracket the cited day come first, nearest first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dalel.mementos import CdxRow
from dalel.model import MementoJudgement

MOST_COPIES = 8
MOST_LISTED = 60
"""Copies of one source that are remembered; some home pages have been copied a hundred thousand times."""
OTHER_SIDE = 3
"""Copies tried on the far side of the cited day, once one on the near side is usable."""
EMPTY_BODY = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
"""SHA-1 of nothing: all redirects bear it, wherever they lead."""
NO_DIGEST = frozenset({EMPTY_BODY, "-", ""})
"""Digests that do not say which bytes a copy has."""
WHOLE = frozenset({"200", "203", "206"})
"""Statuses of a page itself."""
LISTED = "listed"
"""The status of a copy from a list that tells none (a TimeMap)."""
PROMISING = WHOLE | {LISTED}
UNTOLD = "-"
"""The status of a revisit: it repeats bytes seen before."""


@dataclass(frozen=True)
class Seen:
    """A copy and what it showed (None: not opened); ``words`` is the hash of its text, where there is one."""

    row: CdxRow
    judgement: str | None = None
    words: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether the page itself was seen in it."""
        return self.judgement == MementoJudgement.USABLE


def candidates(rows: Sequence[CdxRow], cited: date | None, posted: date | None = None) -> list[CdxRow]:
    """Copies worth opening, best first: those that bracket the cited day, nearest first; one a digest.

    Errors are dropped; redirects and copies of untold status stay at the end, as leads. Nothing from before the
    post itself.
    """
    good, leads = _sorted_out(rows, cited, posted)
    by_digest: dict[str, CdxRow] = {}
    for row in [*good, *leads]:
        by_digest.setdefault(_sameness(row), row)
    return list(by_digest.values())


def to_open(
    copies: Sequence[Seen], usable: Sequence[CdxRow], cited: date | None, posted: date | None = None
) -> list[CdxRow]:
    """What to open next of one archive's copies, at most MOST_COPIES with those opened before.

    Once some are ``usable``, here or elsewhere: those nearer to the cited day, else the first on the other side of
    that day, so that the two may prove what stood there in between.
    """
    order = candidates([seen.row for seen in copies], cited, posted)[:MOST_COPIES]
    waiting = _unopened(order, copies)
    if not usable:
        return waiting
    best = min(usable, key=lambda row: distance(row, cited))
    nearer = [row for row in waiting if row.status in PROMISING and distance(row, cited) < distance(best, cited)]
    return nearer or (_across(copies, usable, cited, posted) if cited else [])


def _unopened(order: Iterable[CdxRow], copies: Sequence[Seen]) -> list[CdxRow]:
    """Equal bytes are opened once, also where another address or an earlier run brought them."""
    opened = {_sameness(seen.row) for seen in copies if seen.judgement}
    return [row for row in order if _sameness(row) not in opened]


def _across(copies: Sequence[Seen], usable: Sequence[CdxRow], cited: date, posted: date | None) -> list[CdxRow]:
    """The first copies on the side of the cited day where none is usable yet; none where the same bytes lie there."""
    sides = {row.time.date() > cited for row in usable}
    if len(sides) == 2:
        return []
    good, _ = _sorted_out([seen.row for seen in copies], cited, posted)
    known = {_sameness(row) for row in usable}
    found: list[CdxRow] = []
    for row in (row for row in good if (row.time.date() > cited) not in sides):
        if _sameness(row) in known:
            break
        found += _unopened([row], [*copies, *(Seen(one, MementoJudgement.EMPTY) for one in found)])
    return found[:OTHER_SIDE]


def worth_remembering(rows: Sequence[CdxRow], cited: date | None) -> list[CdxRow]:
    """The first and the last row and those nearest to the cited day, oldest first, at most MOST_LISTED."""
    if len(rows) <= MOST_LISTED:
        return list(rows)
    good = [row for row in rows if row.status in PROMISING]  # a thousand errors must not crowd out the one page
    rest = [row for row in rows if row.status not in PROMISING]
    near = sorted(good, key=lambda row: distance(row, cited)) + sorted(rest, key=lambda row: distance(row, cited))
    kept = dict.fromkeys([rows[0], rows[-1], *near])
    return sorted(list(kept)[:MOST_LISTED], key=lambda row: row.timestamp)


def distance(row: CdxRow, cited: date | None) -> tuple[int, int, float]:
    """Days from the cited one; at equal distance the copy before it, which its author may have seen. No day: newest."""
    if cited is None:
        return (0, 0, -row.time.timestamp())
    days = (row.time.date() - cited).days
    noon = datetime(cited.year, cited.month, cited.day, 12, tzinfo=UTC)
    return (abs(days), 1 if days > 0 else 0, abs((row.time - noon).total_seconds()))


def what_they_prove(copies: Iterable[Seen], cited: date | None, gone_on: date | None = None) -> tuple[str, ...]:
    """Sentences: what stood there on the cited day, and between which days it was removed.

    ``gone_on``: a day on which the live page was gone.
    """
    opened = sorted((seen for seen in copies if seen.judgement), key=lambda seen: seen.row.timestamp)
    usable = [seen for seen in opened if seen.is_usable]
    return tuple(filter(None, (_on_the_day(usable, cited, copies), _removal(opened, usable, gone_on))))


def _on_the_day(usable: Sequence[Seen], cited: date | None, copies: Iterable[Seen]) -> str:
    """Bytes that an archive saw again are the same words, opened or not."""
    if cited is None or not usable:
        return ""
    by_digest = {seen.row.digest: seen.words for seen in usable if seen.row.digest not in NO_DIGEST}
    said = [(s.row.time.date(), s.words if s.is_usable else by_digest.get(s.row.digest, "")) for s in copies]
    before = max(((day, words) for day, words in said if words and day <= cited), default=None)
    after = min(((day, words) for day, words in said if words and day > cited), default=None)
    if before is None or after is None:
        return ""
    days = f"The copies of {_words(before[0])} and {_words(after[0])}, before and after the cited day,"
    if before[1] == after[1]:
        return f"{days} say the same: this is what the author saw."
    return f"{days} differ in their words."


def _removal(opened: Sequence[Seen], usable: Sequence[Seen], gone_on: date | None) -> str:
    if not usable:
        return ""
    last = usable[-1].row
    notices = [s.row.time.date() for s in opened if s.judgement == MementoJudgement.REMOVED_NOTICE]
    removed = [day for day in [*notices, *([gone_on] if gone_on else [])] if day > last.time.date()]
    return f"Usable on {_words(last.time.date())}, removed by {_words(min(removed))}." if removed else ""


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_INSTAGRAM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def posted_on(url: str) -> date | None:
    """The day a post was made, where its id tells it (X, TikTok and Instagram count time into their ids)."""
    if match := re.search(r"//(?:\w+\.)?(?:twitter|x)\.com/(?:\w+|i/web)/status/(\d{15,20})\b", url):
        return _day_of(((int(match[1]) >> 22) + 1288834974657) / 1000)
    if match := re.search(r"//(?:\w+\.)?tiktok\.com/@[^/]+/(?:video|photo)/(\d{18,20})\b", url):
        return _day_of(int(match[1]) >> 32)
    if match := re.search(r"//(?:\w+\.)?instagram\.com/(?:[^/]+/)?(?:p|reel|tv)/([\w-]{11})(?:[/?#]|$)", url):
        number = 0
        for letter in match[1]:
            number = number * 64 + _INSTAGRAM.index(letter)
        return _day_of(((number >> 23) + 1314220021721) / 1000)
    return None


def _day_of(seconds: float) -> date | None:
    """Ids that name no day of such a platform's life are of another kind."""
    moment = datetime.fromtimestamp(seconds, UTC) if 1.2e9 < seconds < 4e9 else None
    return moment.date() if moment else None


def _sorted_out(rows: Sequence[CdxRow], cited: date | None, posted: date | None) -> tuple[list[CdxRow], list[CdxRow]]:
    """Rows of the page itself, and those that may lead to it; each nearest first."""
    known = [row for row in _with_revisits_resolved(rows) if posted is None or row.time.date() >= posted]
    ordered = sorted(known, key=lambda row: distance(row, cited))
    good = [row for row in ordered if row.status in PROMISING]
    return good, [row for row in ordered if row.status == UNTOLD or row.status.startswith("3")]


def _sameness(row: CdxRow) -> str:
    """Equal bytes make an equal verdict, unless the bytes are none (redirects) or were not counted."""
    return f"{row.timestamp} {row.original}" if row.digest in NO_DIGEST else row.digest


def _with_revisits_resolved(rows: Sequence[CdxRow]) -> list[CdxRow]:
    """A revisit names the bytes of an earlier copy: it has that copy's status, or none we may trust."""
    told = sorted((row for row in rows if row.status != UNTOLD), key=lambda row: row.status in WHOLE)
    known = {row.digest: row.status for row in told if row.digest not in NO_DIGEST}
    return [
        CdxRow(row.timestamp, row.original, row.mimetype, known.get(row.digest, UNTOLD), row.digest)
        if row.status == UNTOLD
        else row
        for row in rows
    ]
