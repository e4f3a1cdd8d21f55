"""What every address begins with is kept, and a change of it shows at once."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from allesoverpesten.home.models import HomePage
from content.core.models import SiteSettings

pytestmark = pytest.mark.django_db
# With a query the page itself is not kept.
ARTICLE = "/privacy/?vraag=1"
FRONT_DOOR = "/?vraag=1"


def _tables_asked(client: Client) -> str:
    with CaptureQueriesContext(connection) as asked:
        client.get(ARTICLE)
    return " ".join(query["sql"] for query in asked.captured_queries)


def test_second_visitor_asks_for_no_site_front_door_or_settings(client: Client) -> None:
    first = _tables_asked(client)
    second = _tables_asked(client)
    for table in ('FROM "wagtailcore_site"', 'FROM "home_homepage"', 'FROM "core_sitesettings"'):
        assert (table in first, table in second) == (True, False)


def test_changed_settings_show_at_once(client: Client) -> None:
    client.get(ARTICLE)
    settings = SiteSettings.objects.get()
    settings.banner_title = "Vandaag is de telefoon van 1712 gestoord"
    settings.save()
    assert "Vandaag is de telefoon van 1712 gestoord" in client.get(ARTICLE).content.decode()


def test_front_door_in_a_list_of_pages_is_the_published_one(client: Client) -> None:
    client.get(FRONT_DOOR)
    home = HomePage.objects.get()
    home.title = "Alles over pesten, vernieuwd"
    home.save_revision().publish()
    assert "Alles over pesten, vernieuwd" in client.get(FRONT_DOOR).context["page"].title


def test_site_with_another_front_door_shows_it_at_once(client: Client) -> None:
    client.get(FRONT_DOOR)
    site = Site.objects.get()
    site.root_page = HomePage.objects.get().get_children().live().first()
    site.save()
    assert client.get(FRONT_DOOR).context["page"].pk == site.root_page_id


def test_visitors_do_not_share_one_front_door(client: Client) -> None:
    pages: list[Any] = [client.get(FRONT_DOOR).context["page"] for _visit in range(2)]
    assert pages[0] == pages[1]
    assert pages[0] is not pages[1]
