"""The crawl child: one process, one crawl, its own limits. The parent writes the job to its standard input.

Started as ``python -P -m spiders.child``, so that a file in the working folder is never imported. The
job travels pickled between two processes of our own; it holds no archive keys. Nothing heavy is imported
above: the children that read pages import this module too (multiprocessing, "safe importing of main module").
"""

import gc
import json
import pickle
import sys
from multiprocessing import forkserver

from dalel.errors import DalelError
from spiders.parent import die_with_parent

READERS = ["pipelines.warm"]


def _main() -> None:
    die_with_parent()
    forkserver.set_forkserver_preload(READERS)
    if "readers" in sys.argv:  # they load while this process loads what fetches, and both before the job is told
        forkserver.ensure_running()
    gc.disable()  # what is being imported is no garbage, and looking for some is a tenth of the time
    from spiders.crawling import crawl, load

    load()
    gc.freeze()
    gc.enable()
    if job := sys.stdin.buffer.read():
        try:
            crawl(pickle.loads(job))
        except DalelError as error:
            sys.stdout.write(json.dumps({"fatal": str(error)}) + "\n")
            sys.exit(3)


if __name__ == "__main__":
    _main()
