"""Deleted sources against the stand-in archive: is the nearest usable copy brought back, and is the reason right?

`python -m bench recovery [SEED]` (default 5): 120 cases, one line a kind, exit 1 where any is wrong.
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.recovery_cases import Case, cases
from dalel.config import settings_from
from dalel.model import Report
from demo.archive import Archive, Reply
from demo.world import World
from flows.choose import author_day, best_for, history_of
from flows.recover import Cited, Desk, bring_back_sources
from flows.verify import judge_kept_of
from storage.citations import Known
from storage.database import open_database, writing
from storage.ledger import save_sources

ROWS_AT_ONCE = 50
_PAGE = {"Content-Type": "text/html"}


def _slow() -> Reply:
    time.sleep(1.5)
    return Reply(504)


WEATHER: dict[str, tuple[str, Callable[[], Reply]]] = {
    "index answers 429": ("/cdx/", lambda: Reply(429, b"<html>Too Many Requests</html>", _PAGE)),
    "index answers 502": ("/cdx/", lambda: Reply(502, b"<html>502</html>", _PAGE)),
    "index answers a page": ("/cdx/", lambda: Reply(200, b"<html>Just a moment</html>", _PAGE)),
    "index does not answer": ("/cdx/", _slow),
    "replay answers 429": ("/web/", lambda: Reply(429, b"<html>Too Many Requests</html>", _PAGE)),
    "replay answers 503": ("/web/", lambda: Reply(503, b"<html>503</html>", _PAGE)),
}


def main(arguments: list[str]) -> None:
    """Print how many of each kind came out right, and every one that did not."""
    todo = cases(int(arguments[0]) if arguments else 5)
    began = time.monotonic()
    wrong = wrongs(todo)
    right = Counter(case.kind for case in todo)
    right.subtract(kind for kind, _ in wrong)
    for kind, count in Counter(case.kind for case in todo).items():
        sys.stdout.write(f"{right[kind]:3} of {count:3}  {kind}\n")
    sys.stdout.writelines(f"wrong: {kind}: {why}\n" for kind, why in wrong)
    used = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    sys.stdout.write(f"{len(todo) - len(wrong)} of {len(todo)} right, {time.monotonic() - began:.1f} s, ")
    sys.stdout.write(f"{cpu:.1f} s of processor\n")
    if wrong:
        raise SystemExit(1)


def wrongs(todo: Sequence[Case]) -> list[tuple[str, str]]:
    """Kind and what came instead, of each case that did not come out as expected. All of one weather share a world."""
    found: list[tuple[str, str]] = []
    for weather in dict.fromkeys(case.weather for case in todo):
        group = [case for case in todo if case.weather == weather]
        with World() as world, tempfile.TemporaryDirectory(prefix="dalel-recovery-") as folder:
            _set(world, group)
            found += _wrongs_of(world, Path(folder), group)
    return found


def _set(world: World, group: Sequence[Case]) -> None:
    archive = Archive([copy for case in group for copy in case.copies])
    archive.excluded = {case.excluded for case in group} - {""}
    archive.robots = {case.robots for case in group} - {""}
    archive.hidden = {case.hidden for case in group} - {""}
    archive.junk = [line for case in group for line in case.junk]
    archive.most_rows = ROWS_AT_ONCE
    if group[0].weather:
        where, reply = WEATHER[group[0].weather]
        archive.weather = lambda method, path: reply() if path.startswith(where) else None
    world.archive = archive


def _wrongs_of(world: World, store: Path, group: Sequence[Case]) -> Iterator[tuple[str, str]]:
    settings: dict[str, Any] = world.settings()
    settings["archive"]["timeout_s"] = 1
    (store / "captures").mkdir()
    engine = open_database(store)
    try:
        with writing(engine) as session:
            ids = save_sources(session, [case.url for case in group])
        cited = {ids[case.url]: Cited(case.day, (case.url,), (case.claim,)) for case in group}
        desk = Desk(engine, settings_from(settings), store, cited)
        desk.look_up(desk.known(cited))
        bring_back_sources(desk, list(cited))
        known = {one.source.url: one for one in desk.known(cited)}
    finally:
        engine.dispose()
    for case in group:
        if why := _wrong(case, known[case.url]) or _asked_in_vain(case, world.log):
            yield case.kind, f"{case.url} {why}"


def _wrong(case: Case, known: Known) -> str:
    report = Report("", None, None, "", "text/html", claims=(case.claim,))
    best = best_for(case.claim, report, known)
    copy = (f"{best.time:%Y%m%d%H%M%S}", best.original) if best else None
    kept, because = judge_kept_of(known)
    said = " ".join(history_of(known, author_day(known, case.day)))
    expected = case.expected
    if copy != expected.copy:
        return f"copy {copy}, expected {expected.copy}; {because}"
    if kept != expected.kept or expected.because not in because:
        return f"{kept}: {because}; expected {expected.kept}: {expected.because}"
    return "" if expected.proves in said else f"proves {said!r}, expected {expected.proves!r}"


def _asked_in_vain(case: Case, log: Iterable[tuple[float, str, str]]) -> str:
    """Never more than eight copies a question, and none of them twice, unless the archive was busy."""
    asked = Counter(path for _, _, path in log if "id_/" in path and path.endswith(case.url))
    twice = [path for path, count in asked.items() if count > 1 and not case.weather]
    if len(asked) > 8 + 3:
        return f"{len(asked)} copies asked for"
    return f"asked for twice: {twice[0]}" if twice else ""
