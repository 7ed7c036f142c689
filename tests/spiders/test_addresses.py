import ipaddress

import pytest

from dalel.errors import SettingsError
from spiders.addresses import Policy, is_public, policy_of

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1",
    "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "2001:0:0:0:0:0:80ff:fffe", "2001:db8::1", "::127.0.0.1",
]  # fmt: skip
PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_and_special_addresses_are_never_public(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))
    assert not Policy().is_permitted(ip, 80)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses_are_permitted_on_web_ports_alone(ip: str) -> None:
    assert [port for port in (22, 25, 80, 443, 3306, 8080, 8443, 9200) if Policy().is_permitted(ip, port)] == [
        80, 443, 8080, 8443,
    ]  # fmt: skip


def test_a_permit_opens_exactly_one_pair() -> None:
    policy = policy_of(("127.0.0.1:8123", "[::1]:9000"))
    assert policy.is_permitted("127.0.0.1", 8123)
    assert policy.is_permitted("::1", 9000)
    assert not policy.is_permitted("127.0.0.1", 8124)
    assert not policy.is_permitted("::ffff:127.0.0.1", 8123)
    assert not policy.is_permitted("127.0.0.2", 8123)


@pytest.mark.parametrize(
    "text", ["localhost:80", "10.0.0.0/8:80", "*:80", "10.0.0.5", "10.0.0.5:0", "10.0.0.5:70000", ""]
)
def test_names_ranges_and_wildcards_are_no_permits(text: str) -> None:
    with pytest.raises(SettingsError, match="permit"):
        policy_of((text,))
