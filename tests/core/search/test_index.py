from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from content.core.models import BasePage, SearchEntry, SearchWord
from content.core.search.documents import page_key
from content.core.search.index import rebuild
from content.core.search.results import Search
from content.infopunt.models import ArticlePage
from tests.factories.figures import make_figure
from tests.factories.infopunt import make_article, make_shelf

pytestmark = pytest.mark.django_db
WORD = "kwibuzelarij"


def body(text: str) -> list[dict[str, str]]:
    return [{"type": "rich_text", "value": f"<p>{text}</p>"}]


def urls(query: str) -> list[str]:
    search = Search(query)
    return [result.url for result in search.results(search.ids)]


def test_published_page_is_found_at_once() -> None:
    article = make_article(title=f"Alles over {WORD}")
    assert urls(WORD) == [article.url]


def test_draft_is_not_found_and_its_words_stay_out() -> None:
    article = make_article(title="Een gewone titel")
    article.title = f"Nieuw: {WORD}"
    article.save_revision()
    assert urls(WORD) == []
    article.get_latest_revision().publish()
    assert urls(WORD) == [article.url]


def test_unpublished_page_is_gone() -> None:
    article = make_article(title=WORD)
    article.unpublish()
    assert urls(WORD) == []


def test_deleted_page_is_gone_with_what_was_below_it() -> None:
    shelf = make_shelf(title="Plank")
    make_article(shelf, title=WORD)
    shelf.delete()
    assert urls(WORD) == []
    assert not SearchEntry.objects.filter(key=page_key(shelf.pk)).exists()


def test_moved_page_has_its_new_address() -> None:
    article = make_article(title=WORD)
    article.move(make_shelf(slug="andere-plank"), pos="last-child")
    assert urls(WORD) == [f"/infopunt/andere-plank/{article.slug}/"]


def test_new_slug_of_a_shelf_reaches_what_is_below(django_capture_on_commit_callbacks: Any) -> None:
    shelf = make_shelf(slug="oude-plank")
    article = make_article(shelf, title=WORD)
    with django_capture_on_commit_callbacks(execute=True):
        shelf.slug = "nieuwe-plank"
        shelf.save_revision().publish()
    assert urls(WORD) == [f"/infopunt/nieuwe-plank/{article.slug}/"]


def test_page_behind_a_password_is_not_found() -> None:
    article = make_article(title=WORD)
    restriction = PageViewRestriction.objects.create(
        page=article.get_parent(), restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    assert urls(WORD) == []
    restriction.delete()
    assert urls(WORD) == [article.url]


def test_text_summary_slug_and_number_lead_to_a_page() -> None:
    article = make_article(
        slug="zwaluwstaart", summary="Over kwikstaarten.", body=body("Bel 0499 88 77 66 voor pimpels.")
    )
    for query in ("zwaluwstaart", "kwikstaarten", "pimpels", "0499887766", "0499 88 77 66"):
        assert article.url in urls(query)[:1], query


def test_object_that_is_no_page_is_found_and_forgotten() -> None:
    figure = make_figure(statement=f"Slachtoffers van {WORD}")
    assert [result.kind for result in Search(WORD).results(Search(WORD).ids)] == ["Cijfer"]
    figure.delete()
    assert urls(WORD) == []


def test_front_door_is_no_search_result() -> None:
    assert not SearchEntry.objects.filter(url="/").exists()


def test_every_public_page_has_an_entry() -> None:
    keys = set(SearchEntry.objects.values_list("key", flat=True))
    for model in BasePage.__subclasses__():
        if model.is_searchable:
            for page in model.objects.live().public():
                assert page_key(page.pk) in keys, page


def test_rebuild_changes_nothing_that_was_right() -> None:
    columns = ("key", "title", "summary", "text", "url", "kind", "section_key", "audiences")
    before = set(map(str, SearchEntry.objects.values_list(*columns)))
    make_article(title=WORD)
    assert rebuild() == len(before) + 2
    SearchEntry.objects.filter(title=WORD).delete()
    assert before <= set(map(str, SearchEntry.objects.values_list(*columns)))


def test_rebuild_counts_how_rare_a_word_is() -> None:
    for _ in range(3):
        make_article(body=body(f"Dit gaat over {WORD}."))
    rebuild()
    assert SearchWord.objects.get(word=WORD).documents == 3


def test_compound_learns_its_parts_from_what_the_site_says() -> None:
    make_article(title="Kwibus", body=body("Een kwibus is een vogel. Een plein is groot."))
    article = make_article(title="Het kwibusplein")
    assert SearchWord.objects.get(word="kwibusplein").parts == ["kwibus", "plein"]
    assert article.url in urls("kwibus")


def test_saving_a_page_takes_few_queries() -> None:
    article = make_article()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        ArticlePage.objects.get(pk=article.pk).save()
    ours = [query for query in queries if "core_search" in query["sql"]]
    assert len(ours) <= 6
