"""Wall time, processor time and peak memory of a command with all its descendants, from /proc (Linux)."""

import contextlib
import os
import subprocess
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

EVERY_S = 0.1
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Seconds, and the peak resident memory in MB of the largest process under each name.

    ``others_s``: processor seconds that all other programs took meanwhile.
    """

    wall_s: float
    cpu_s: float
    peak_mb: dict[str, float] = field(default_factory=dict)
    others_s: float = 0.0


def measured(command: Sequence[str], **options: object) -> Cost:
    """Run a command in a session of its own and watch every process of it. Raises CalledProcessError."""
    began, busy = time.monotonic(), _busy_s()
    seen: dict[int, tuple[str, float, float]] = {}
    child = subprocess.Popen(command, start_new_session=True, **options)  # type: ignore[call-overload]
    while child.poll() is None:
        for pid in _session(child.pid):
            seen[pid] = _read(pid) or seen.get(pid, ("", 0.0, 0.0))
        time.sleep(EVERY_S)
    wall, busy = time.monotonic() - began, _busy_s() - busy
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    peaks: dict[str, float] = defaultdict(float)
    for name, _, mb in seen.values():
        peaks[name] = max(peaks[name], mb)
    ours = sum(cpu for _, cpu, _ in seen.values())
    return Cost(wall, ours, dict(peaks), max(0.0, busy - ours))


def _busy_s() -> float:
    """Processor seconds that this machine has worked so far (proc(5): all of the first line but idle and iowait)."""
    user, nice, system, _, _, *rest = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(rest)) / TICKS


def cpu_s(leader: int) -> dict[int, float]:
    """Processor seconds so far of each process in the session of ``leader``."""
    found = {pid: _read(pid) for pid in _session(leader)}
    return {pid: seen[1] for pid, seen in found.items() if seen}


def resident_mb(leader: int) -> dict[str, float]:
    """What the processes in the session of ``leader`` hold in memory now, in MB, summed under each role.

    A page that several share counts for each of them by its share (PSS).
    """
    held: dict[str, float] = defaultdict(float)
    for pid in _session(leader):
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            held[_name(words)] += sum(int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:"))
    return dict(held)


def _session(leader: int) -> list[int]:
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            stat = _stat(int(entry))
            if stat and int(stat[3]) == leader:
                found.append(int(entry))
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat behind the command's name, from the state on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return []


def _read(pid: int) -> tuple[str, float, float] | None:
    """What a process is, its processor seconds, and its peak resident memory in MB."""
    stat = _stat(pid)
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    peak = next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)
    return (_name(words), (int(stat[11]) + int(stat[12])) / TICKS, peak) if stat and any(words) else None


def _name(words: Sequence[bytes]) -> str:
    line = b" ".join(words).decode("utf-8", "replace")
    roles = {"forkserver": "readers", "spiders.child": "crawler", "resource_tracker": "tracker"}
    return next((role for mark, role in roles.items() if mark in line), "parent")
