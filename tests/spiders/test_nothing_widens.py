"""``network.permit`` is the one way to reach a private address: no other setting and no option opens one."""

import inspect
from ipaddress import ip_address

import pytest

from dalel.config import known_keys, settings_from
from dalel.errors import SettingsError
from flows.cli import app
from spiders.settings import scrapy_settings

PRIVATE = [("127.0.0.1", 80), ("10.0.0.5", 443), ("169.254.169.254", 80), ("::1", 80), ("192.168.1.1", 8080)]
VALUES = [
    True,
    0,
    1,
    65535,
    "record",
    "obey",
    "127.0.0.1",
    "127.0.0.1:80",
    "http://127.0.0.1:80",
    ["127.0.0.1:80"],
    "*",
]
ENDPOINTS = {"network.proxy"}
"""What only its own client connects to."""


def nested(key: str, value: object) -> dict[str, object]:
    for part in reversed(key.split(".")):
        value = {part: value}
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize("key", [key for key in known_keys() if key != "network.permit"])
def test_no_setting_but_permit_opens_a_private_address(key: str) -> None:
    accepted = 0
    for value in VALUES:
        try:
            settings = settings_from(nested(key, value))
        except SettingsError:
            continue
        accepted += 1
        for_sources = scrapy_settings(settings, pipelines={}, archive=False)
        assert not [pair for pair in PRIVATE if for_sources["DALEL_POLICY"].is_permitted(*pair)]
        assert not for_sources["DALEL_ENDPOINTS"] or key in ENDPOINTS
    assert accepted or key.startswith("archive.others")


def test_permit_opens_exactly_what_it_names() -> None:
    policy = scrapy_settings(settings_from({"network": {"permit": ["127.0.0.1:80"]}}), pipelines={}, archive=False)
    opened = [pair for pair in PRIVATE if policy["DALEL_POLICY"].is_permitted(*pair)]
    assert opened == [("127.0.0.1", 80)]
    assert ip_address("127.0.0.1").is_loopback


@pytest.mark.parametrize(
    "given", ["localhost:80", "127.0.0.0/8", "127.0.0.1", "*:80", "127.0.0.1:*", "127.0.0.1:80-90"]
)
def test_permit_takes_no_names_ranges_or_wildcards(given: str) -> None:
    with pytest.raises(SettingsError, match=r"network\.permit"):
        scrapy_settings(settings_from({"network": {"permit": [given]}}), pipelines={}, archive=False)


def test_no_option_of_any_command_speaks_of_addresses_to_open() -> None:
    names = {name for command in app.registered_commands if command.callback
             for name in inspect.signature(command.callback).parameters}  # fmt: skip
    assert "config" in names
    assert not [
        name for name in names if any(word in name for word in ("permit", "allow", "private_net", "insecure", "port_"))
    ]
