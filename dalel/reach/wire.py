"""Reach of what ended before a page: failures of the world, failures of ours, and plain statuses (RFC 9110)."""

from dalel.model import Exchange, FailureKind, Reach, Reached

_K = FailureKind
_FAILURES: dict[FailureKind, tuple[Reach, str]] = {
    _K.DNS_NXDOMAIN: (Reach.UNREACHABLE, "the host's name does not exist"),
    _K.DNS_FAILED: (Reach.UNREACHABLE, "the host's name could not be resolved just now"),
    _K.TLS: (Reach.UNREACHABLE, "the host's certificate or encryption is not valid"),
    _K.REFUSED: (Reach.UNREACHABLE, "the host refused the connection"),
    _K.RESET: (Reach.UNREACHABLE, "the host broke off the connection"),
    _K.TIMEOUT: (Reach.UNREACHABLE, "the host did not answer in time"),
    _K.PROTOCOL: (Reach.UNREACHABLE, "the host's answer was no valid HTTP"),
    _K.REDIRECT_LOOP: (Reach.UNREACHABLE, "the host's redirects lead in a circle"),
    _K.TUNNEL_REFUSED: (Reach.UNREACHABLE, "the proxy could not open a connection to the host"),
    _K.GUARD: (Reach.UNKNOWN, "not fetched: our address guard refused it"),
    _K.SCHEME: (Reach.UNKNOWN, "not fetched: only http and https addresses are"),
    _K.ROBOTS: (Reach.UNKNOWN, "not fetched: the host's robots.txt forbids it and we were told to obey"),
    _K.LIMIT: (Reach.UNKNOWN, "not finished: it went over one of our limits"),
    _K.PROXY_DOWN: (Reach.UNKNOWN, "not fetched: our proxy does not work"),
    _K.NETWORK_DOWN: (Reach.UNKNOWN, "not fetched: the network was down"),
    _K.NOT_TRIED: (Reach.UNKNOWN, "not fetched yet"),
    _K.ARCHIVE_BUSY: (Reach.UNKNOWN, "not fetched: the archive was too busy"),
    _K.ARCHIVE_EXCLUDED: (Reach.UNKNOWN, "not fetched: the archive does not show it"),
}  # fmt: skip

_STATUSES: dict[int, tuple[Reach, str, str]] = {
    404: (Reach.GONE, "status_404", "the host says that the page does not exist (404)"),
    410: (Reach.GONE, "status_410", "the host says that the page is gone for good (410)"),
    401: (Reach.BLOCKED, "status_401", "the host asks for credentials (401)"),
    402: (Reach.PAYWALLED, "status_402", "the host asks for payment (402)"),
    403: (Reach.BLOCKED, "status_403", "the host forbids us to see the page (403)"),
    407: (Reach.BLOCKED, "status_407", "a proxy on the way asks for credentials (407)"),
    408: (Reach.UNREACHABLE, "status_408", "the host gave up waiting (408)"),
    429: (Reach.BLOCKED, "status_429", "the host says that we ask too often (429)"),
    451: (Reach.BLOCKED, "status_451", "the page is unavailable for legal reasons (451)"),
    304: (Reach.LIVE, "status_304", "the page has not changed since we last had it (304)"),
}
_CLASSES: dict[int, tuple[Reach, str, str]] = {
    1: (Reach.UNREACHABLE, "status_1xx", "the host never came to an answer"),
    3: (Reach.UNKNOWN, "redirect_not_followed", "the host redirects, and where to was not seen"),
    4: (Reach.BLOCKED, "status_4xx", "the host refused our request"),
    5: (Reach.UNREACHABLE, "status_5xx", "the host reports a fault of its own"),
    9: (Reach.BLOCKED, "status_999", "the host refused our request"),
}


def judge_failure(exchange: Exchange) -> Reached | None:
    """The Reach of an exchange without a response of its own, or None where there is one to look at."""
    failure = exchange.failure
    if failure is not None:
        reach, words = _FAILURES[failure.kind]
        return Reached(
            reach, str(failure.kind), f"{words}: {failure.message}" if failure.message else words, failure.message[:300]
        )
    if exchange.unverified:
        return Reached(
            Reach.UNREACHABLE, "tls", f"{_FAILURES[_K.TLS][1]}; what came without checking it is kept and marked"
        )
    if not exchange.hops:
        return Reached(Reach.UNKNOWN, "not_tried", _FAILURES[_K.NOT_TRIED][1])
    return None


def judge_status(exchange: Exchange) -> Reached | None:
    """The Reach that a status alone decides, or None for a page to look at (2xx)."""
    status = exchange.status or 0
    if status // 100 == 2:
        return None
    reach, rule, words = _STATUSES.get(status) or _CLASSES.get(status // 100) or _CLASSES[1]
    said = words if str(status) in words else f"{words} ({status})"
    return Reached(reach, rule, said, f"status {status} from {exchange.final_url}")
