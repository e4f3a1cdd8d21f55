"""Search as a visitor meets it, on the real first content."""

import pytest
from wagtail.models import Page

from content.core.models import PromotedAnswer, SearchSynonym
from content.core.search.results import Search, marked
from tests.factories.infopunt import make_article

pytestmark = pytest.mark.django_db


def urls(query: str, **chosen: list[str]) -> list[str]:
    search = Search(query, **chosen)
    return [result.url for result in search.results(search.ids)]


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("awel", "/hulp/diensten/awel/"),
        ("102", "/hulp/diensten/awel/"),
        ("106", "/hulp/diensten/tele-onthaal/"),
        ("116 000", "/hulp/diensten/child-focus/"),
        ("116000", "/hulp/diensten/child-focus/"),
        ("clbch@t", "/hulp/diensten/clbchat/"),
        ("kiva", "/infopunt/aanpak/kiva/"),
        ("no-blame", "/infopunt/aanpak/no-blame/"),
        ("suïcide", "/hulp/diensten/zelfmoord1813/"),
        ("nep acount", "/infopunt/online/nepaccounts/"),
    ],
)
def test_well_known_thing_comes_first(query: str, url: str) -> None:
    assert urls(query)[0] == url


@pytest.mark.parametrize("typed", ["siberpesten", "cyberpeste", "cyber pesten", "CYBERPESTEN", "pesten online"])
def test_spelling_does_not_matter(typed: str) -> None:
    assert any("/online/cyberpesten" in url for url in urls(typed)[:3])


def test_words_of_young_people_reach_the_words_of_the_site() -> None:
    article = make_article(title="Over zwaluwtaal")
    assert urls("tsjirpeldoos") == []
    SearchSynonym.objects.create(term="zwaluwtaal", words="tsjirpeldoos, tjilpen op straat")
    assert urls("tsjirpeldoos") == urls("ze tjilpen altijd op straat")[:1] == [article.url]


def test_changed_synonym_counts_at_once() -> None:
    make_article(title="Over zwaluwtaal")
    synonym = SearchSynonym.objects.create(term="zwaluwtaal", words="tsjirpeldoos")
    synonym.delete()
    assert urls("tsjirpeldoos") == []


def test_promoted_answer_is_shown_for_its_words_only() -> None:
    article = make_article()
    PromotedAnswer.objects.create(words="gele zwaluw, zwaluw gezien", page_id=article.pk)
    assert [result.url for result in Search("ik heb een zwaluw gezien").promoted] == [article.url]
    assert Search("zwaluw").promoted == []
    assert Search("gele zwaluw in een verhaal over de geschiedenis van de duiventil").promoted == []


def test_longest_promoted_phrase_wins() -> None:
    general, special = make_article(), make_article()
    PromotedAnswer.objects.create(words="zwaluw gezien", page_id=general.pk, order=1)
    PromotedAnswer.objects.create(words="baby zwaluw gezien", page_id=special.pk, order=2)
    assert [result.url for result in Search("baby zwaluw gezien").promoted] == [special.url]


def test_promoted_page_that_is_gone_is_not_shown() -> None:
    article = make_article()
    PromotedAnswer.objects.create(words="gele zwaluw", page_id=article.pk)
    PromotedAnswer.objects.create(words="gele zwaluw", address="/hulp/", title="Hulp", order=2)
    article.unpublish()
    assert [result.url for result in Search("gele zwaluw").promoted] == ["/hulp/"]


def test_facets_count_what_the_filters_would_show() -> None:
    search = Search("pesten")
    sections, audiences = search.section_counts(), search.audience_counts()
    for key in ("hulp", "infopunt"):
        assert Search("pesten", sections=[key]).total == sections[key] > 0
    for key in ("kind", "ouder"):
        chosen = Search("pesten", audiences=[key])
        assert chosen.total == audiences[key] > 0
        assert len(chosen.ids) == chosen.total
        assert chosen.section_counts()["infopunt"] <= sections["infopunt"]


def test_filters_keep_only_what_was_chosen() -> None:
    assert all(url.startswith("/hulp/") for url in urls("pesten", sections=["hulp"]))
    assert "/infopunt/ouders/gepest-ouders/" not in urls("gepest", audiences=["kind"])
    assert Search("pesten", sections=["bestaat-niet"], audiences=["x' OR 1=1"]).total == Search("pesten").total


def test_what_is_for_everyone_stays_with_every_audience() -> None:
    article = make_article(title="Zwaluwtaal", audiences=[])
    assert urls("zwaluwtaal", audiences=["kind"]) == [article.url]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "de het een",
        "' OR 1=1 --",
        "<script>",
        "\\",
        "pest:* & !",
        "a" * 500,
        "🦩🦩",
        "\x00pesten",
        "100%",
        "…",
        "'",
    ],
)
def test_any_query_has_an_answer(query: str) -> None:
    search = Search(query)
    assert search.total >= 0
    assert len(search.results(search.ids[:3])) <= 3


def test_reader_tips_the_balance() -> None:
    assert urls("mijn kind wordt online gepest")[0] == "/infopunt/online/cyberpesten-ouders/"
    assert urls("word je online gepest")[0] == "/infopunt/online/cyberpesten-jongeren/"


def test_excerpt_marks_what_was_found_and_escapes_the_rest() -> None:
    make_article(
        body=[{"type": "rich_text", "value": "<p>Zie &lt;script&gt;alert(1)&lt;/script&gt; een zwaluwtaart hier.</p>"}]
    )
    search = Search("zwaluwtaart")
    [result] = search.results(search.ids)
    assert "<mark>zwaluwtaart</mark>" in result.excerpt
    assert "<script>" not in result.excerpt


def test_excerpt_without_a_hit_is_empty() -> None:
    assert marked("Gewone tekst & meer") == ""


def test_danger_cards_come_in_order_of_urgency() -> None:
    assert [card.kind for card in Search("ik wil dood want mijn naaktfoto is doorgestuurd").danger_cards] == [
        "suicide",
        "nude-images",
    ]


def test_danger_card_numbers_are_those_of_the_listings() -> None:
    [card] = Search("ik wil dood").danger_cards
    assert [call["number"] for call in card.calls] == ["1813", "102", "112"]
    assert [call["href"] for call in card.calls] == ["tel:1813", "tel:102", "tel:112"]
    for call in card.calls:
        assert Page.objects.filter(slug=call["url"].rstrip("/").rsplit("/", 1)[1]).live().exists()
