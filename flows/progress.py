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

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=20), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    room = max(0, min(60, console.width - len(what) - 43))  # the bar, the count and the time come first
    with Progress(*columns, TextColumn("{task.fields[last]}"), console=console, transient=True) as bar:
        task = bar.add_task(what, total=total, last="")
        yield lambda last: bar.update(task, advance=1, last=escape(printable(last)[:room]))


def printable(text: str) -> str:
    """Text from strangers on a terminal: control characters and escapes become visible."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
