"""Was this useful? One tap, words only for who wants, and help first."""

import pytest
from django.test import Client

from content.core.models import FeedbackCount, FeedbackText
from tests.factories.infopunt import make_article

pytestmark = pytest.mark.django_db


def test_one_tap_is_counted_without_a_cookie(client: Client) -> None:
    article = make_article()
    answer = client.post(f"/nuttig/{article.pk}/", {"antwoord": "ja"})
    assert answer.status_code == 302
    assert not answer.cookies
    assert list(FeedbackCount.objects.values_list("page", "useful", "not_useful")) == [(article.pk, 1, 0)]


def test_words_are_kept_without_anything_about_the_visitor(client: Client) -> None:
    article = make_article()
    client.post(f"/nuttig/{article.pk}/nee/", {"text": "Ik mis een voorbeeld."})
    [kept] = FeedbackText.objects.values()
    assert set(kept) == {"id", "page_id", "is_useful", "text", "day"}
    assert (kept["text"], kept["is_useful"]) == ("Ik mis een voorbeeld.", False)


def test_who_wrote_something_is_thanked(client: Client) -> None:
    article = make_article()
    answer = client.post(f"/nuttig/{article.pk}/ja/", {"text": "Goed uitgelegd."}, follow=True)
    assert answer.status_code == 200
    assert "We lezen wat je schreef" in answer.content.decode()


@pytest.mark.parametrize("text", ["ik wil dood", "Ik wil echt niet meer leeven...", "kms"])
def test_words_of_danger_bring_help_and_are_never_kept(client: Client, text: str) -> None:
    article = make_article()
    html = client.post(f"/nuttig/{article.pk}/ja/", {"text": text}).content.decode()
    assert "tel:1813" in html
    assert "hebben we niet bewaard" in html
    assert text not in html
    assert not FeedbackText.objects.exists()


def test_too_long_a_text_is_said_and_stays_in_the_form(client: Client) -> None:
    article = make_article()
    answer = client.post(f"/nuttig/{article.pk}/ja/", {"text": "kwibus " * 200})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "Hou het korter dan 1000 tekens" in html
    assert "kwibus kwibus" in html
    assert not FeedbackText.objects.exists()


def test_robot_and_empty_words_leave_nothing(client: Client) -> None:
    article = make_article()
    for data in ({"text": "Koop nu", "website_2": "x"}, {"text": "   "}, {"text": ""}):
        assert client.post(f"/nuttig/{article.pk}/ja/", data).status_code == 302
    assert not FeedbackText.objects.exists()


def test_over_the_limit_nothing_more_is_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.core.feedback.ANSWERS_PER_HOUR", 2)
    article = make_article()
    for _ in range(3):
        assert client.post(f"/nuttig/{article.pk}/", {"antwoord": "nee"}).status_code == 302
    assert FeedbackCount.objects.get().not_useful == 2


@pytest.mark.parametrize("answer", ["", "misschien"])
def test_other_answer_is_not_counted(client: Client, answer: str) -> None:
    article = make_article()
    assert client.post(f"/nuttig/{article.pk}/", {"antwoord": answer}).status_code == 404
    assert not FeedbackCount.objects.exists()


def test_page_that_is_no_longer_public_takes_no_answer(client: Client) -> None:
    article = make_article()
    article.unpublish()
    assert client.post(f"/nuttig/{article.pk}/", {"antwoord": "ja"}).status_code == 404
