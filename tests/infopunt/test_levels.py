"""Versions of one subject know each other, and say when one of them runs ahead."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from content.infopunt.levels.changes import is_meaningful
from content.infopunt.levels.readers import reader_of
from content.infopunt.models import ArticlePage, Topic, VersionState
from tests.factories.infopunt import make_article, make_shelf

pytestmark = pytest.mark.django_db


def path(page: Page) -> str:
    return page.get_url_parts()[2]


def make_versions() -> list[ArticlePage]:
    topic = Topic.objects.create(name="Proefonderwerp", slug="proefonderwerp")
    shelf = make_shelf()
    return [
        make_article(shelf, topic=topic, title=f"Versie voor {audience}", audiences=[audience])
        for audience in ("school", "kind", "ouder")
    ]


def rewrite(article: ArticlePage, text: str) -> None:
    article.body = json.dumps([{"type": "rich_text", "value": f"<p>{text}</p>"}])
    article.save_revision().publish()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Bel gratis naar Awel.", "bel gratis, naar  Awel", False),
        ("Bel graits naar Awel", "Bel gratis naar Awel", False),
        ("Bel naar 102", "Bel naar 103", True),
        ("Je mag dat doen", "Je mag dat niet doen", True),
        ("Praat erover.", "Praat erover. Doe dat met iemand die je vertrouwt.", True),
        ("Een zin die verdwijnt en nog een zin", "", True),
    ],
)
def test_change_is_meaningful_when_readers_miss_something(old: str, new: str, expected: bool) -> None:  # noqa: FBT001 - a table of examples
    assert is_meaningful(old, new) is expected


@pytest.mark.parametrize(
    ("audiences", "label"),
    [
        (["kind", "ouder"], "Kind"),
        (["jongere"], "Jongere"),
        (["school", "ouder"], "Ouder of volwassene"),
        (["zorg"], "Professional"),
    ],
)
def test_youngest_reader_names_the_version(audiences: list[str], label: str) -> None:
    assert reader_of(audiences)[1] == label


def test_visitor_switches_between_versions_youngest_first(client: Client) -> None:
    school, child, parent = make_versions()
    html = client.get(path(school)).content.decode()
    assert [html.index(f'href="{page.url}"') for page in (child, parent, school)] == sorted(
        html.index(f'href="{page.url}"') for page in (child, parent, school)
    )
    assert f'href="{school.url}" aria-current="page"' in html
    assert "Lees dit als:" in html


def test_article_alone_on_its_topic_has_no_switch(client: Client) -> None:
    topic = Topic.objects.create(name="Alleen", slug="alleen")
    hidden = make_article(topic=topic, title="Nog niet klaar")
    hidden.unpublish()
    html = client.get(path(make_article(topic=topic))).content.decode()
    assert "Lees dit als:" not in html
    assert "Nog niet klaar" not in html


def test_meaningful_change_puts_the_others_out_of_step_and_mails_their_owner() -> None:
    school, child, parent = make_versions()
    owner = get_user_model().objects.create_user("eigenaar", email="eigenaar@example.org", password="x")
    Page.objects.filter(pk=child.pk).update(owner=owner)
    rewrite(school, "Een heel andere raad dan voordien: bel naar het CLB.")
    states = {state.article_id: state for state in VersionState.objects.filter(article__topic=school.topic_id)}
    assert states[school.pk].out_of_step_since is None
    for page in (child, parent):
        assert states[page.pk].out_of_step_since is not None
        assert states[page.pk].because_of_id == school.pk
    waiting = DBTaskResult.objects.get(task_path="content.infopunt.tasks.tell_owner")
    assert waiting.args_kwargs["args"][:3] == ["eigenaar@example.org", child.title, school.title]


def test_mail_names_both_versions_and_the_way_to_mend_it(settings: Any) -> None:
    from content.infopunt.tasks import tell_owner  # noqa: PLC0415 - only this test calls it

    tell_owner.call("eigenaar@example.org", "Mijn versie", "De andere", "/admin/pages/5/edit/")
    [message] = mail.outbox
    assert message.to == ["eigenaar@example.org"]
    for text in ("Mijn versie", "De andere", f"{settings.SITE_URL}/admin/pages/5/edit/"):
        assert text in message.body


def test_mended_typing_mistake_leaves_all_in_step() -> None:
    school, _child, _parent = make_versions()
    rewrite(school, "Een eerste zin!")
    assert not VersionState.objects.filter(out_of_step_since__isnull=False).exists()


def test_publishing_a_version_brings_it_back_in_step() -> None:
    school, child, parent = make_versions()
    rewrite(school, "Een heel andere raad dan voordien: bel naar het CLB.")
    child.save_revision().publish()
    assert VersionState.objects.get(article=child).out_of_step_since is None
    assert VersionState.objects.get(article=parent).out_of_step_since is not None


def test_report_shows_what_is_out_of_step_and_a_click_confirms_it(client: Client, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(get_user_model().objects.create_superuser("baas", "baas@example.org", "x"))
    school, child, _parent = make_versions()
    rewrite(school, "Een heel andere raad dan voordien: bel naar het CLB.")
    html = client.get("/admin/reports/uit-de-pas/").content.decode()
    assert child.title in html
    state = VersionState.objects.get(article=child)
    address = f"/admin/reports/uit-de-pas/{state.pk}/klopt/"
    assert school.title in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    state.refresh_from_db()
    assert (state.out_of_step_since, state.because_of) == (None, None)


def test_stranger_cannot_confirm(client: Client) -> None:
    school, child, _parent = make_versions()
    rewrite(school, "Een heel andere raad dan voordien: bel naar het CLB.")
    state = VersionState.objects.get(article=child)
    assert client.post(f"/admin/reports/uit-de-pas/{state.pk}/klopt/").status_code == 302
    state.refresh_from_db()
    assert state.out_of_step_since is not None


def test_first_content_links_versions_related_pages_and_services(client: Client) -> None:
    html = client.get("/infopunt/wat-kan-je-doen/gepest-kind/").content.decode()
    for address in (
        "/infopunt/ouders/gepest-ouders/",
        "/infopunt/pesten-begrijpen/wat-is-pesten/",
        "/hulp/diensten/awel/",
    ):
        assert f'href="{address}"' in html
    assert "Lees ook" in html
    assert "Wie kan helpen?" in html


def test_rich_article_stays_within_the_budget(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get("/infopunt/wat-kan-je-doen/gepest-jongeren/")
    with django_assert_max_num_queries(QUERY_BUDGET):
        client.get("/infopunt/wat-kan-je-doen/gepest-kind/")


# Nine for the page, its versions and its cards; two more are Wagtail looking up the links inside the text.
QUERY_BUDGET = 11
