"""Which network addresses may be reached: public ones on web ports, and pairs a person named exactly.

Source: IANA special-purpose registries; the tricks of SSRF are IPv4 inside IPv6 (mapped, 6to4, NAT64,
Teredo) and odd spellings, which the system's own parser resolves before an address comes here.
"""

import ipaddress
from dataclasses import dataclass, field

from dalel.errors import SettingsError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

WEB_PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
_CARRIER_NAT = ipaddress.ip_network("100.64.0.0/10")


@dataclass(frozen=True)
class Policy:
    """What may be reached. ``permits`` are exact (ip, port) pairs allowed although private."""

    permits: frozenset[tuple[Address, int]] = field(default=frozenset())

    def is_permitted(self, ip: str, port: int) -> bool:
        """Whether a connection to this address may be opened."""
        address = ipaddress.ip_address(ip.split("%")[0])
        if (address, port) in self.permits:
            return True
        return port in WEB_PORTS and is_public(address)


def policy_of(permit: tuple[str, ...]) -> Policy:
    """The policy with ``network.permit``'s literal ip:port pairs. Raises SettingsError for anything else."""
    return Policy(frozenset(_pair(text) for text in permit))


def is_literal(host: str) -> bool:
    """Whether a URL's host is an address and not a name."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def is_public(address: Address) -> bool:
    """Whether an address, and any IPv4 address inside it, belongs to the public internet."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner_ipv4(address)
        if inner:
            return is_public(inner)
        if address in _LOCAL_NAT64 or not address.is_global or address.is_multicast:
            return False
        return address in ipaddress.ip_network("2000::/3")
    return address.is_global and not address.is_multicast and address not in _CARRIER_NAT


def _inner_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _pair(text: str) -> tuple[Address, int]:
    host, _, port = text.rpartition(":")
    try:
        pair = ipaddress.ip_address(host.strip("[]")), int(port)
    except ValueError:
        raise SettingsError(f"setting 'network.permit': {text!r} is not an ip:port pair such as 10.0.0.5:80") from None
    if not 0 < pair[1] < 65536:
        raise SettingsError(f"setting 'network.permit': {text!r} has no valid port")
    return pair
