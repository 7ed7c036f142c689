"""What a host shows for an address that cannot exist there, asked at most once an origin and run."""

import asyncio
import secrets
from urllib.parse import urlsplit

from dalel.model import Failure
from spiders.visit import Answer, Fetch


class Probe:
    """Asks through the crawl's own fetcher, so that delay and guard hold for it too."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._asked: dict[str, asyncio.Task[Answer | None]] = {}

    async def sibling(self, url: str) -> Answer | None:
        """The answer to a made-up address of the same origin, or None where it is an error, a redirect or nothing."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._ask(f"{origin}/{secrets.token_hex(12)}"))
        return await asyncio.shield(self._asked[origin])

    async def _ask(self, url: str) -> Answer | None:
        answer = await self._fetch(url, False)
        return answer if not isinstance(answer, Failure) and answer.status == 200 and answer.body else None
