"""Progress for people: a bar on a terminal, nothing in a pipe."""

import contextlib
import sys
from collections.abc import Callable, Iterator

Step = Callable[[str], None]


@contextlib.contextmanager
def progress(what: str, total: int) -> Iterator[Step]:
    """A step function to call with what was just done; draws on standard error where that is a terminal."""
    if not sys.stderr.isatty() or not total:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TextColumn("{task.fields[last]}"), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, last="")
        yield lambda last: bar.update(task, advance=1, last=escape(printable(last)[:60]))


def printable(text: str) -> str:
    """Text from strangers on a terminal: control characters and escapes become visible."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
