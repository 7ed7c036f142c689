"""Scrapy's settings: everything a crawl must not do by default is off here, with the reason beside it."""

from typing import Any
from urllib.parse import urlsplit

from dalel.config import Settings
from spiders.addresses import policy_of

BOT_NAME = "dalel"
SPIDER_MODULES = ["spiders"]


def scrapy_settings(settings: Settings, *, pipelines: dict[str, int], archive: bool) -> dict[str, Any]:
    """The settings of one crawl child; ``archive``: it speaks with archives alone, at their pace."""
    network = settings.network
    delay_s = 60 / settings.archive.rates.memento if archive else network.delay_s
    archives = [settings.archive.replay, *(other.replay for other in settings.archive.others)] if archive else []
    endpoints = [network.proxy] if network.proxy else archives
    return {
        "BOT_NAME": BOT_NAME,
        "LOG_LEVEL": "ERROR",
        "USER_AGENT": network.user_agent,
        "CONCURRENT_REQUESTS": network.concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay_s else 8,
        "DOWNLOAD_DELAY": delay_s,
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "DOWNLOAD_TIMEOUT": network.timeout_s,
        "DOWNLOAD_MAXSIZE": 0,  # a longer body is cut and kept (SizeCap); Scrapy's own limit throws it away
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,  # kept and marked truncated
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # Scrapy accepts any certificate otherwise
        "DOWNLOAD_HANDLERS": {
            "http": "spiders.handler.TwoTrustHandler",
            "https": "spiders.handler.TwoTrustHandler",
            **dict.fromkeys(("file", "data", "ftp", "s3"), None),  # a cited file:///etc/passwd is not read
        },
        "TWISTED_DNS_RESOLVER": "spiders.guard.Guard",
        "DALEL_POLICY": policy_of(network.permit),
        "DALEL_ENDPOINTS": frozenset(map(_address_of, endpoints)),
        "DOWNLOADER_MIDDLEWARES_BASE": {},  # redirects, retries, cookies, robots.txt are ours to record
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},  # no telnet console, no remote control, no phoning home
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "ITEM_PIPELINES": pipelines,
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 64 * 1024 * 1024,
        "CONCURRENT_ITEMS": 64,
        "REACTOR_THREADPOOL_MAXSIZE": 20,
    }


def _address_of(endpoint: str) -> tuple[str, int]:
    parts = urlsplit(endpoint)
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


# What `scrapy` itself sees in a checkout (scrapy.cfg): the same guard, and nothing permitted.
globals().update(scrapy_settings(Settings(), pipelines={}, archive=False))
