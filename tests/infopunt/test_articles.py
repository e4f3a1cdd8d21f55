"""Articles as a reader meets them: page, lists, feed and sitemap."""

import datetime as dt
import json
import re

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from content.core.models import Theme
from content.infopunt.models import ArticlePage
from tests.factories.infopunt import make_article, make_shelf

pytestmark = pytest.mark.django_db
QUERY_BUDGET = 10


def path(page: Page) -> str:
    return page.get_url_parts()[2]


def json_ld(html: str) -> dict[str, object]:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])


def test_article_shows_text_sources_and_review_date(client: Client) -> None:
    article = make_article(
        title="Hoe herken je pesten?",
        in_short=[{"type": "point", "value": "Kijk naar wat verandert."}],
        body=[{"type": "do_dont", "value": {"heading": "Wat helpt", "do": ["Luister"], "dont": ["Beloof niets"]}}],
        sources=[
            {"type": "source", "value": {"title": "Een studie", "url": "https://www.ugent.be/", "publisher": "UGent"}}
        ],
        reviewed_on=dt.date(2026, 3, 4),
        content_warning="Dit gaat over geweld.",
    )
    html = client.get(path(article)).content.decode()
    assert "<h1>Hoe herken je pesten?</h1>" in html
    for text in ("Kijk naar wat verandert.", "Luister", "Beloof niets", "Een studie", "UGent", "Dit gaat over geweld."):
        assert text in html
    assert "4 maart 2026" in html
    assert 'href="https://www.ugent.be/"' in html


def test_article_without_review_claims_none(client: Client) -> None:
    assert "Nagekeken op" not in client.get(path(make_article())).content.decode()


def test_article_describes_itself_to_search_engines(client: Client) -> None:
    article = make_article(title="Wat is </script> pesten?", summary="Kort & goed")
    html = client.get(path(article)).content.decode()
    data = json_ld(html)
    assert (data["@type"], data["headline"], data["inLanguage"]) == ("Article", "Wat is </script> pesten?", "nl-BE")
    assert f'<link rel="canonical" href="{article.full_url}">' in html
    assert '<meta name="description" content="Kort &amp; goed">' in html


def test_article_kept_out_of_search_engines_when_asked(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in client.get(path(make_article(noindex=True))).content.decode()


@pytest.mark.parametrize(
    ("audiences", "mood"),
    [
        (["kind"], "child"),
        (["jongere"], "teen"),
        (["school", "sport"], "professional"),
        (["ouder", "school"], "general"),
    ],
)
def test_article_is_dressed_for_its_reader(client: Client, audiences: list[str], mood: str) -> None:
    assert f'data-mood="{mood}"' in client.get(path(make_article(audiences=audiences))).content.decode()


def test_draft_article_is_nowhere(client: Client) -> None:
    shelf = make_shelf()
    article = make_article(shelf, title="Nog niet klaar")
    article.unpublish()
    assert client.get(path(article)).status_code == 404
    for address in ("/infopunt/", path(shelf), "/infopunt/feed.rss", "/sitemap.xml", "/zoeken/?q=klaar"):
        answer = client.get(address).content.decode()
        assert "Nog niet klaar" not in answer
        assert article.slug not in answer


def test_published_article_is_in_list_sitemap_and_feeds(client: Client) -> None:
    shelf = make_shelf()
    article = make_article(shelf, title="Vers van de pers")
    for address in ("/infopunt/", path(shelf), "/infopunt/feed.rss", "/infopunt/feed.atom"):
        assert "Vers van de pers" in client.get(address).content.decode()
    assert f"<loc>{article.full_url}</loc>" in client.get("/sitemap.xml").content.decode()


def test_list_filters_by_audience_and_theme(client: Client) -> None:
    shelf = make_shelf()
    theme = Theme.objects.create(name="Proefthema", slug="proefthema")
    make_article(shelf, title="Voor kinderen over het thema", audiences=["kind"], themes=[theme])
    make_article(shelf, title="Voor kinderen over iets anders", audiences=["kind"])
    make_article(shelf, title="Voor ouders over het thema", audiences=["ouder"], themes=[theme])
    html = client.get(path(shelf), {"audience": "kind", "theme": "proefthema"}).content.decode()
    assert "Voor kinderen over het thema" in html
    assert "Voor kinderen over iets anders" not in html
    assert "Voor ouders over het thema" not in html
    assert "1 resultaat" in html


@pytest.mark.parametrize(
    "query", ["audience=onzin", "theme=bestaat-niet", "page=9999", "page=x", "audience=kind&theme=%00"]
)
def test_list_survives_a_wrong_address(client: Client, query: str) -> None:
    shelf = make_shelf()
    make_article(shelf, title="Blijft staan", audiences=["kind"])
    answer = client.get(f"{path(shelf)}?{query}")
    assert answer.status_code == 200
    assert "Blijft staan" in answer.content.decode()


def test_list_says_so_when_empty(client: Client) -> None:
    assert "Hier is niets gevonden" in client.get(path(make_shelf())).content.decode()


def test_list_is_split_in_pages_that_keep_the_filter(client: Client) -> None:
    shelf = make_shelf()
    for _number in range(13):
        make_article(shelf, audiences=["kind"])
    html = client.get(path(shelf), {"audience": "kind"}).content.decode()
    assert "13 resultaten" in html
    assert "?audience=kind&amp;page=2" in html
    assert client.get(path(shelf), {"audience": "kind", "page": "2"}).content.decode().count('class="card"') == 1


@pytest.mark.parametrize("number", [1, 3, 12])
def test_list_needs_the_same_few_queries_for_any_number(
    client: Client, django_assert_max_num_queries: object, number: int
) -> None:
    shelf = make_shelf()
    for _number in range(number):
        make_article(shelf)
    client.get(path(shelf), {"page": "1"})
    with django_assert_max_num_queries(QUERY_BUDGET) as captured:
        client.get(path(shelf), {"page": "1"})
    assert len(captured) == LIST_QUERIES


def test_article_needs_few_queries(client: Client, django_assert_max_num_queries: object) -> None:
    article = make_article()
    with django_assert_max_num_queries(QUERY_BUDGET):
        client.get(path(article))


# With the lists warm that every page keeps.
LIST_QUERIES = 4


def test_services_of_an_article_show_their_number(client: Client, db: None) -> None:
    page = client.get("/infopunt/pesten-begrijpen/wat-is-pesten/").content.decode()
    who_can_help = page.partition("Wie kan helpen?")[2].partition("Lees ook")[0]
    assert 'href="tel:102"' in who_can_help


def test_restricted_page_asks_for_its_password(client: Client, db: None) -> None:
    address = "/infopunt/pesten-begrijpen/wat-is-pesten/"
    assert b"Wat is plagen?" in client.get(address).content
    article = ArticlePage.objects.get(slug="wat-is-pesten")
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.PASSWORD, password="lamp")
    answer = client.get(address).content
    assert b'name="password"' in answer
    assert b"Wat is plagen?" not in answer
