"""Exchange, mementos and judgements to the three answers about a citation: pure rules, no merging.

Kept follows the archive's own states; Support comes from the live page where one can be read, else from
the copy nearest to the cited date. Unknown is never none, and unread is never "not found".
"""

from collections.abc import Sequence
from datetime import datetime

from dalel.model import Judgement, Kept, MementoJudgement, Platform, Reach, Reached, Support, Verdict

READABLE = frozenset({Reach.LIVE, Reach.MOVED, Reach.PAYWALLED})
WALLED_PLATFORMS = frozenset(
    {Platform.FACEBOOK, Platform.INSTAGRAM, Platform.X, Platform.TIKTOK, Platform.VK, Platform.OK}
)
"""Archives keep log-in pages of these under status 200; their copies count only once opened."""
SUPPORTING = frozenset({Support.SUPPORTED, Support.PARTLY})

Looked = tuple[MementoJudgement | None, datetime]
"""A copy in the index: what it really shows (None until opened) and when it was made."""

_LOOKUPS = {  # the outcome of a look-up that names no usable copy
    "none": (Kept.NONE, "looked up in the archive: no copy"),
    "refused": (Kept.REFUSED, "the archive does not show this address"),
    "excluded": (Kept.REFUSED, "the owner of the site had it excluded from the archive"),
    "busy": (Kept.UNKNOWN, "the archive was too busy to answer; this is not the same as no copy"),
    "failed": (Kept.UNKNOWN, "the look-up failed; this is not the same as no copy"),
}
_REQUESTS = {  # the state of our snapshot request, where the index shows no usable copy
    "confirmed": (Kept.CONFIRMED, "the snapshot that was asked for is in the archive's index"),
    "captured": (Kept.CAPTURED, "the archive named a snapshot; its index does not show it yet"),
    "captured_wall": (Kept.HOLLOW, "the snapshot that was asked for shows a log-in page"),
    "submitted": (Kept.SUBMITTED, "a snapshot was asked for and is not finished"),
    "unknown": (Kept.SUBMITTED, "a snapshot was asked for; whether the archive made it is not known yet"),
    "refused": (Kept.REFUSED, "the archive refused to make a snapshot"),
    "excluded": (Kept.REFUSED, "the owner of the site had it excluded from the archive"),
}
_NOT_ASKED = {  # these add their reason to what the look-up said
    "not_asked": "no snapshot was asked for",
    "deferred": "the request for a snapshot was put off",
    "sealed": "private, nothing about it is told to any archive",
}


def judge_kept(
    mementos: Sequence[Looked],
    lookup: str | None,
    message: str = "",
    snapshot: str | None = None,
    platform: str = Platform.WEB,
    asked: str = "",
) -> tuple[Kept, str]:
    """Whether a public archive holds a usable copy, and why.

    ``lookup``: found, none, refused, excluded, busy or failed; None where none was made.
    ``snapshot``: the state of our request, sealed, or None; ``asked``: more about it, in words.
    """
    usable = [time for judgement, time in mementos if judgement is MementoJudgement.USABLE]
    if usable:
        return Kept.CONFIRMED, f"a usable copy of {max(usable):%Y-%m-%d} is in the archive"
    unopened = [time for judgement, time in mementos if judgement is None]
    hollow = [one for one in mementos if one[0] is not None]
    if unopened and not hollow and platform not in WALLED_PLATFORMS:
        return Kept.CONFIRMED, f"a copy of {max(unopened):%Y-%m-%d} is listed with status 200; not opened"
    if snapshot in _REQUESTS:
        return _with(_REQUESTS[snapshot], asked)
    if unopened and hollow:  # what eight copies showed says nothing certain about the ninth
        return Kept.UNKNOWN, f"{_hollow(hollow)}; {len(unopened)} more are listed and were not opened"
    if unopened:
        return (
            Kept.UNKNOWN,
            f"{len(unopened)} copies are listed, none opened yet; {platform} copies are often log-in pages",
        )
    if mementos and lookup not in ("busy", "failed"):
        return Kept.HOLLOW, _hollow(mementos)
    kept, because = _looked_up(lookup, message)
    if snapshot in _NOT_ASKED and (kept is Kept.NONE or lookup is None):
        return kept, f"{because}; {_with((kept, _NOT_ASKED[snapshot]), asked)[1]}"
    return kept, because


def _looked_up(lookup: str | None, message: str) -> tuple[Kept, str]:
    if lookup is None:
        return _with((Kept.UNKNOWN, "no archive was asked"), message)
    if lookup == "found":  # rows there were, but none that bears the page itself
        return _with((Kept.HOLLOW, "the archive lists copies, none of the page itself"), message)
    return _with(_LOOKUPS.get(lookup, _LOOKUPS["failed"]), message)


def _with(answer: tuple[Kept, str], message: str) -> tuple[Kept, str]:
    kept, because = answer
    return (kept, f"{because}: {message}") if message else (kept, because)


def _hollow(mementos: Sequence[Looked]) -> str:
    kinds = sorted({judgement.value.replace("_", " ") for judgement, _ in mementos if judgement})
    return f"{len(mementos)} copies in the archive, none usable: {', '.join(kinds)}"


def combine(
    reached: Reached,
    kept: Kept,
    kept_because: str,
    live: Judgement | None,
    memento: Judgement | None,
    memento_time: datetime | None,
) -> Verdict:
    """One citation's verdict. ``memento`` is the judgement of the usable copy nearest to the cited date."""
    readable = live if reached.reach in READABLE else None
    judged, origin, because = _support(reached, readable, memento, memento_time)
    return Verdict(
        reach=reached.reach,
        reach_because=reached.because,
        kept=kept,
        kept_because=kept_because,
        support=judged.support,
        support_because=because,
        support_from=origin,
        score=judged.score,
        evidence=judged.evidence,
    )


def _support(
    reached: Reached, live: Judgement | None, memento: Judgement | None, time: datetime | None
) -> tuple[Judgement, str | None, str]:
    copy = memento if memento and memento.support is not Support.UNREAD else None
    if live is None or live.support is Support.UNREAD:
        if copy:
            return copy, "memento", f"{_dated(time)}: {copy.because}"
        return _unread(reached, live, memento)
    if copy and live.support not in SUPPORTING and copy.support in SUPPORTING:
        return copy, "memento", f"the page of today does not say so, {_dated(time)} does: {copy.because}"
    return live, "live", live.because


def _dated(time: datetime | None) -> str:
    return f"the archived copy of {time:%Y-%m-%d}" if time else "the archived copy"


def _unread(reached: Reached, live: Judgement | None, memento: Judgement | None) -> tuple[Judgement, None, str]:
    """Nothing to compare with; the reason is the text's own, or why the source was not reached."""
    reason = live.because if live else f"no text of the source to compare with: {reached.because}"
    if memento is not None:
        reason += f"; the archived copy: {memento.because}"
    return Judgement(Support.UNREAD, 0.0, reason), None, reason
