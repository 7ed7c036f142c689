"""One request through Scrapy's downloader, and its response or failure as our own values."""

import re
import time
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import ada_url
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    StopDownload,
)
from scrapy.http import Request, Response
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.error import ConnectionLost
from twisted.internet.error import TimeoutError as ConnectTimeout
from twisted.web._newclient import ResponseNeverReceived
from w3lib.http import basic_auth_header

from dalel.config import Network
from dalel.model import Failure, FailureKind
from spiders.addresses import Policy, is_literal
from spiders.visit import Answer

ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,ru;q=0.9,kk;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}

_BROADCAST = re.compile(rb"(?:audio|video)/|text/event-stream|multipart/x-mixed-replace", re.I)
"""What may go on for ever; no words are read from it."""


class Fetcher:
    """Fetches through the crawl's engine; one a crawl."""

    def __init__(self, crawler: Crawler, network: Network, policy: Policy | None) -> None:
        """``policy`` vets literal addresses before a proxy gets them; None for an archive's own client."""
        self._crawler = crawler
        self._network = network
        self._policy = policy
        self._cap = network.max_body_mb * 1024 * 1024
        self._received: dict[int, int] = defaultdict(int)
        self._cut_at: dict[int, float] = {}
        self._proxy, self._proxy_auth = _split_login(network.proxy)
        crawler.signals.connect(self._begin, signals.headers_received)
        crawler.signals.connect(self._count, signals.bytes_received)

    async def __call__(
        self, url: str, unverified: bool = False, headers: Mapping[str, str] | None = None
    ) -> Answer | Failure:
        """One exchange, no redirect followed. Never raises for what the world does."""
        sent = {"User-Agent": self._network.user_agent, **ACCEPT, **(headers or {})}
        request = Request(url, headers=sent | self._proxy_auth, dont_filter=True, meta=self._meta(unverified))
        host = urlparse_cached(request).hostname or ""
        refused = self._refused_literal(url) if self._proxy else None
        if refused:
            return refused
        at = datetime.now(UTC)
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever the wire did to us is an answer
            return self._failure(error, host)
        finally:
            self._received.pop(id(request), None)
            self._cut_at.pop(id(request), None)
        if response.status == 407 and self._proxy:
            return Failure(FailureKind.PROXY_DOWN, "the proxy asks for a login; set it in network.proxy")
        return _answer(response, at, tuple(sent.items()))

    def _refused_literal(self, url: str) -> Failure | None:
        parts = urlsplit(ada_url.URL(url).href)  # 2130706433 and 0x7f.1 are addresses too
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        if self._policy is None or not is_literal(host) or self._policy.is_permitted(host, port):
            return None
        return Failure(FailureKind.GUARD, f"{host}:{port} is not a public web address")

    def _meta(self, unverified: bool) -> dict[str, Any]:
        meta: dict[str, Any] = {"unverified": unverified, "download_timeout": self._network.timeout_s}
        if self._proxy:
            meta["proxy"] = self._proxy
        return meta

    def _begin(self, headers: Any, request: Request, **_: Any) -> None:
        if _BROADCAST.match(headers.get(b"Content-Type") or b""):
            self._cut_at[id(request)] = time.monotonic() + self._network.timeout_s / 2

    def _count(self, data: bytes, request: Request, **_: Any) -> None:
        """A body past the cap is cut; so is a broadcast, in time to keep what came: it would never be complete."""
        self._received[id(request)] += len(data)
        if self._received[id(request)] > self._cap or time.monotonic() > self._cut_at.get(id(request), float("inf")):
            raise StopDownload(fail=False)

    def _failure(self, error: Exception, host: str) -> Failure:
        if self._proxy:
            return _proxy_failure(error)
        from twisted.internet import reactor

        guard: Any = reactor.nameResolver
        if isinstance(error, CannotResolveHostError) and host in guard.failures:
            known: Failure = guard.failures[host]
            return known
        return failure_of(error)


def failure_of(error: Exception) -> Failure:
    """The failure that an exception of Scrapy or Twisted stands for."""
    causes = _causes(error)
    if any("SSL" in type(cause).__module__ or "Verif" in type(cause).__name__ for cause in causes):
        return Failure(FailureKind.TLS, f"the TLS certificate or handshake failed ({_tls_reason(causes)})")
    for kind, types in _KINDS:
        if any(isinstance(cause, types) for cause in causes):
            return Failure(kind, _WORDS[kind])
    return Failure(FailureKind.PROTOCOL, f"the answer was not valid HTTP ({_words_of(causes[-1])})")


_KINDS: tuple[tuple[FailureKind, tuple[type[BaseException], ...]], ...] = (
    (FailureKind.DNS_FAILED, (CannotResolveHostError,)),
    (FailureKind.REFUSED, (DownloadConnectionRefusedError,)),
    (FailureKind.TIMEOUT, (DownloadTimeoutError, ConnectTimeout)),
    (FailureKind.RESET, (ResponseNeverReceived, ConnectionLost, ConnectionError)),
    (FailureKind.LIMIT, (DownloadCancelledError,)),
)
_WORDS = {
    FailureKind.DNS_FAILED: "the name could not be resolved",
    FailureKind.REFUSED: "the connection was refused",
    FailureKind.TIMEOUT: "no complete answer in time",
    FailureKind.RESET: "the connection was closed before an answer came",
    FailureKind.LIMIT: "stopped at our own limit",
}


def _causes(error: BaseException) -> list[BaseException]:
    """An exception, what caused it, and the reasons that Twisted wraps."""
    found: list[BaseException] = []
    queue: list[BaseException | None] = [error]
    while queue:
        one = queue.pop(0)
        if one is None or one in found:
            continue
        found.append(one)
        queue += [one.__cause__, *(reason.value for reason in getattr(one, "reasons", ()) or ())]
    return found


def _words_of(error: BaseException) -> str:
    return str(error.args[0] if error.args else type(error).__name__)[:120]


def _tls_reason(causes: list[BaseException]) -> str:
    return str(causes[-1])[:200] or type(causes[-1]).__name__


def _proxy_failure(error: Exception) -> Failure:
    """With a proxy only the proxy is ever connected to: what fails there is ours, save a refused tunnel."""
    if "TunnelError" in {type(cause).__name__ for cause in _causes(error)}:
        return Failure(FailureKind.TUNNEL_REFUSED, f"the proxy could not reach the host ({error})"[:300])
    failure = failure_of(error)
    ours = {FailureKind.REFUSED, FailureKind.DNS_FAILED}
    if failure.kind in ours:
        return Failure(FailureKind.PROXY_DOWN, f"the proxy of network.proxy does not answer ({error})"[:300])
    return failure


def _answer(response: Response, at: datetime, sent: tuple[tuple[str, str], ...]) -> Answer:
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    cut = {"dataloss", "download_stopped"} & set(response.flags)
    ip = str(response.ip_address) if response.ip_address else None
    return Answer(
        url=response.url,
        at=at,
        request_headers=sent,
        status=response.status,
        protocol=response.protocol or "HTTP/1.1",
        headers=headers,
        body=response.body,
        ip=ip,
        truncated=bool(cut),
    )


def _split_login(proxy: str | None) -> tuple[str | None, dict[str, str]]:
    """A proxy's address without its login, and the header that carries the login (never recorded)."""
    if not proxy:
        return None, {}
    parts = urlsplit(proxy)
    plain = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))
    if not parts.username:
        return plain, {}
    login = basic_auth_header(parts.username, parts.password or "").decode()
    return plain, {"Proxy-Authorization": login}
