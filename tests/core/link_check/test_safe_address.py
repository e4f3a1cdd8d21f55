import ipaddress

import pytest

from content.core.link_check.fetching import Fetcher
from content.core.link_check.safe_address import Guard, RefusedAddressError, is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, nothing is bound to it
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_address_that_is_not_on_the_internet_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["193.191.245.1", "2a02:2c40::1", "::ffff:193.191.245.1", "64:ff9b::c1bf:f501"])
def test_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "::1", "[::1"])
def test_guard_refuses_every_way_to_write_this_machine(host: str) -> None:
    with pytest.raises(RefusedAddressError):
        Guard().resolve(host, 80)


def test_guard_opens_only_what_a_test_names() -> None:
    assert Guard(also_allowed=["127.0.0.1"]).resolve("127.0.0.1", 80) == "127.0.0.1"
    with pytest.raises(RefusedAddressError):
        Guard(also_allowed=["127.0.0.1"]).resolve("127.0.0.2", 80)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "https://u:p@example.org/", "https://", "//x"]
)
def test_fetcher_refuses_what_is_no_plain_web_address(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        Fetcher().fetch(url)
