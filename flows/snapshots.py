"""Following snapshot requests to their end: one question at a time, at the pace that all processes share.

Every step finds in the database what is due, so that a killed run goes on where it was and several runs share the
work. Submitting comes first, because its bucket is the narrowest; jobs are asked about in between.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from archives.pace import Clock, Pace
from archives.savepagenow import SavePageNow
from archives.spn_answers import (
    CONFIRM_AFTER,
    FAILING,
    RECENT,
    WINDOW,
    WRONG_KEYS,
    Answer,
    Fate,
    Scope,
    after,
    next_midnight,
)
from archives.transport import Transport
from archives.wayback import Wayback
from dalel.config import Settings
from dalel.copies import worth_remembering
from dalel.errors import ArchiveBusy, ArchiveError, ArchiveKeysRefused, ArchiveRefused
from dalel.mementos import CdxRow
from storage.archived import confirm_snapshots, save_lookup
from storage.database import reading, writing
from storage.snapshots import (
    LOOKED_UP,
    SAVE,
    claim,
    host_bucket,
    host_of_request,
    next_times,
    put_off,
    take_look_up,
    take_poll,
)
from storage.tables import SnapshotRow, row_id

JOB_LIFE = timedelta(hours=1)
"""How long the archive remembers a job."""
PATIENCE = timedelta(minutes=1)
"""So long a run waits for its turn to submit; what is put off for longer is left to a later run."""
RECOUNT = timedelta(seconds=20)
"""Between two questions how many jobs may run at once."""
MOST_SILENT, OUT_OF_ORDER = 3, timedelta(minutes=5)
_BUCKETS = {"submit": "save", "poll": "status", "look_up": "cdx"}
_UNLIMITED = 1_000_000
ASK_INDEX_AGAIN = timedelta(minutes=10)
_SLACK, _RECENT = timedelta(minutes=2), timedelta(days=30)


class Follower:
    """Works through the requests of some sources (None: of all) until nothing is due within the time allowed."""

    def __init__(
        self,
        engine: Engine,
        settings: Settings,
        wire: Transport,
        pace: Pace,
        clock: Clock,
        among: Collection[int] | None,
    ) -> None:
        self._engine = engine
        self._wire = wire
        self._pace = pace
        self._clock = clock
        self._among = among
        self._archive = SavePageNow(settings, wire)
        self._index = Wayback(settings, wire)
        self._free: int | None = None  # jobs that the archive will still take at once; None: not asked yet
        self._open_at: dict[str, datetime] = {}
        self._silent = 0
        self._sent_at = clock.now()  # when the archive last took a request or refused it for good
        self.stopped = ""  # why nothing more is submitted in this run

    def work(self, wait: timedelta, told: Callable[[str], None]) -> None:
        """Submit what is due, follow what runs; after the last submission for ``wait`` at most."""
        self._sent_at = self._clock.now()
        while True:
            with reading(self._engine) as session:
                times = next_times(session, self._among, self._clock.now())
            if self.stopped:
                times.pop("submit", None)
            done = next((kind for kind in _BUCKETS if self._is_due(kind, times) and self._act(kind, told)), None)
            if done is None:
                nap = self._nap(times, self._sent_at + wait)
                if nap is None:
                    break
                self._clock.sleep(nap)
        with writing(self._engine) as session:
            put_off(session, self._among, self._clock.now())

    def _is_due(self, kind: str, times: dict[str, datetime]) -> bool:
        now = self._clock.now()
        return kind in times and max(times[kind], self._open_at.get(kind, now)) <= now

    def _act(self, kind: str, told: Callable[[str], None]) -> bool:
        if kind == "submit":
            return self._has_room() and self._has_turn(kind) and self._submit(told)
        return self._has_turn(kind) and (self._poll() if kind == "poll" else self._look_up_one())

    def _has_turn(self, kind: str) -> bool:
        """Whether a request may go out now; where not, when to ask again."""
        try:
            wait = self._wire.turn(_BUCKETS[kind])
        except ArchiveBusy as busy:
            wait = busy.retry_after
        if wait:
            self._open_at[kind] = self._clock.now() + timedelta(seconds=wait)
        return not wait

    def _nap(self, times: dict[str, datetime], until: datetime) -> float | None:
        """Seconds until something is due; None where that is later than this run may wait.

        What is due by then is not given up for a turn that comes within PATIENCE.
        """
        now = self._clock.now()
        patient = max(until, self._sent_at + PATIENCE)
        near = []
        for kind, at in times.items():
            turn = max(at, self._open_at.get(kind, at))
            if turn <= patient and (kind == "submit" or at <= until):
                near.append(turn)
        return max(0.0, (min(near) - now).total_seconds()) if near else None

    def _has_room(self) -> bool:
        """Whether the archive takes one more job, as it told when it was last asked."""
        hold = self._pace.held(SAVE)
        if hold and hold[0] > self._clock.now():
            self._open_at["submit"] = hold[0]
            return False
        if self._free is not None and self._free > 0:
            return True
        if not self._has_turn("poll"):
            self._open_at["submit"] = self._open_at["poll"]
            return False
        try:
            allowance = self._archive.allowance()
        except ArchiveKeysRefused as refused:
            self.stopped = str(refused)
            return False
        except ArchiveError as error:
            self._open_at["submit"] = self._clock.now() + RECOUNT
            self._count_silence(str(error))
            return False
        if allowance.today is not None and allowance.today <= 0:
            self._pace.hold(SAVE, next_midnight(self._clock.now()), "the account's snapshots of today are spent")
        self._free = _UNLIMITED if allowance.sessions is None else allowance.sessions
        if self._free <= 0:
            self._open_at["submit"] = self._clock.now() + RECOUNT
        return self._free > 0

    def _submit(self, told: Callable[[str], None]) -> bool:
        with writing(self._engine) as session:
            row = claim(session, self._among, self._clock.now(), WINDOW)
        if row is None:
            return False
        answer = self._archive.submit(row.url)
        self._free = (self._free or 1) - 1
        if answer.code == WRONG_KEYS:
            self.stopped = answer.message
            answer = Answer(Fate.NOT_ASKED, message=answer.message, wait_s=1)
        self._record(row, answer)
        if answer.fate in (Fate.SUBMITTED, Fate.REFUSED, Fate.EXCLUDED):
            self._sent_at = self._clock.now()
        self._count_silence(answer.message if answer.fate is Fate.UNKNOWN and answer.code != RECENT else "")
        if answer.scope is Scope.URL_QUOTA or answer.code == RECENT:
            self._look_up(row)
        told(row.url)
        return True

    def _count_silence(self, failure: str) -> None:
        """An archive that is out of order is left alone for a while, or every request would end unknown."""
        self._silent = self._silent + 1 if failure else 0
        if self._silent >= MOST_SILENT:
            self._silent = 0
            self._pace.hold(SAVE, self._clock.now() + OUT_OF_ORDER, failure)

    def _poll(self) -> bool:
        with writing(self._engine) as session:
            row = take_poll(session, self._among, self._clock.now())
        if row is None or row.job_id is None:
            return False
        age = self._clock.now() - row.asked_at - timedelta(seconds=row.delay_s)
        if age > JOB_LIFE:
            self._record(row, Answer(Fate.UNKNOWN, row.job_id, message="the archive forgot the job"))
            return True
        try:
            answer = self._archive.poll(row.job_id, row.url)
        except (ArchiveBusy, ArchiveError):
            answer = None
        if answer is None:
            wait = min(60.0, max(5.0, age.total_seconds() / 2))
            self._put_back(row, self._clock.now() + timedelta(seconds=wait))
            return True
        self._free = (self._free or 0) + 1
        self._record(row, answer)
        return True

    def _look_up_one(self) -> bool:
        with writing(self._engine) as session:
            row = take_look_up(session, self._among, self._clock.now())
        if row is None:
            return False
        self._look_up(row)
        return True

    def _look_up(self, row: SnapshotRow) -> None:
        """What the index shows of a request: the second that was named, or a copy made since we asked."""
        address = row.final_url or row.url
        outcome, message, rows = self._ask_index(address, row.asked_at.date())
        now = self._clock.now()
        with writing(self._engine) as session:
            if address == row.url and outcome in ("found", "none", "refused"):
                kept = worth_remembering(rows, row.asked_at.date())
                save_lookup(session, row.source_id, "wayback", now, outcome, message, kept)
            confirm_snapshots(session, row.source_id, rows)
            _after_look_up(session.get_one(SnapshotRow, row_id(row)), rows, outcome, now)

    def _ask_index(self, address: str, day: date) -> tuple[str, str, list[CdxRow]]:
        try:
            rows = self._index.captures(address, day)
        except ArchiveRefused as error:
            return "refused", str(error), []
        except ArchiveBusy as error:
            return "busy", str(error), []
        except ArchiveError as error:
            return "failed", str(error), []
        return "found" if rows else "none", f"{len(rows)} copies listed", rows

    def _record(self, row: SnapshotRow, answer: Answer) -> None:
        now = self._clock.now()
        with writing(self._engine) as session:
            stored = session.get_one(SnapshotRow, row_id(row))
            stored.failures += answer.fate is Fate.UNKNOWN or answer.scope in FAILING
            fate, stored.retry_at = after(answer, stored.failures, row.asked_at, now)
            stored.state, stored.job_id = fate, answer.job_id or stored.job_id
            stored.timestamp, stored.final_url = answer.timestamp, answer.final_url
            stored.code, stored.message = answer.code, answer.message
            stored.delay_s = answer.wait_s or 0 if fate is Fate.SUBMITTED else stored.delay_s
            host = host_of_request(session, row)
        self._hold(answer, host, now)

    def _hold(self, answer: Answer, host: str, now: datetime) -> None:
        """A quota or a pause concerns more than the one address."""
        until = next_midnight(now) if answer.next_day else now + timedelta(seconds=answer.wait_s or 0)
        if answer.scope in (Scope.HOST, Scope.HOST_QUOTA):
            self._pace.hold(host_bucket(host), until, answer.message)
        if answer.scope in (Scope.SESSIONS, Scope.ACCOUNT):
            self._pace.hold(SAVE, until, answer.message)
            self._free = None
        if answer.next_day:  # nobody waits for it, so that those concerned are told now
            with writing(self._engine) as session:
                put_off(session, self._among, now)

    def _put_back(self, row: SnapshotRow, at: datetime) -> None:
        with writing(self._engine) as session:
            session.get_one(SnapshotRow, row_id(row)).retry_at = at


def _after_look_up(row: SnapshotRow, rows: list[CdxRow], outcome: str, now: datetime) -> None:
    """Captured: confirmed already, or looked up again later. Unknown: found, excluded, or free to be sent again."""
    window_end = row.asked_at + WINDOW
    made = next((r for r in rows if r.status == "200" and r.time >= _since(row)), None)
    if row.state == Fate.CAPTURED:
        row.retry_at = now + CONFIRM_AFTER
    elif row.state in (Fate.UNKNOWN, Fate.DEFERRED) and made:
        row.state, row.timestamp, row.final_url = Fate.CONFIRMED, made.timestamp, made.original
    elif row.state == Fate.UNKNOWN and outcome == "refused":
        row.state, row.message = Fate.EXCLUDED, "the archive does not show this address"
    elif row.state == Fate.UNKNOWN and outcome in ("busy", "failed"):
        row.retry_at = now + ASK_INDEX_AGAIN
    elif row.state == Fate.UNKNOWN:
        row.code = LOOKED_UP if now >= window_end else row.code
        row.retry_at = max(now, window_end)
    if row.state in (Fate.CONFIRMED, Fate.EXCLUDED):
        row.retry_at = None


def _since(row: SnapshotRow) -> datetime:
    """A copy of this day settles a spent quota, a young one what the archive calls recent, one made since all else."""
    if row.state == Fate.DEFERRED:
        return row.asked_at.replace(hour=0, minute=0, second=0, microsecond=0)
    return row.asked_at - (_RECENT if row.code == RECENT else _SLACK)
