"""The crawl child: imports what crawling needs once, then forks for each job that its parent sends.

Started as ``python -P -m spiders.child``, so that a file in the working folder is never imported. Jobs travel
pickled over a socket between two processes of our own; they hold no archive keys. Nothing heavy is imported
above: the children that read pages import this module too (multiprocessing, "safe importing of main module").
"""

import gc
import json
import os
import signal
import sys
import traceback
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import Any

from dalel.errors import DalelError
from spiders.parent import die_with_parent

READERS = ["pipelines.warm"]


def _main() -> None:
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt reaches the parent too, which decides
    forkserver.set_forkserver_preload(READERS)
    if "readers" in sys.argv:  # they load while this process loads what fetches, and both before a job is told
        forkserver.ensure_running()
    gc.disable()  # what is being imported is no garbage, and looking for some is a tenth of the time
    from spiders.crawling import load

    load()
    gc.freeze()
    gc.enable()
    with Connection(os.dup(0)) as wire:
        while _serve(wire):
            """Until the parent is gone."""


def _serve(wire: Connection) -> bool:
    """One job in a fork, and how it ended; False where there is none any more."""
    try:
        job, store, environ = wire.recv()
        out, errors = recv_handle(wire), recv_handle(wire)
    except EOFError:
        return False
    if job.read_text and job.unread:
        forkserver.ensure_running()
    pid = os.fork()
    if not pid:
        wire.close()
        _become(store, environ, out, errors)
        sys.exit(_crawl(job))
    os.close(out)
    os.close(errors)
    wire.send(pid)
    wire.send(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    return True


def _become(store: str, environ: dict[str, str], out: int, errors: int) -> None:
    """The process of one crawl: its folder, its environment, where it tells and where it complains."""
    die_with_parent()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for handle, place in ((nothing, 0), (out, 1), (errors, 2)):
        os.dup2(handle, place)
        os.close(handle)
    os.chdir(store)
    os.environ.clear()
    os.environ.update(environ)
    _share_readers()


def _share_readers() -> None:
    """What readers are forked from was started by the parent of this process, which alone may ask whether it lives."""
    server: Any = forkserver._forkserver
    if server._forkserver_pid is not None:
        server.ensure_running = lambda: None


def _crawl(job: Any) -> int:
    from spiders.crawling import crawl

    try:
        crawl(job)
    except DalelError as error:
        sys.stdout.write(json.dumps({"fatal": str(error)}) + "\n")
        return 3
    except Exception:  # noqa: BLE001 - its last line is what the parent tells
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        gc.freeze()  # the process ends
    return 0


if __name__ == "__main__":
    _main()
