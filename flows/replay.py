"""``dalel replay``: a report's captures in the browser, served by pywb on an origin of their own.

pywb (GPL) and ReplayWeb.page (AGPL) are the user's own programs: found where installed, never part of Dalel.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dalel.errors import ProgramMissing, ReportUnreadable
from flows.configure import OWN_PREFIXES

COLLECTION = "report"
CONFIG = "framed_replay: true\nenable_auto_fetch: false\n"


def replay(wacz: Path, port: int) -> int:
    """Serve the file on this machine until interrupted. Raises ProgramMissing, ReportUnreadable."""
    manager, server = _program("wb-manager", wacz), _program("wayback", wacz)
    pages = list(_pages(wacz))
    port = port or _free_port()
    with tempfile.TemporaryDirectory(prefix="dalel-replay-") as folder:
        (Path(folder) / "config.yaml").write_text(CONFIG)
        for step in (["init", COLLECTION], ["add", "--unpack-wacz", COLLECTION, str(wacz.absolute())]):
            _run([manager, *step], folder)
        base = f"http://127.0.0.1:{port}/{COLLECTION}"
        lines = [f"{base}/{time}/{url}  {title}" for time, url, title in pages]
        sys.stdout.write("\n".join([*lines, f"{len(pages)} pages at {base}/ ; stop with Ctrl-C"]) + "\n")
        sys.stdout.flush()
        return _serve([server, "-b", "127.0.0.1", "-p", str(port)], folder)


def _program(name: str, wacz: Path) -> str:
    found = shutil.which(name)
    if found is None:
        raise ProgramMissing(
            f"replay needs pywb, and {name} is not found; install it in an environment of its own "
            f"(pipx install pywb), or open {wacz.name} in ReplayWeb.page"
        )
    return found


def _pages(wacz: Path) -> Iterator[tuple[str, str, str]]:
    """(time, address, title) of each page of the file."""
    try:
        with zipfile.ZipFile(wacz) as packed:
            lines = packed.read("pages/pages.jsonl").decode().splitlines()
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise ReportUnreadable(f"{wacz}: not a WACZ file that can be read ({error})") from error
    for page in map(json.loads, lines[1:]):
        yield "".join(c for c in page["ts"] if c.isdigit())[:14], page["url"], page.get("title", "")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _run(command: list[str], folder: str) -> None:
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise ProgramMissing(f"pywb did not take the file ({why}); it must be version 2.8 or newer")


def _serve(command: list[str], folder: str) -> int:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=_environment(), stdout=quiet, stderr=quiet) as server:
        try:
            if server.wait():
                raise ProgramMissing("pywb ended at once; is the port in use? Name another with --port")
        finally:
            server.terminate()
    return 0


def _environment() -> dict[str, str]:
    """No key of ours reaches the program."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OWN_PREFIXES)}
