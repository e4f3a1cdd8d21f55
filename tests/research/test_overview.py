"""The overview: who works on what and with whom, drawn and in words; only what is public."""

from typing import Any

import pytest
from django.test import Client

from content.core.models import Theme
from content.core.page_cache import start_new_generation
from knowledge.research.models import PublicationPage
from knowledge.research.overview.network import companions, joint_works
from tests.factories.research import make_publication, make_researcher

ADDRESS = "/onderzoek/overzicht/"


def test_pairs_count_joint_works_once_each() -> None:
    pairs = joint_works([[3, 1, 2], [1, 2, 2], [4]])
    assert pairs == {(1, 2): 2, (1, 3): 1, (2, 3): 1}
    assert companions(pairs)[1] == [(2, 2), (3, 1)]


@pytest.mark.django_db
def test_overview_tells_what_it_draws_and_hides_drafts(client: Client) -> None:
    PublicationPage.objects.all().delete()
    theme = Theme.objects.get(slug="campagnes")
    ann = make_researcher(title="Ann Eerst", slug="ann-eerst", themes=[theme])
    bert = make_researcher(title="Bert Tweede", slug="bert-tweede")
    hidden = make_researcher(title="Verborgen Vera", live=False)
    make_publication(by=(ann, bert, hidden), issued="2019")
    make_publication(by=(ann, bert), issued="2019")
    make_publication(by=(ann, bert), issued="1987", live=False)
    start_new_generation()
    answer = client.get(ADDRESS)
    text = answer.content.decode()
    assert 'href="/onderzoek/onderzoekers/ann-eerst/">Ann Eerst</a>: Bert Tweede (2 publicaties)' in text
    assert "Verborgen Vera" not in text
    assert answer.context["years"]["rows"] == [["2019", "2"]]
    assert [one["people"] for one in answer.context["themes"] if one["name"] == theme.name] == [
        [{"title": "Ann Eerst", "url": "/onderzoek/onderzoekers/ann-eerst/"}]
    ]


@pytest.mark.django_db
def test_overview_asks_the_database_once_after_a_change(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(10):
        client.get(f"{ADDRESS}?x")
    with django_assert_max_num_queries(2):
        client.get(f"{ADDRESS}?y")
