import pytest

from content.core.link_check.registry import web_addresses
from helpdesk.models import LinkCheck
from tests.factories.helpdesk import make_contact, make_service, only_these

pytestmark = pytest.mark.django_db


def test_every_address_of_a_listing_is_checked_and_no_number() -> None:
    chat, source = make_contact("chat", "https://chat.be/"), "https://bron.be/"
    service = make_service([make_contact(), chat], website="https://dienst.be/", source_url=source)
    only_these(service)
    assert {tuple(address) for address in web_addresses(LinkCheck)} == {
        (service.pk, "https://dienst.be/"),
        (service.pk, "https://chat.be/"),
        (service.pk, "https://bron.be/"),
    }


def test_service_that_left_the_site_is_not_checked() -> None:
    service = make_service([make_contact()], website="https://dienst.be/")
    only_these(service)
    service.unpublish()
    assert web_addresses(LinkCheck) == []
