"""Every setting, with its default and one reason; a mapping in, settings out. Only entrances call it."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from dalel.errors import SettingsError
from dalel.urls import archived_original, canonical_url, host_of, repair


def _without_slash(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        raise ValueError("must be an http or https address")
    return address.rstrip("/")


def _fsspec_address(address: str) -> str:
    scheme, _, place = address.partition("://")
    # file://mnt/share would be a folder wherever a command is called from
    if not place.strip("/") or (scheme in ("file", "local") and not place.startswith("/")):
        raise ValueError("must be an address such as s3://bucket/prefix or file:///mnt/share")
    if "@" in place.partition("/")[0]:
        raise ValueError("must not name a user or password; those come from the environment")
    return address.rstrip("/")


Address = Annotated[str, AfterValidator(_without_slash)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Network(_Section):
    """How sources are fetched."""

    proxy: Address | None = None
    """An ordinary HTTP proxy for sources and archives alike; there is never a direct way around it."""
    ca_file: str | None = None
    """More certificate authorities to trust, as one PEM file (an inspecting proxy's, for instance)."""
    user_agent: str = "Dalel/0.1 (checks the footnotes of published reports)"
    """Says who we are; add a contact address."""
    permit: tuple[str, ...] = ()
    """Exact ip:port pairs that may be reached although private. No names, ranges or wildcards."""
    delay_s: float = Field(default=2.0, ge=0, le=3600)
    """Seconds between two requests to one host; robots.txt, probes and retries count."""
    timeout_s: float = Field(default=30.0, ge=1, le=600)
    """One request, from connecting to the last byte."""
    max_body_mb: int = Field(default=32, ge=1, le=1024)
    """A longer body is cut there and marked truncated."""
    concurrency: int = Field(default=16, ge=1, le=256)
    """Requests under way at once, over all hosts."""
    robots: Literal["record", "obey"] = "record"
    """Single cited pages: the host's robots.txt is recorded with each capture, or obeyed."""
    control: Address = "https://www.iana.org"
    """Asked only when no source answered at all, to tell a dead network from dead sources."""


class Rates(_Section):
    """Requests a minute for each bucket of an archive (they limit by address, not by key)."""

    cdx: float = Field(default=24, gt=0)  # 80 % of the 30 a minute at which the index answers 429
    memento: float = Field(default=60, gt=0)  # the hard limit is 600; one page a second is gentle
    save: float = Field(default=6.5, gt=0)  # documented 7 a minute with keys
    status: float = Field(default=30, gt=0)  # at least 2 s between two questions about jobs
    available: float = Field(default=20, gt=0)  # undocumented; one in 3 s


class OtherArchive(_Section):
    """One more archive to ask for copies, within its own limits."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]{1,30}$")
    """What it is called in the dossier; not the name of a rate below."""
    kind: Literal["cdx", "timemap"] = "timemap"
    """How it is asked: a CDX server such as pywb's, or a Memento TimeMap (RFC 7089)."""
    index: Address
    """The CDX server's address, or what stands before the page's own in a TimeMap address."""
    replay: Address
    """What stands before time and address of a copy."""
    per_minute: float = Field(default=20, gt=0)
    """Requests a minute to its index."""


class Archive(_Section):
    """The Wayback Machine and other archives."""

    cdx: Address = "https://web.archive.org/cdx/search/cdx"
    replay: Address = "https://web.archive.org/web"
    save: Address = "https://web.archive.org/save"
    availability: Address = "https://archive.org/wayback/available"
    public: Address = "https://web.archive.org/web"
    """The base written into links that people click."""
    access_key: SecretStr | None = None
    """archive.org S3 access key, from the environment or a 0600 file only."""
    secret_key: SecretStr | None = None
    fresh_days: int = Field(default=30, ge=0)
    """A usable memento younger than this is enough; no new snapshot is asked for."""
    timeout_s: float = Field(default=60.0, ge=1, le=600)
    """The index takes 15 to 52 s on a slow day."""
    rates: Rates = Rates()
    others: tuple[OtherArchive, ...] = ()
    """More archives to ask for copies of what is lost."""


class Captures(_Section):
    """Where capture files lie besides the store's folder, in which they are written."""

    remote: Annotated[str, AfterValidator(_fsspec_address)] | None = None
    """An fsspec address (s3://bucket/prefix, file:///mnt/share) to which every closed file is copied."""
    local_days: int | None = Field(default=None, ge=0)
    """Days after which what was copied is removed from the store's folder; none: it stays."""


class Alerts(_Section):
    """Where changes of watched sources are told."""

    folder: str | None = None
    """Holds alerts.jsonl and alerts.atom; default: alerts/ in the store."""
    to: tuple[SecretStr, ...] = ()
    """Addresses of mail and chat as Apprise writes them (mailtos://, slack://, tgram://, matrix://)."""


class Settings(_Section):
    """All settings of one run."""

    store: str | None = None
    """The folder of captures and the database; default: the user's data folder."""
    database: str | None = None
    """A SQLAlchemy address; default: SQLite in the store. postgresql+psycopg://… when outgrown."""
    private: bool | tuple[str, ...] = False
    """Addresses and hosts (or true: all) about which nothing is told to any archive."""
    network: Network = Network()
    archive: Archive = Archive()
    captures: Captures = Captures()
    alerts: Alerts = Alerts()


SECRET_KEYS = ("archive.access_key", "archive.secret_key", "alerts.to")


def settings_from(mapping: Mapping[str, Any]) -> Settings:
    """Settings from nested mappings. Raises SettingsError with one line that names the key and the nearest known."""
    try:
        return Settings.model_validate(dict(mapping))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise SettingsError(f"unknown setting {key!r}; {_nearest(key)}") from None
        raise SettingsError(f"setting {key!r}: {first['msg']}") from None


def is_private(url: str, private: bool | tuple[str, ...]) -> bool:
    """Whether the setting ``private`` names this address, its host or a domain above it; also inside an archive's."""
    if isinstance(private, bool):
        return private
    inside = archived_original(url)
    pages = [url, *filter(None, inside[:1] if inside else ())]
    return any(_names(one.strip(), page) for one in private if one.strip() for page in pages)


def _names(private: str, url: str) -> bool:
    address = canonical_url(repair(private))
    if urlsplit(address).path in ("", "/"):
        return f".{host_of(url)}".endswith(f".{host_of(address) or private}")
    return _without_scheme(canonical_url(url)) == _without_scheme(address)


def _without_scheme(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def known_keys(model: type[BaseModel] = Settings, prefix: str = "") -> Iterator[str]:
    """Dotted names of all settings."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        section = next((t for t in (kind, *get_args(kind)) if isinstance(t, type) and issubclass(t, _Section)), None)
        if section:
            yield from known_keys(section, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def _nearest(key: str) -> str:
    known = list(known_keys())
    sections = {name.rpartition(".")[0] for name in known} - {""}
    near = difflib.get_close_matches(key, [*known, *sorted(sections)], n=1, cutoff=0.3)
    return f"did you mean {near[0]!r}?" if near else "see the list of settings in docs/settings.md"
