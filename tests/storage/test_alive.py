import subprocess
import sys
from pathlib import Path

from storage.alive import dead_workers, forget, known_alive

HOLD = """
import sys
from pathlib import Path
from storage.alive import known_alive
with known_alive(Path(sys.argv[1]), "other"):
    print(flush=True)
    sys.stdin.read()
"""


def test_a_killed_worker_is_known_dead_and_a_living_one_is_not(store: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout
    other.stdout.readline()
    with known_alive(store, "me"):
        assert dead_workers(store) == []
        other.kill()
        other.communicate()
        assert dead_workers(store) == ["other"]
    forget(store, ["other"])
    assert dead_workers(store) == []
    assert not any((store / "workers").iterdir())


def test_a_store_without_workers_has_no_dead_ones(store: Path) -> None:
    assert dead_workers(store) == []
