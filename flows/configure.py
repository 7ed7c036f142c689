"""Settings from dalel.toml, the environment and a key file: the one place that reads them."""

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dalel.config import SECRET_KEYS, Settings, settings_from
from dalel.errors import SettingsError

FILE = "dalel.toml"
PREFIX = "DALEL_"
OWN_PREFIXES = (PREFIX, "IA_", "AWS_", "FSSPEC_")
"""Variables with settings and keys, which no process gets that meets strangers' pages."""
CONFIG_VARIABLE = "DALEL_CONFIG"
"""Names the settings file where no option can, as for runs that a worker starts."""
LISTS = ("network.permit", "private", "alerts.to")
_YES_OR_NO = ("true", "false", "1", "0", "yes", "no")
KEY_VARIABLES = ("IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY")


def load_settings(config: Path | None, environ: Mapping[str, str], overrides: Mapping[str, Any]) -> Settings:
    """Settings: defaults, then the file, then the environment, then the command's own options."""
    values: dict[str, Any] = {}
    path = config_file(config, environ)
    if path is not None:
        _merge(values, _from_file(path))
    _merge(values, _from_environment(environ))
    _merge(values, _archive_keys(environ))
    _merge(values, overrides)
    return settings_from(values)


def config_file(config: Path | None, environ: Mapping[str, str]) -> Path | None:
    """The settings file: named by option, by environment, or dalel.toml here."""
    named = environ.get(CONFIG_VARIABLE)
    return config or (Path(named) if named else Path(FILE) if Path(FILE).exists() else None)


def store_folder(settings: Settings, environ: Mapping[str, str]) -> Path:
    """The store's folder, made (0700) where it is missing."""
    home = environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    folder = Path(settings.store) if settings.store else Path(home) / "dalel"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        from dalel.errors import StoreError

        raise StoreError(f"cannot make the store {folder} ({error.strerror}); name another with --store") from error
    return folder.absolute()


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML ({error})") from error
    secret = next((key for key in SECRET_KEYS if _has(values, key)), None)
    if secret and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingsError(f"{path}: holds {secret} and others can read it; chmod 600 {path}")
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """DALEL_NETWORK__DELAY_S=1 sets network.delay_s; lists take commas or JSON."""
    values: dict[str, Any] = {}
    for name, text in environ.items():
        if not name.startswith(PREFIX) or name == CONFIG_VARIABLE:
            continue
        parts = name.removeprefix(PREFIX).lower().split("__")
        value: Any = text
        if ".".join(parts) in LISTS and text.lower() not in _YES_OR_NO:
            value = _as_list(text)
        for part in reversed(parts):
            value = {part: value}
        _merge(values, value)
    return values


def _as_list(text: str) -> list[str]:
    if text.lstrip().startswith("["):
        import json

        try:
            return [str(item) for item in json.loads(text)]
        except json.JSONDecodeError as error:
            raise SettingsError(f"{text[:40]!r} is neither JSON nor a list with commas ({error})") from error
    return [item.strip() for item in text.split(",") if item.strip()]


def _archive_keys(environ: Mapping[str, str]) -> dict[str, Any]:
    """archive.org's keys where the `ia` tool keeps them: two variables, or its ini file."""
    pair = [environ.get(name) for name in KEY_VARIABLES]
    if any(pair):
        if not all(pair):
            raise SettingsError(f"set both of {' and '.join(KEY_VARIABLES)}, or neither")
        return {"archive": {"access_key": pair[0], "secret_key": pair[1]}}
    for path in _ini_files(environ):
        if path.is_file():
            return _keys_of(path)
    return {}


def _ini_files(environ: Mapping[str, str]) -> list[Path]:
    home = Path(environ.get("HOME") or os.path.expanduser("~"))
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    named = [Path(environ["IA_CONFIG_FILE"])] if environ.get("IA_CONFIG_FILE") else []
    return [*named, config / "internetarchive" / "ia.ini", home / ".config" / "ia.ini", home / ".ia"]


def _keys_of(path: Path) -> dict[str, Any]:
    import configparser

    parser = configparser.RawConfigParser()
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({type(error).__name__})") from None
    keys = [parser.get("s3", name, fallback="") for name in ("access", "secret")]
    if not all(keys):
        return {}
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingsError(f"{path}: holds your archive.org keys and others can read it; chmod 600 {path}")
    return {"archive": {"access_key": keys[0], "secret_key": keys[1]}}


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = dict(value) if isinstance(value, Mapping) else value


def _has(values: Mapping[str, Any], dotted: str) -> bool:
    head, _, rest = dotted.partition(".")
    inner = values.get(head)
    return head in values if not rest else isinstance(inner, Mapping) and _has(inner, rest)
