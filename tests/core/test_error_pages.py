import re

import pytest
from django.conf import settings as project
from django.template import Context, Engine
from django.test import Client

SERVER_ERROR = (project.BASE_DIR / "templates" / "500.html").read_text()


def test_server_error_page_needs_nothing() -> None:
    assert "{%" not in SERVER_ERROR
    assert "{{" not in SERVER_ERROR
    assert Engine().from_string(SERVER_ERROR).render(Context()) == SERVER_ERROR


def test_server_error_page_leads_to_help() -> None:
    numbers = re.findall(r'href="tel:(\d+)"', SERVER_ERROR)
    assert numbers == ["112", "101", "1813", "116000", "102", "1712"]


@pytest.mark.django_db
def test_missing_page_offers_search_and_help(client: Client) -> None:
    response = client.get("/bestaat-niet/")
    page = response.content.decode()
    assert response.status_code == 404
    assert 'id="zoek-404"' in page
    assert page.count(f'href="{project.HELP_URL}"') >= 3
    assert 'href="tel:112"' in page
    assert '<meta name="robots" content="noindex">' in page
