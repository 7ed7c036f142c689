"""The one choke point of the crawl: every host name and literal address is resolved and vetted here.

It sits below redirects, robots.txt and probes, and the connection uses the vetted answer itself, so
a name cannot change its address between the check and the use. With a proxy, or in an archive's own
client, those endpoints are the only names ever resolved; they may be private, nothing else is reached.
"""

import socket
from collections.abc import Sequence
from typing import Any, Self

from scrapy.core.downloader.handlers import http11
from scrapy.crawler import Crawler
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution
from twisted.internet.threads import deferToThreadPool
from twisted.web._newclient import ParseError
from zope.interface import implementer

from dalel.model import Failure, FailureKind
from spiders.addresses import Policy

_HEADER_BYTES = 256 * 1024
_AddrInfo = list[tuple[Any, ...]]


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing to cancel: the system's look-up ends by itself."""


@implementer(IHostnameResolver)
class Guard:
    """A Twisted name resolver that hands on permitted addresses alone and remembers why others failed."""

    def __init__(self, reactor: ReactorBase, policy: Policy, endpoints: frozenset[tuple[str, int]]) -> None:
        self._reactor: Any = reactor
        self._policy = policy
        self._endpoints = endpoints
        self._answers: dict[str, _AddrInfo] = {}
        self.failures: dict[str, Failure] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Made by Scrapy, from DALEL_POLICY and DALEL_ENDPOINTS."""
        return cls(reactor, crawler.settings["DALEL_POLICY"], crawler.settings["DALEL_ENDPOINTS"])

    def install_on_reactor(self) -> None:
        """Take the place of the reactor's own resolver."""
        self._reactor.installNameResolver(self)

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[IAddress]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        """Resolve in a thread, vet every answer with its port, hand on what is left."""
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)

        def answered(found: _AddrInfo) -> None:
            if found:
                self._answers[hostName] = found
            for address in self._vetted(hostName, portNumber, found):
                resolutionReceiver.addressResolved(address)
            resolutionReceiver.resolutionComplete()

        if hostName in self._answers:
            self._reactor.callLater(0, answered, self._answers[hostName])
        else:
            pool = self._reactor.getThreadPool()
            deferToThreadPool(self._reactor, pool, self._look_up, hostName).addCallback(answered)
        return resolution

    def _look_up(self, name: str) -> _AddrInfo:
        try:
            return socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            unknown = isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME
            kind = FailureKind.DNS_NXDOMAIN if unknown else FailureKind.DNS_FAILED
            self.failures[name] = Failure(kind, f"the name {name} could not be resolved ({error})")
            return []

    def _vetted(self, name: str, port: int, found: _AddrInfo) -> list[IPv4Address | IPv6Address]:
        if self._endpoints:
            # a tunnel to a proxy asks without naming the port
            kept = found if any(name == host and port in (0, own) for host, own in self._endpoints) else []
        else:
            kept = [answer for answer in found if self._policy.is_permitted(answer[4][0], port)]
        if found and not kept:
            shown = ", ".join(sorted({answer[4][0] for answer in found}))
            message = f"{name}:{port} leads to {shown}, which is not a public web address"
            self.failures[name] = Failure(FailureKind.GUARD, message)
        return [
            (IPv6Address if family == socket.AF_INET6 else IPv4Address)("TCP", place[0], port)
            for family, *_, place in kept
        ]


def cap_headers() -> None:
    """End a response whose header block passes 256 KiB: Twisted itself would read headers for ever."""
    parser: Any = http11._LenientHTTPClientParser
    read_line = parser.lineReceived

    def counted(self: Any, line: bytes) -> None:
        self.dalel_header_bytes = getattr(self, "dalel_header_bytes", 0) + len(line) + 2
        if self.dalel_header_bytes > _HEADER_BYTES:
            raise ParseError("the header block is too long", line[:40])  # type: ignore[no-untyped-call]
        read_line(self, line)

    parser.lineReceived = counted
