"""``dalel demo``: the example report checked in the invented world, offline, into a folder of its own."""

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import demo
from dalel.config import settings_from
from demo.world import World
from flows import intake
from flows.check import Order, check_report, open_store

REPORT = Path(demo.__file__).parent / "report.html"
SPN_WAIT = timedelta(seconds=6)


def run_demo(out: Path | None) -> int:
    """Check the example; the store is a temporary one, the dossier stays."""
    with World() as world, tempfile.TemporaryDirectory(prefix="dalel-demo-") as folder:
        sys.stdout.write("An invented web and archive on this machine; nothing outside is asked.\n")
        sys.stdout.flush()
        order = Order(settings_from(world.settings()), Path(folder), wait=SPN_WAIT)
        engine = open_store(order)
        try:
            source = intake.given(str(REPORT))
            report = intake.read(source, None)
            outcome = check_report(engine, order, report, source, (out or Path("demo.dossier")).absolute())
        finally:
            engine.dispose()
    sys.stdout.write("\n".join(outcome.lines) + "\n")
    return 0
