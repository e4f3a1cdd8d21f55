import pytest
from django.test import RequestFactory

from content.core.rate_limit import client_address, within_limit


def request(remote: str = "10.0.0.9", forwarded: str = "") -> object:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().post("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.9"),
        (0, "203.0.113.5", "10.0.0.9"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "made up, 203.0.113.5", "203.0.113.5"),
        (2, "made up, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        (2, "203.0.113.5", "10.0.0.9"),
        (1, " , ", "10.0.0.9"),
    ],
)
def test_client_address_trusts_only_our_proxies(settings: object, proxies: int, forwarded: str, address: str) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies
    assert client_address(request(forwarded=forwarded)) == address


def test_limit_holds_for_each_visitor_behind_the_proxy(settings: object) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    first, second = request(forwarded="203.0.113.5"), request(forwarded="203.0.113.6")
    assert [within_limit(first, "proef", 2) for _ in range(3)] == [True, True, False]
    assert within_limit(second, "proef", 2)
    assert within_limit(first, "iets-anders", 2)


def test_visitor_cannot_escape_the_limit_by_a_made_up_header() -> None:
    said = [within_limit(request(forwarded=f"203.0.113.{number}"), "proef", 2) for number in range(3)]
    assert said == [True, True, False]
