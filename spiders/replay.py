"""One archived copy: the original bytes, its redirects followed by hand, within the archive and not far in time.

The answer's body and status are the archived ones; what is judged is the page as the source sent it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dalel.mementos import Replayed, Step, classify_replay, split_replay
from dalel.model import Failure, FailureKind, Hop, MementoJudgement
from spiders.visit import Answer, Fetch, Visit

MOST_HOPS = 6
FIRST_WINDOW = timedelta(days=31)
"""A copy that cannot be played may be answered with a neighbour; one month away it is another copy's turn."""
REDIRECT_WINDOW = timedelta(hours=24)
"""The target of an archived redirect was captured with it or is another page."""
_ORIGINAL = "x-archive-orig-"


@dataclass(frozen=True)
class Copy:
    """What came of asking for a copy: the visit, the source's own hops, and the judgement where no page was shown.

    ``shown``: time and address of the copy that was really shown, never those asked for.
    ``judgement`` is None where the page is to be judged, or where the archive was only busy or broken.
    """

    visit: Visit
    hops: tuple[Hop, ...] = ()
    judgement: MementoJudgement | None = None
    shown: tuple[datetime, str] | None = None


async def replay(address: str, base: str, fetch: Fetch) -> Copy:
    """One copy, its redirects followed by hand within the archive."""
    answers: list[Answer] = []
    hops: list[Hop] = []
    asked, seen = address, set()
    while asked not in seen and len(answers) < MOST_HOPS:
        seen.add(asked)
        answer = await fetch(asked, False)
        if isinstance(answer, Failure):
            return Copy(Visit(address, tuple(answers), answer), tuple(hops))
        answers.append(answer)
        step = _step(answer, asked, base, FIRST_WINDOW if not hops else REDIRECT_WINDOW)
        if step.kind in (Replayed.MEMENTO, Replayed.ARCHIVED_REDIRECT):
            hops.append(_archived_hop(answer, step))
        if step.kind is Replayed.MEMENTO:
            return Copy(Visit(address, tuple(answers)), tuple(hops), shown=_shown(step))
        if step.kind not in (Replayed.NEAREST, Replayed.ARCHIVED_REDIRECT) or not step.location.startswith(f"{base}/"):
            return Copy(Visit(address, tuple(answers), _failure(step)), tuple(hops), _JUDGED.get(step.kind))
        asked = step.location
    loop = Failure(FailureKind.REDIRECT_LOOP, "the copies redirect in a circle")
    return Copy(Visit(address, tuple(answers), loop), tuple(hops), MementoJudgement.REDIRECT)


_JUDGED = {
    Replayed.NOT_ARCHIVED: MementoJudgement.REDIRECT,
    Replayed.ARCHIVED_REDIRECT: MementoJudgement.REDIRECT,
}


def _shown(step: Step) -> tuple[datetime, str]:
    return datetime.strptime(step.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC), step.original


def _step(answer: Answer, asked: str, base: str, window: timedelta) -> Step:
    headers = {name.lower(): value for name, value in answer.headers}
    return classify_replay(answer.status, headers, asked, base, window, answer.body[:4096].decode("utf-8", "replace"))


def _archived_hop(answer: Answer, step: Step) -> Hop:
    """The source's own answer: its headers come with a prefix from the Wayback Machine, plain from pywb."""
    original = {name[len(_ORIGINAL) :]: value for name, value in answer.headers if name.lower().startswith(_ORIGINAL)}
    plain = {name: value for name, value in answer.headers if name.lower() in ("content-type", "content-encoding")}
    if step.kind is Replayed.ARCHIVED_REDIRECT:
        original["location"] = split_replay(step.location)[1]
    return Hop(step.original, answer.status, tuple((plain | original).items()))


_FAILED = {Replayed.BUSY: FailureKind.ARCHIVE_BUSY, Replayed.EXCLUDED: FailureKind.ARCHIVE_EXCLUDED}


def _failure(step: Step) -> Failure:
    kind = _FAILED.get(step.kind, FailureKind.LIMIT)
    return Failure(kind, step.because or "the archived redirect leads out of the archive")
