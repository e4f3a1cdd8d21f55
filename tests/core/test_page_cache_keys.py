"""Any address may be asked for; what a cache does not take as a key is no reason to fail."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/%08%04%C3%AE", f"/{'a' * 400}/", "/met%20spatie", "/%F0%9F%98%80"])
def test_odd_address_is_not_found_rather_than_broken(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
