import pytest
from django.test import Client
from lxml import etree

from tests.research.harvester import SCHEMA, Ask


@pytest.fixture
def ask(client: Client) -> Ask:
    """Ask the repository; every answer, mistakes too, has the form of the protocol."""

    def asked(query: str) -> etree._Element:
        answer = client.get(f"/onderzoek/oai/?{query}")
        assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
        root = etree.fromstring(answer.content)
        SCHEMA.assertValid(root)
        return root

    return asked
