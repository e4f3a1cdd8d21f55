import html
import json
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.core.models import NoResultQuery
from tests.factories.infopunt import make_article

pytestmark = pytest.mark.django_db
RESULT = re.compile(r'search-results__title"><a href="([^"]+)"')


def get(client: Client, query: str, more: str = "") -> str:
    answer = client.get(f"/zoeken/?q={quote(query)}{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_result_page_is_kept_nowhere(client: Client) -> None:
    for address in ("/zoeken/?q=pesten", "/zoeken/suggesties/?q=pesten", "/zoeken/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"
        assert not answer.cookies


def test_result_page_is_not_for_search_engines(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in get(client, "pesten")


def test_query_stands_in_the_field_again_and_nowhere_unescaped(client: Client) -> None:
    page = get(client, '"><script>alert(1)</script>')
    assert "<script>alert(1)" not in page
    assert f'value="{html.escape(chr(34))}&gt;&lt;script&gt;' in page


def test_danger_card_stands_above_all_results(client: Client) -> None:
    page = get(client, "ik wil dood")
    assert page.index("tel:1813") < page.index("search-results")
    assert "urgency-card--nu" in page


def test_danger_card_stands_there_even_without_results(client: Client) -> None:
    assert "tel:1813" in get(client, "kms")


def test_harmless_query_has_no_card(client: Client) -> None:
    assert "urgency-card" not in get(client, "pesten")


def test_facets_keep_the_query_and_have_a_shareable_address(client: Client) -> None:
    page = get(client, "pesten", "&in=hulp&voor=kind")
    assert '<input type="hidden" name="q" value="pesten">' in page
    assert re.search(r'name="in"\s+value="hulp"\s+checked', page)
    assert re.search(r'name="voor"\s+value="kind"\s+checked', page)
    assert all(url.startswith("/hulp/") for url in RESULT.findall(page))


def test_pages_of_results_hold_each_result_once(client: Client) -> None:
    first, second = (RESULT.findall(get(client, "pest iemand", f"&page={number}")) for number in (1, 2))
    assert len(first) >= 12
    assert second
    assert set(first).isdisjoint(second)


@pytest.mark.parametrize("page", ["0", "-1", "9999", "x"])
def test_wrong_page_number_shows_the_nearest(client: Client, page: str) -> None:
    assert RESULT.findall(get(client, "pesten", f"&page={page}"))


def queries_for(client: Client, query: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        get(client, query)
    return len(queries)


def test_query_count_is_the_same_for_one_and_three_results(client: Client) -> None:
    make_article(title="Zwaluwtaart")
    get(client, "pesten")
    one = queries_for(client, "zwaluwtaart")
    make_article(title="Zwaluwtaart twee")
    make_article(title="Zwaluwtaart drie")
    get(client, "pesten")
    assert queries_for(client, "zwaluwtaart") == one
    assert one <= 4


@pytest.mark.parametrize(
    "query", ["ik wil dood naaktfoto", "mijn dochter wrdt gepesst op scool", "hoe stop ik met pesten"]
)
def test_worst_query_stays_within_ten_queries(client: Client, query: str) -> None:
    get(client, "pesten")
    assert queries_for(client, query) <= 10


def suggestions(client: Client, query: str) -> list[dict[str, str]]:
    return json.loads(client.get("/zoeken/suggesties/", {"q": query}).content)["suggestions"]


def test_suggestions_complete_the_last_word(client: Client) -> None:
    addresses = [one["url"] for one in suggestions(client, "wat is kiv")]
    assert "/infopunt/aanpak/kiva/" in addresses[:2]
    assert len(suggestions(client, "pest")) == 6


def test_suggestions_understand_a_slip(client: Client) -> None:
    assert any("cyberpesten" in found["url"] for found in suggestions(client, "siberpesten"))


def test_suggestions_put_help_first_in_danger(client: Client) -> None:
    first = suggestions(client, "ik wil dood")[0]
    assert (first["kind"], first["url"]) == ("danger", "tel:1813")


@pytest.mark.parametrize("query", ["", "p", "'", "&|!", "   "])
def test_suggestions_for_nothing_are_empty(client: Client, query: str) -> None:
    assert suggestions(client, query) == []


def test_query_without_result_is_counted_as_words(client: Client) -> None:
    for typed in ("Kwibusflierefluit", "kwibusflierefluit  "):
        page = get(client, typed)
        assert "Hiervoor vonden we niets" in page
    assert list(NoResultQuery.objects.values_list("words", "count")) == [("kwibusflierefluit", 2)]


@pytest.mark.parametrize("query", ["pesten", "unalive kwibusfluit", "0477 12 34 56", "qqqz@wwwx.be"])
def test_query_that_found_something_or_looks_personal_is_not_counted(client: Client, query: str) -> None:
    get(client, query)
    assert not NoResultQuery.objects.exists()
