"""What a host's robots.txt says of a cited page (RFC 9309): recorded with each capture, or obeyed."""

import asyncio
from urllib.parse import urlsplit

from protego import Protego

from dalel.model import Failure
from spiders.visit import Answer, Fetch

ALLOWED, DISALLOWED, UNKNOWN = "allowed", "disallowed", "unknown"


class Robots:
    """Asks each origin once a run."""

    def __init__(self, fetch: Fetch, user_agent: str) -> None:
        self._fetch = fetch
        self._user_agent = user_agent
        self._rules: dict[str, asyncio.Task[Protego | None]] = {}

    async def verdict(self, url: str) -> str:
        """``allowed``, ``disallowed`` or ``unknown`` (robots.txt did not answer plainly)."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._ask(origin))
        rules = await self._rules[origin]
        if rules is None:
            return UNKNOWN
        return ALLOWED if rules.can_fetch(url, self._user_agent) else DISALLOWED

    async def _ask(self, origin: str) -> Protego | None:
        return _rules(await self._fetch(f"{origin}/robots.txt", False))


def _rules(answer: Answer | Failure) -> Protego | None:
    """Rules of a 200; everything is allowed where there is no such file (RFC 9309 §2.3.1.3)."""
    if isinstance(answer, Failure) or answer.status >= 500:
        return None
    text = answer.body[:512_000].decode("utf-8", "replace") if answer.status == 200 else ""
    return Protego.parse(text)
