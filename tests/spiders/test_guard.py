"""The choke point under a resolver that lies: names that change, mix or lose their addresses between two look-ups."""

import socket
from collections.abc import Callable
from typing import Any

import pytest

from dalel.model import FailureKind
from spiders.addresses import Policy
from spiders.guard import Guard

PUBLIC, OTHER, LOOPBACK, CLOUD = "93.184.215.14", "1.1.1.1", "127.0.0.1", "169.254.169.254"
MAPPED = "::ffff:10.0.0.1"


class AtOnce:
    """What the guard asks of a reactor, done at once and in this thread."""

    def callLater(self, _: float, call: Callable[..., object], *args: object) -> None:
        call(*args)

    def callFromThread(self, call: Callable[..., object], *args: object) -> None:
        call(*args)

    def getThreadPool(self) -> "AtOnce":
        return self

    def callInThreadWithCallback(self, done: Callable[..., object], work: Callable[..., object], *args: object) -> None:
        done(True, work(*args))


class Connections:
    """Where connections would be opened."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def resolutionBegan(self, _: object) -> None: ...

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None: ...


@pytest.mark.parametrize(
    ("answers", "opened"),
    [
        ([[PUBLIC], [LOOPBACK], [PUBLIC]], [[PUBLIC], [PUBLIC], [PUBLIC]]),
        ([[LOOPBACK], [PUBLIC], [PUBLIC]], [[], [], []]),
        ([[PUBLIC, LOOPBACK], [CLOUD]], [[PUBLIC], [PUBLIC]]),
        ([[CLOUD, PUBLIC, MAPPED, OTHER]], [[PUBLIC, OTHER]]),
        ([[], [LOOPBACK], [PUBLIC]], [[], [], []]),
        ([[], [PUBLIC], [LOOPBACK]], [[], [PUBLIC], [PUBLIC]]),
        ([[MAPPED], [PUBLIC]], [[], []]),
    ],
)
def test_a_name_that_changes_its_address_never_opens_a_private_one(
    monkeypatch: pytest.MonkeyPatch, answers: list[list[str]], opened: list[list[str]]
) -> None:
    guard = _guard(monkeypatch, answers)
    assert [_ask(guard, 80) for _ in opened] == opened


def test_a_public_address_on_another_port_is_not_opened_though_it_was_on_port_80(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guard = _guard(monkeypatch, [[PUBLIC]])
    assert (_ask(guard, 80), _ask(guard, 22), _ask(guard, 443)) == ([PUBLIC], [], [PUBLIC])


def test_what_a_name_led_to_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = _guard(monkeypatch, [[CLOUD, LOOPBACK]])
    _ask(guard, 80)
    failure = guard.failures["a.example"]
    assert failure.kind is FailureKind.GUARD
    assert CLOUD in failure.message


def _guard(monkeypatch: pytest.MonkeyPatch, answers: list[list[str]]) -> Guard:
    """A guard over a resolver that answers each look-up from the next row; an empty row is no such name."""
    rows = iter(answers)

    def look_up(*_: object, **__: object) -> list[tuple[Any, ...]]:
        row = next(rows, None)
        assert row is not None, "one look-up more than there are answers"
        if not row:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 0)) for ip in row]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return Guard(AtOnce(), Policy(), frozenset())  # type: ignore[arg-type]


def _ask(guard: Guard, port: int) -> list[str]:
    seen = Connections()
    guard.resolveHostName(seen, "a.example", port)
    return seen.addresses
