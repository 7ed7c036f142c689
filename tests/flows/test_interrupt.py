"""Ctrl-C reaches every process of a run at once: one line, what was fetched is kept, and the next run goes on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

MAIN = "from flows.cli import main; main()"
STORY = (
    b"<html><title>Story</title><article><p>" + b"The court heard the driver today. " * 20 + b"</p></article></html>"
)


def test_an_interrupted_run_is_one_line_and_the_next_fetches_the_rest_alone(web: Any, tmp_path: Path) -> None:
    web.pages |= {f"/{n}": type(web).page(200, STORY.replace(b"today", b"on day %d" % n)) for n in range(12)}
    claims, notes = zip(*((f"Claim {n}.[{n}]", f"[{n}] {web.url(f'/{n}')}") for n in range(12)), strict=True)
    (tmp_path / "report.txt").write_text("\n".join(["Report", "", *claims, "", *notes, ""]))
    network = {"PERMIT": web.pair, "DELAY_S": "0.2", "CONTROL": web.url()}
    environ = {**os.environ, **{f"DALEL_NETWORK__{name}": value for name, value in network.items()}}
    command = [sys.executable, "-P", "-c", MAIN, "check", "report.txt", "--store", "store", "--no-archive"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path, "env": environ, "text": True}

    run = subprocess.Popen(command, start_new_session=True, **pipes)
    while len(web.log) < 6 and run.poll() is None:
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert (run.returncode, said.count("\n")) == (130, 1), said
    assert said.startswith("dalel: stopped; what was stored is kept")
    assert [path.suffix for path in (tmp_path / "store" / "captures").iterdir()] == [".gz"]

    done = subprocess.run(command, check=False, **pipes)
    assert done.returncode == 0, done.stderr
    asked = [path for path in web.asked() if path != "/robots.txt"]
    assert sorted(set(asked)) == sorted(web.pages)
    assert len(asked) - len(set(asked)) <= 1


def test_an_interrupt_while_what_reads_reports_is_still_loading_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("import time\nopen('loading', 'w').close()\ntime.sleep(0.5)\n")
    code = "from flows.limits import prepare; prepare('slow'); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path}
    pipes["env"] = os.environ | {"PYTHONPATH": str(tmp_path)}
    run = subprocess.Popen([sys.executable, "-P", "-c", code], start_new_session=True, text=True, **pipes)
    while not (tmp_path / "loading").exists() and run.poll() is None:
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=30)[1]
    # its own, which main() tells in a line
    assert (said.count("Traceback"), run.returncode) == (1, -signal.SIGINT), said
