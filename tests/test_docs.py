"""The documents name every command, option, setting and word that a reader meets, and no other."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from dalel.config import known_keys
from dalel.model import Kept, Reach, Support
from flows.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = "\n".join(path.read_text("utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")))
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_shown_in_use(name: str) -> None:
    assert re.search(rf"(\./run|dalel) {name}\b", PAGES)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_named(name: str) -> None:
    options = {o for p in COMMANDS[name].params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")}
    assert {option for option in options if option not in PAGES} <= {"--archive"}


def test_no_command_is_promised_that_is_not_there() -> None:
    own = {"setup", "demo", "test", "lint", "bench", "faults", "NAME"}
    promised = set(re.findall(r"(?:\./run|`dalel) ([a-zA-Z]+)", PAGES))
    assert promised - own <= set(COMMANDS)


def test_every_setting_is_named() -> None:
    settings = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert [key for key in known_keys() if f"`{key}`" not in settings] == []


def test_every_word_of_a_verdict_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [word for word in (*Reach, *Kept, *Support) if word not in readme] == []


def test_the_lock_names_no_host_and_every_package_has_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    packages = [line for line in lock.splitlines() if re.match(r"[a-z0-9]", line, re.IGNORECASE)]
    assert packages
    assert lock.count("--hash=sha256:") >= len(packages)
