"""The command line ``dalel``: options in, one line out for every mistake, and the exit codes of the handbook.

0 done · 1 a state or finding named by --fail-on · 2 the user's input · 3 could not run · 4 deferred.
"""

import gc
import io
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from dalel.errors import DalelError
from flows.codes import COULD_NOT_RUN, DONE, WRONG_INPUT, exit_code_of

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
schedules = typer.Typer(no_args_is_help=True, help="What is looked at by schedule.")
app.add_typer(schedules, name="schedule")
exports = typer.Typer(no_args_is_help=True, help="Files for other programs.")
app.add_typer(exports, name="export")


INTERRUPTED = 130
"""As shells say it of SIGINT; typer too returns it where it catches an interrupt itself."""


class Format(StrEnum):
    """How a ledger is printed."""

    table = "table"
    json = "json"


Config = Annotated[Path | None, typer.Option("--config", help="Settings file (default: dalel.toml here).")]
Store = Annotated[Path | None, typer.Option("--store", help="Folder of captures and database.")]
Every = Annotated[str | None, typer.Option("--every", help="How often: 12h, 1d, 1w (default 1d).")]
Cron = Annotated[str | None, typer.Option("--cron", help="When, in UTC, as five fields: '0 6 * * 1'.")]
Private = Annotated[
    bool | None, typer.Option("--private/--no-private", help="Tell no archive anything about the sources; remembered.")
]
Day = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When the report was published.")]


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"dalel {version('dalel')}")
        raise typer.Exit


@app.callback()
def dalel(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Check the footnotes of a published report: fetch, keep, archive, compare, tell."""


@app.command()
def read(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="Files, or - for standard input.")],
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    day: Day = None,
) -> None:
    """Print a report's ledger, offline: notes, URLs, claims, and what is wrong with them."""
    from flows.ledger import print_ledgers

    raise typer.Exit(print_ledgers(reports, format.value, _day(day)))


@app.command()
def check(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="Files, - or http(s) URLs.")],
    out: Annotated[Path | None, typer.Option(help="Folder for the dossier (default: <report>.dossier).")] = None,
    store: Store = None,
    day: Day = None,
    archive: Annotated[bool, typer.Option("--archive/--no-archive", help="Ask archives at all.")] = True,
    max_age: Annotated[str, typer.Option(help="Fetch again what is older: 90m, 12h, 1d.")] = "1d",
    wait: Annotated[int, typer.Option(min=0, help="Seconds to wait for the archive at the end.")] = 0,
    fail_on: Annotated[list[str] | None, typer.Option(help="Exit 1 where this state or finding occurs.")] = None,
    private: Private = None,
    config: Config = None,
) -> None:
    """Check every footnote of REPORT and write the dossier."""
    from flows.configure import store_folder
    from flows.crawl import get_ready
    from flows.limits import prepare

    settings, published = _settings(config, store), _day(day)
    prepare("dalel.reading")
    get_ready(settings, store_folder(settings, os.environ))  # both load while this process loads the rest
    from flows.checks import CheckOptions, run_checks

    options = CheckOptions(settings, out, published, archive, max_age, wait, tuple(fail_on or ()), private)
    raise typer.Exit(run_checks(reports, options))


@app.command()
def archive(
    what: Annotated[list[str] | None, typer.Argument(metavar="REPORT|URL…", help="Reports, or sources.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Only go on with what was begun; without names: all.")
    ] = False,
    wait: Annotated[int, typer.Option(min=0, help="Seconds to wait for the archive after the last request.")] = 180,
    private: Private = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    store: Store = None,
    config: Config = None,
) -> None:
    """Have the Wayback Machine copy what it does not hold, and print the state of each request."""
    from flows.archive import ArchiveOptions, archive_command

    options = ArchiveOptions(_settings(config, store), resume, wait, private, format.value)
    raise typer.Exit(archive_command(what or [], options))


@app.command()
def recover(
    url: Annotated[str, typer.Argument(metavar="URL")],
    day: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When it was cited.")] = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    store: Store = None,
    config: Config = None,
) -> None:
    """Print the best archived copy of one source, its text, and why that copy."""
    from flows.recover_one import recover_command

    raise typer.Exit(recover_command(_settings(config, store), url, _day(day), format.value))


@app.command()
def watch(
    reports: Annotated[list[str], typer.Argument(metavar="REPORT…", help="Files or http(s) URLs.")],
    every: Every = None,
    cron: Cron = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the dossier (default: <report>.dossier).")] = None,
    day: Day = None,
    private: Private = None,
    store: Store = None,
    config: Config = None,
) -> None:
    """Look at the sources of REPORT again by schedule, whenever `dalel serve` runs."""
    from dalel.schedule import schedule
    from flows.check import Order, now, open_store
    from flows.configure import store_folder
    from flows.watch import watch_reports

    when = schedule(every, cron, now())
    settings = _settings(config, store)
    order = Order(settings, store_folder(settings, os.environ), published=_day(day), private=private)
    raise typer.Exit(watch_reports(open_store(order), order, reports, when, out))


@app.command()
def follow(
    url: Annotated[str, typer.Argument(metavar="URL", help="A page, feed or sitemap that lists reports.")],
    every: Every = None,
    cron: Cron = None,
    out: Annotated[Path, typer.Option(help="Folder of the dossiers.")] = Path("followed"),
    archive: Annotated[bool, typer.Option("--archive/--no-archive", help="Ask archives at all.")] = True,
    store: Store = None,
    config: Config = None,
) -> None:
    """Read, check and watch the reports that URL lists, now and by schedule; ten new ones in a run."""
    from dalel.schedule import schedule
    from flows.check import Order, now, open_store
    from flows.configure import store_folder
    from flows.follow import follow as follow_page

    when = schedule(every, cron, now())
    settings = _settings(config, store)
    order = Order(settings, store_folder(settings, os.environ), archive)
    raise typer.Exit(follow_page(open_store(order), order, url, when, out))


@app.command()
def unwatch(
    places: Annotated[list[str], typer.Argument(metavar="REPORT…", help="As they were named to watch or follow.")],
    store: Store = None,
    config: Config = None,
) -> None:
    """Look at REPORT no longer; what was stored stays."""
    from flows.watch import unwatch as drop

    raise typer.Exit(drop(_engine(config, store), places))


@schedules.command("list")
def list_schedules(
    store: Store = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    config: Config = None,
) -> None:
    """Print what is watched, when it last ran, and its next three runs."""
    from flows.watch import list_schedules as print_schedules

    raise typer.Exit(print_schedules(_engine(config, store), format.value))


@app.command()
def serve(
    worker: Annotated[bool, typer.Option("--worker", help="Only a worker, for the server PREFECT_API_URL names.")] = (
        False
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of our own Prefect server, on loopback.")] = 4200,
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Runs at once on this machine.")] = 2,
    store: Store = None,
    config: Config = None,
) -> None:
    """Make the scheduled runs until stopped: a Prefect server (unless PREFECT_API_URL names one) and a worker."""
    from flows.serve import ServeOptions, serve_until_stopped

    raise typer.Exit(serve_until_stopped(_settings(config, store), ServeOptions(config, worker, port, at_once)))


@app.command()
def demo(
    out: Annotated[Path | None, typer.Option(help="Folder for the dossier (default: demo.dossier).")] = None,
) -> None:
    """Check an invented report in an invented world, offline."""
    from flows.demo import run_demo

    raise typer.Exit(run_demo(out))


@app.command()
def recheck(
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT…]", help="Default: all that are watched.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the dossier (default: the watch's, or as check's).")
    ] = None,
    archive: Annotated[bool, typer.Option("--archive/--no-archive", help="Ask archives at all.")] = True,
    store: Store = None,
    config: Config = None,
) -> None:
    """Look again now at what reports cite, and tell what changed for good."""
    from flows.recheck import recheck_command

    raise typer.Exit(recheck_command(_settings(config, store), reports or [], archive, out))


@app.command()
def alerts(
    store: Store = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    config: Config = None,
) -> None:
    """Print what was told so far about watched sources, oldest first."""
    from flows.recheck import alerts_command

    raise typer.Exit(alerts_command(_settings(config, store), format.value))


@exports.command("wacz")
def export_wacz(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its file, or its name as status prints it.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The file (default: <report>.wacz).")] = None,
    store: Store = None,
    config: Config = None,
) -> None:
    """Write the captures of a report's sources as one WACZ file, for ReplayWeb.page or pywb."""
    from flows.configure import store_folder
    from flows.export_wacz import export_wacz as write

    settings = _settings(config, store)
    raise typer.Exit(write(_engine(config, store), store_folder(settings, os.environ), report, out))


@app.command()
def replay(
    what: Annotated[str, typer.Argument(metavar="REPORT|FILE.wacz")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="On 127.0.0.1 (default: a free one).")] = 0,
    store: Store = None,
    config: Config = None,
) -> None:
    """Show captures in the browser, with pywb where it is installed."""
    import tempfile

    from flows.configure import store_folder
    from flows.export_wacz import export_wacz as write
    from flows.replay import replay as serve

    if what.endswith(".wacz"):
        raise typer.Exit(serve(Path(what), port))
    settings = _settings(config, store)
    with tempfile.TemporaryDirectory(prefix="dalel-wacz-") as folder:
        made = Path(folder) / "report.wacz"
        write(_engine(config, store), store_folder(settings, os.environ), what, made)
        raise typer.Exit(serve(made, port))


@app.command()
def status(
    store: Store = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    config: Config = None,
) -> None:
    """Print what the store holds, report by report."""
    from flows.status import print_status

    raise typer.Exit(print_status(_engine(config, store), format.value))


@app.command()
def doctor(store: Store = None, config: Config = None) -> None:
    """Print what is configured, what answers, what is missing, and the network policy."""
    from flows.configure import store_folder
    from flows.doctor import report_health

    settings = _settings(config, store)
    raise typer.Exit(report_health(settings, store_folder(settings, os.environ)))


@app.command()
def page(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="WARC files, or HTML files with --url.")],
    url: Annotated[str | None, typer.Option(help="The address of the HTML file.")] = None,
) -> None:
    """Print what became of a link and what the page says, offline, one JSON line a file."""
    from flows.page import page_command

    raise typer.Exit(page_command(files, url))


@app.command()
def judge(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS.jsonl")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Where verdicts go (default: here).")] = None,
) -> None:
    """Judge claim-page pairs, one JSON line each, to one verdict a line."""
    from flows.judge import judge_command

    judge_command(pairs, out)


def _settings(config: Path | None, store: Path | None) -> Any:
    from flows.configure import load_settings

    return load_settings(config, os.environ, {"store": str(store)} if store else {})


def _engine(config: Path | None, store: Path | None) -> Any:
    from flows.configure import store_folder
    from storage.database import open_database

    settings = _settings(config, store)
    return open_database(store_folder(settings, os.environ), settings.database)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date such as 2024-05-31", param_hint="--date") from None


def main() -> None:
    """Run the command; no traceback reaches a person, and what is printed is UTF-8 in every locale."""
    # Children of multiprocessing start with the working folder on their path: a file there would run as code.
    os.environ["PYTHONSAFEPATH"] = "1"
    gc.set_threshold(50_000, 20, 20)  # looking for garbage among what is being imported is a tenth of the start
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _guarded(lambda: app(standalone_mode=False))
    gc.freeze()  # the process ends: looking through all it holds once more took a fifth of a second
    sys.exit(code)


def _guarded(run: Callable[[], Any]) -> int:
    code = _code_of(run)
    if code == INTERRUPTED:
        sys.stderr.write("dalel: stopped; what was stored is kept, the same command goes on from there\n")
    return code


def _code_of(run: Callable[[], Any]) -> int:
    try:
        return run() or DONE
    except DalelError as error:
        sys.stderr.write(f"dalel: {error}\n")
        return exit_code_of(error)
    except TyperException as error:
        _show(error)
        return WRONG_INPUT
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:  # a full or failing disk, a folder that went away
        sys.stderr.write(f"dalel: {error.filename or 'this machine'}: {error.strerror or error}\n")
        return COULD_NOT_RUN


def _show(error: TyperException) -> None:
    """Typer's class for mistakes of usage prints the usage too, which its public base does not promise."""
    if callable(show := getattr(error, "show", None)):
        show()
    else:
        sys.stderr.write(f"dalel: {error.format_message()}\n")
