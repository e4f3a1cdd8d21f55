"""Questions that nobody listed are led by those that somebody did."""

import pytest

from content.core.models import SearchQuestions
from content.core.search.examples import Example, Examples
from content.core.search.ranking import varied
from content.core.search.results import Search
from tests.factories.infopunt import make_article

BIRD, FISH = {"vogel": 1.0}, {"vis": 1.0}
SWIM, COMMON = {"zwem": 1.0}, {"dier": 1.0}


def found(query: str) -> list[str]:
    search = Search(query)
    return [result.url for result in search.results(search.ids)]


def test_likeness_is_one_for_the_same_question_and_less_for_half() -> None:
    examples = Examples([Example("a", [BIRD, SWIM]), Example("b", [FISH, COMMON])])
    assert examples.nearest([BIRD, SWIM], 0.1) == {"a": pytest.approx(1.0)}
    assert 0.5 <= examples.nearest([BIRD, FISH], 0.1)["a"] < 0.8


def test_rare_cue_leads_more_than_a_common_one() -> None:
    examples = Examples([Example("a", [BIRD, COMMON]), Example("b", [FISH, COMMON]), Example("c", [SWIM, COMMON])])
    likeness = examples.nearest([BIRD, COMMON, {"onbekend": 1.0}], 0.0)
    assert likeness["a"] > 2 * likeness["b"]


def test_unknown_words_make_a_question_less_alike() -> None:
    examples = Examples([Example("a", [BIRD])])
    assert examples.nearest([BIRD], 0)["a"] > examples.nearest([BIRD, {"onbekend": 1.0}], 0)["a"]


def test_nothing_asked_is_like_nothing() -> None:
    assert Examples([Example("a", [BIRD])]).nearest([], 0) == {}
    assert Examples([]).nearest([BIRD], 0) == {}


def test_first_results_do_not_all_come_from_one_list() -> None:
    scored = [(1.0, 1, "woorden"), (0.99, 2, "woorden"), (0.98, 3, "woorden"), (0.95, 4, "artikels")]
    assert varied(scored) == [1, 4, 2, 3]


def test_much_better_result_of_the_same_list_keeps_its_place() -> None:
    assert varied([(1.0, 1, "woorden"), (0.9, 2, "woorden"), (0.2, 3, "artikels")]) == [1, 2, 3]


@pytest.mark.django_db
def test_question_like_a_listed_one_finds_its_page_without_sharing_a_word_with_it() -> None:
    article = make_article(title="Over zwaluwen")
    assert article.url not in found("tjirpende flierefluiters op het balkon")
    SearchQuestions.objects.create(page_id=article.pk, questions="flierefluiters die tjirpen\nhelemaal iets anders")
    assert found("tjirpende flierefluiters op het balkon")[0] == article.url


@pytest.mark.django_db
def test_page_that_is_taken_off_line_is_not_found_by_its_questions() -> None:
    article = make_article()
    SearchQuestions.objects.create(page_id=article.pk, questions="flierefluiters die tjirpen")
    article.unpublish()
    assert article.url not in found("flierefluiters die tjirpen")
    assert Search("flierefluiters die tjirpen").total == len(Search("flierefluiters die tjirpen").ids)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("ze doen blabliblop naar mij", "/infopunt/wat-kan-je-doen/gepest-kind/"),
        ("mijn dochter blabliblop", "/infopunt/ouders/gepest-ouders/"),
        ("leerlingen blabliblop", "/infopunt/aanpak/leerkracht/"),
    ],
)
def test_words_that_nobody_knows_lead_to_the_first_page_for_who_asks(query: str, url: str) -> None:
    assert url in found(query)[:3]


@pytest.mark.django_db
def test_every_page_with_listed_questions_exists_and_is_public() -> None:
    listed = SearchQuestions.objects.select_related("page")
    assert len(listed) >= 90
    assert [row.page.slug for row in listed if not row.page.live] == []
