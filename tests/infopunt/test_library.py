"""The library: facets with honest counts, shareable addresses, suggestions."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from content.core.models import SearchEntry, Theme
from content.infopunt.materials.facets import facet_keys
from content.infopunt.models import Resource, ResourceSuggestion

pytestmark = pytest.mark.django_db
LIBRARY = "/infopunt/materialen/"
SUGGEST = f"{LIBRARY}voorstel/"


def make_resource(number: int, themes: tuple[Theme, ...] = (), **values: Any) -> Resource:
    defaults = {
        "slug": f"proef-{number}", "title": f"Proefmateriaal {number}", "kind": "film", "publisher": "Proefuitgever",
        "description": "Om te proeven.", "url": "https://example.org/", "audiences": ["ouder"], "cost": "gratis",
    }  # fmt: skip
    resource = Resource(**{**defaults, **values})
    resource.themes = list(themes)
    resource.save()
    return resource


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((None, None), []),
        ((6, 11), ["leeftijd:6-11"]),
        ((10, 14), ["leeftijd:12-17", "leeftijd:6-11"]),
        ((16, None), ["leeftijd:12-17", "leeftijd:18-99"]),
        ((None, 8), ["leeftijd:6-11"]),
    ],
)
def test_ages_belong_to_every_group_they_touch(ages: tuple[int | None, int | None], expected: list[str]) -> None:
    assert facet_keys({}, ages) == expected


def test_library_shows_the_first_materials_with_their_evidence(client: Client) -> None:
    html = get(client, LIBRARY)
    count = Resource.objects.count()
    assert count >= 40
    assert f"{count} resultaten" in html
    assert "Effect niet bekend" in html


def test_counts_say_what_each_choice_leaves(client: Client) -> None:
    theme = Theme.objects.create(name="Proefthema", slug="proefthema")
    make_resource(1, (theme,), kind="film")
    make_resource(2, (theme,), kind="film", cost="betalend")
    make_resource(3, (theme,), kind="book")
    make_resource(4, (theme,), kind="book", is_public=False)
    html = get(client, f"{LIBRARY}?thema=proefthema&soort=film")
    assert "2 resultaten" in html
    assert re.search(r'value="film" selected>Film \(2\)', html)
    assert "Boek (1)" in html
    assert "Gratis (1)" in html
    assert "Podcast" not in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zoek=naald+hooi", "1 resultaat"),
        ("zoek=%25", "0 resultaten"),
        ("zoek=hooi&soort=onzin", "1 resultaat"),
        ("zoek=hooi&page=99", "1 resultaat"),
    ],
)
def test_words_find_and_wrong_values_are_left_out(client: Client, query: str, expected: str) -> None:
    make_resource(1, title="Een naald", description="in een hooiberg")
    assert expected in get(client, f"{LIBRARY}?{query}")


def test_material_has_an_own_page_with_everything(client: Client) -> None:
    resource = make_resource(
        1, year=2024, length="20 minuten", evidence="onderzocht", evidence_what="Minder pesten?",
        evidence_where="Tien scholen", evidence_result="Ja, een beetje",
        minimum_age=10, maximum_age=14, contexts=["school"],
    )  # fmt: skip
    html = get(client, resource.page_url)
    for text in (
        "2024",
        "20 minuten",
        "Minder pesten?",
        "Tien scholen",
        "Ja, een beetje",
        "10 – 14",
        "Op school",
        "Gratis",
        "example.org",
    ):
        assert text in html
    assert SearchEntry.objects.get(url=resource.page_url).title == "Proefmateriaal 1"


def test_hidden_material_is_nowhere(client: Client) -> None:
    resource = make_resource(1, is_public=False, title="Verborgen stuk")
    assert client.get(resource.page_url).status_code == 404
    assert "Verborgen stuk" not in get(client, f"{LIBRARY}?zoek=Verborgen")
    assert not SearchEntry.objects.filter(url=resource.page_url).exists()


@pytest.mark.parametrize("number", [1, 3, 12])
def test_library_needs_the_same_few_queries_for_any_number(
    client: Client, django_assert_max_num_queries: Any, number: int
) -> None:
    theme = Theme.objects.create(name="Proefthema", slug="proefthema")
    for count in range(number):
        make_resource(count, (theme,))
    client.get(f"{LIBRARY}?soort=book")
    with django_assert_max_num_queries(10) as captured:
        client.get(f"{LIBRARY}?thema=proefthema&soort=film")
    assert len(captured) == LIBRARY_QUERIES


LIBRARY_QUERIES = 4


def test_suggestion_reaches_the_queue_without_a_trace_of_the_visitor(client: Client) -> None:
    answer = client.post(SUGGEST, {"title": "Een goed boek", "url": "https://example.org/", "reason": "Mooi"})
    assert (answer.status_code, answer.cookies) == (302, {})
    suggestion = ResourceSuggestion.objects.get()
    assert (suggestion.title, suggestion.state) == ("Een goed boek", "new")
    assert "Dank je wel" in get(client, answer["Location"])
    assert {field.name for field in ResourceSuggestion._meta.fields} == {
        "id",
        "title",
        "url",
        "reason",
        "state",
        "created_on",
    }


def test_robot_and_incomplete_suggestions_are_not_kept(client: Client) -> None:
    assert client.post(SUGGEST, {"title": "Koop nu", "website_2": "x"}).status_code == 302
    answer = client.post(SUGGEST, {"title": "", "url": "geen adres", "reason": "Dit blijft staan"})
    assert answer.status_code == 400
    for text in ("Vul in hoe het heet.", "Dit is geen adres van een website.", "Dit blijft staan"):
        assert text in answer.content.decode()
    assert not ResourceSuggestion.objects.exists()


def test_old_suggestions_are_gone_when_a_new_one_comes(client: Client) -> None:
    old = ResourceSuggestion.objects.create(title="Oud")
    ResourceSuggestion.objects.filter(pk=old.pk).update(created_on=dt.date(2020, 1, 1))
    client.post(SUGGEST, {"title": "Nieuw"})
    assert [one.title for one in ResourceSuggestion.objects.all()] == ["Nieuw"]


def test_flood_of_suggestions_is_stopped(client: Client) -> None:
    answers = [client.post(SUGGEST, {"title": f"Nummer {number}"}).status_code for number in range(31)]
    assert answers[29:] == [302, 429]
