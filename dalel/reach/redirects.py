"""Where redirects led: to the same page, an equivalent one, home, a section, or another page."""

from urllib.parse import urljoin

from dalel.model import Exchange, Platform, Reach, Reached
from dalel.reach import addresses
from dalel.reach.facts import PageFacts

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def landing(exchange: Exchange) -> str:
    """The address the chain ends at, a last redirect that was not followed and a meta refresh included."""
    if exchange.status in _REDIRECTS:
        return urljoin(exchange.final_url, exchange.header("location") or "") or exchange.final_url
    return exchange.final_url


def left_for_home(exchange: Exchange) -> bool:
    """A page was asked for and a home page answered."""
    final = landing(exchange)
    return not addresses.is_home(exchange.url) and addresses.is_home(final) and not _is_same(exchange.url, final)


def judge_redirect(facts: PageFacts, title: str) -> Reached | None:
    """GONE where the redirect dropped the page, MOVED where it led for good to an equivalent one, else None."""
    exchange = facts.exchange
    final = landing(exchange)
    if _is_same(exchange.url, final):
        return None
    seen = f"{exchange.status} at {final} ({title})" if title else f"{exchange.status} at {final}"
    if addresses.is_error_address(final) and not addresses.is_error_address(exchange.url):
        return Reached(Reach.GONE, "redirect_to_error", "the address redirects to the site's error page", seen)
    if left_for_home(exchange):
        return Reached(Reach.GONE, "redirect_to_home", "the address redirects to a home page instead of the page", seen)
    if facts.platform is Platform.TELEGRAM:
        return _telegram_preview_off(exchange.url, final, seen)
    same = addresses.shares_identity(exchange.url, final, title)
    if same is not True and addresses.is_section(exchange.url, final):
        return Reached(Reach.GONE, "redirect_to_section", "the address redirects to a list instead of the page", seen)
    if same is False:
        return Reached(Reach.GONE, "redirect_elsewhere", "the address redirects to another page", seen)
    return _moved(exchange, final, seen)


def _telegram_preview_off(asked: str, final: str, seen: str) -> Reached | None:
    """``t.me/s/channel/1`` leads to the channel's card where its owner turned the preview off."""
    if "/s/" in asked and "/s/" not in final:
        return Reached(Reach.WALLED, "telegram_preview_off", "the channel can be read only in the app", seen)
    return None


def _moved(exchange: Exchange, final: str, seen: str) -> Reached | None:
    steps = zip(exchange.hops, [hop.url for hop in exchange.hops[1:]] or [final], strict=False)
    telling = [hop.status for hop, target in steps if not _is_same(hop.url, target)]
    if telling and all(status in _PERMANENT for status in telling):
        return Reached(
            Reach.MOVED, "moved_permanently", f"the page has moved for good to {final}", seen, moved_to=final
        )
    return None


def _is_same(one: str, other: str) -> bool:
    return addresses.address_key(one) == addresses.address_key(other)
