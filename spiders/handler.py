"""Scrapy's HTTP handler twice: certificates verified, and, for a marked second try, not verified."""

from typing import Any

from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Request, Response


class TwoTrustHandler:
    """Sends ``meta['unverified']`` requests through a handler of its own, with its own connections."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        self._verified = HTTP11DownloadHandler(crawler)
        self._unverified = HTTP11DownloadHandler(crawler)
        trusting: Any = _ScrapyClientContextFactory(verify_certificates=False)
        self._unverified._contextFactory = trusting

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "TwoTrustHandler":
        """Made by Scrapy."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """One exchange, by the handler that the request asks for."""
        handler = self._unverified if request.meta.get("unverified") else self._verified
        return await handler.download_request(request)

    async def close(self) -> None:
        """Close both connection pools."""
        await self._verified.close()
        await self._unverified.close()
