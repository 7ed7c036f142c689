"""Is it the network? A source that cannot be reached says nothing where nothing else can be reached either."""

import asyncio
import time

from dalel.model import Failure, FailureKind
from spiders.visit import Fetch, Visit

SUSPECT = frozenset(
    {FailureKind.DNS_NXDOMAIN, FailureKind.DNS_FAILED, FailureKind.REFUSED, FailureKind.RESET, FailureKind.TIMEOUT}
)
"""Failures that a dead network causes too (a captive resolver answers NXDOMAIN to everything)."""
FRESH_S = 5.0
"""So long one answer of the control host holds."""


class Control:
    """Asks ``network.control`` only when a source failed and nothing at all answered since it was asked."""

    def __init__(self, fetch: Fetch, address: str) -> None:
        self._fetch = fetch
        self._address = address
        self._answered_at = float("-inf")
        self._asking: asyncio.Task[bool] | None = None
        self._asked_at = float("-inf")

    async def explain(self, visit: Visit, began_at: float) -> Visit:
        """The visit, its failure NETWORK_DOWN where the control host fails too; ``began_at`` is of time.monotonic."""
        if visit.answers:
            self._answered_at = time.monotonic()
        if visit.answers or visit.failure is None or visit.failure.kind not in SUSPECT or self._answered_at >= began_at:
            return visit
        if await self._answers():
            return visit
        why = f"{self._address} does not answer either; this source: {visit.failure.message}"
        return Visit(visit.url, failure=Failure(FailureKind.NETWORK_DOWN, why), earlier=(*visit.earlier, visit))

    async def _answers(self) -> bool:
        if self._asking is None or (self._asking.done() and time.monotonic() - self._asked_at > FRESH_S):
            self._asked_at = time.monotonic()
            self._asking = asyncio.ensure_future(self._ask())
        return await asyncio.shield(self._asking)

    async def _ask(self) -> bool:
        answer = await self._fetch(self._address, False)
        if not isinstance(answer, Failure):
            self._answered_at = time.monotonic()
            return True
        return answer.kind not in SUSPECT
