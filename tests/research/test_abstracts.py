"""Call for abstracts: sending in without account, review without names, decisions by mail."""

from collections.abc import Callable
from email.message import EmailMessage
from http import HTTPStatus
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import EINDREDACTEUR, ONDERZOEKER
from knowledge.research.models import AbstractReview, AbstractSubmission, ColloquiumPage
from knowledge.research.views.colloquia import MOST_PER_HOUR
from tests.background import run_background_tasks
from tests.factories.accounts import UserFactory
from tests.factories.research import make_colloquium, make_submission

pytestmark = pytest.mark.django_db
NOW = "2030-02-01T09:00:00Z"
FILLED = {
    "title": "Klassen die samenhangen",
    "form": "lezing",
    "text": "We vroegen 30 klassen hoe het gaat. Groepen met vaste plaatsen pesten minder.",
    "authors": "Geheim, Gerda\nVerborgen, Victor",
    "affiliation": "Universiteit van Nergens",
    "contact_email": "gerda@example.org",
}
NAMES = ("Geheim", "Gerda", "Verborgen", "Victor", "Nergens", "gerda@example.org")


@pytest.fixture(autouse=True)
def _now(time_machine: Any, settings: Any) -> None:
    time_machine.move_to(NOW, tick=False)
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def post(postbox: Any, django_capture_on_commit_callbacks: Any) -> Callable[[Any], list[EmailMessage]]:
    def deliver(action: Any) -> list[EmailMessage]:
        postbox.mails.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        run_background_tasks()
        return list(postbox.mails)

    return deliver


@pytest.fixture
def reviewer() -> User:
    return UserFactory(roles=(ONDERZOEKER,), first_name="Rik", last_name="Rechter")


@pytest.fixture
def colloquium(reviewer: User) -> ColloquiumPage:
    return make_colloquium(reviewers=(reviewer,))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def body(mail: EmailMessage) -> str:
    return str(mail.get_content())


def link(mail: EmailMessage) -> str:
    line = next(word for word in body(mail).split() if "/onderzoek/bijdrage/" in word)
    return line.removeprefix("http://testserver")


def test_sending_in_brings_a_mail_with_a_link(client: Client, colloquium: ColloquiumPage, post: Any) -> None:
    address = f"{colloquium.url}bijdrage/"
    assert "Dien een bijdrage in" in client.get(address).content.decode()
    [mail] = post(lambda: client.post(address, FILLED))
    assert mail["To"] == "gerda@example.org"
    assert mail["Subject"] == "We kregen je bijdrage: Klassen die samenhangen"
    text = client.get(link(mail)).content.decode()
    assert "Ingediend, wordt beoordeeld" in text
    [submission] = AbstractSubmission.objects.all()
    assert (submission.authors, submission.state) == ("Geheim, Gerda\nVerborgen, Victor", "ingediend")
    assert not client.cookies
    assert post(lambda: call_command("send_research_mails", verbosity=0)) == []


def test_name_in_the_text_is_refused_and_nothing_typed_is_lost(client: Client, colloquium: ColloquiumPage) -> None:
    text = "Zoals Verborgen al zei, is de klas belangrijk."
    answer = client.post(f"{colloquium.url}bijdrage/", {**FILLED, "text": text, "contact_email": "nee"})
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Hier staat de naam “Verborgen”." in page
    assert "Dit is geen e-mailadres." in page
    assert text in page
    assert "Universiteit van Nergens" in page
    assert not AbstractSubmission.objects.exists()


def test_too_many_words_are_counted(client: Client, colloquium: ColloquiumPage) -> None:
    answer = client.post(f"{colloquium.url}bijdrage/", {**FILLED, "text": "woord " * 301})
    assert "Je schreef 301 woorden. Kort in tot 300." in answer.content.decode()


def test_call_that_is_over_takes_nothing(client: Client, colloquium: ColloquiumPage, time_machine: Any) -> None:
    time_machine.move_to("2030-03-31T21:59:00Z", tick=False)
    assert client.get(f"{colloquium.url}bijdrage/").status_code == HTTPStatus.OK
    time_machine.move_to("2030-03-31T22:01:00Z", tick=False)
    assert client.get(f"{colloquium.url}bijdrage/").status_code == HTTPStatus.GONE
    answer = client.post(f"{colloquium.url}bijdrage/", FILLED)
    assert "Indienen kan nu niet" in answer.content.decode()
    assert not AbstractSubmission.objects.exists()


def test_robots_and_floods_are_stopped(client: Client, colloquium: ColloquiumPage) -> None:
    address = f"{colloquium.url}bijdrage/"
    assert client.post(address, {**FILLED, "website_2": "x"}).status_code == HTTPStatus.FOUND
    assert not AbstractSubmission.objects.exists()
    for _number in range(MOST_PER_HOUR - 1):
        client.post(address, FILLED)
    answer = client.post(address, FILLED)
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert FILLED["text"] in answer.content.decode()


def test_author_changes_and_withdraws_with_the_link(client: Client, colloquium: ColloquiumPage, post: Any) -> None:
    [mail] = post(lambda: client.post(f"{colloquium.url}bijdrage/", FILLED))
    address = link(mail)
    wrong = client.post(address, {**FILLED, "title": ""})
    assert wrong.status_code == HTTPStatus.BAD_REQUEST
    client.post(address, {**FILLED, "title": "Een betere titel"})
    assert AbstractSubmission.objects.get().title == "Een betere titel"
    [told] = post(lambda: client.post(address, {"trek-in": "ja"}))
    assert told["Subject"] == "Je bijdrage is ingetrokken: Een betere titel"
    page = client.get(address).content.decode()
    assert "Ingetrokken" in page
    assert "Trek mijn bijdrage in" not in page
    assert client.get(f"{address[:-3]}xx/").status_code == HTTPStatus.GONE


def test_reviewer_never_sees_a_name(colloquium: ColloquiumPage, reviewer: User) -> None:
    submission = make_submission(colloquium, **{name: FILLED[name] for name in FILLED})
    desk = signed_in(reviewer)
    one = f"/admin/bijdragen/{colloquium.pk}/beoordelen/{submission.pk}/"
    shown = ""
    for address in ("/admin/", "/admin/bijdragen/", f"/admin/bijdragen/{colloquium.pk}/beoordelen/", one):
        answer = desk.get(address)
        assert answer.status_code == HTTPStatus.OK, address
        shown += answer.content.decode()
    assert FILLED["title"] in shown
    assert FILLED["text"] in shown
    assert [name for name in NAMES if name in shown] == []
    for address in (f"/admin/bijdragen/{colloquium.pk}/beslissen/", "/admin/reports/site-history/"):
        assert [name for name in NAMES if name in desk.get(address).content.decode()] == []
    assert desk.get(f"/admin/bijdragen/{colloquium.pk}/beslissen/").status_code == HTTPStatus.FOUND
    assert desk.get("/admin/snippets/research/abstractsubmission/").status_code == HTTPStatus.NOT_FOUND


def test_review_is_kept_and_may_change(colloquium: ColloquiumPage, reviewer: User) -> None:
    submission = make_submission(colloquium)
    desk = signed_in(reviewer)
    address = f"/admin/bijdragen/{colloquium.pk}/beoordelen/{submission.pk}/"
    empty = desk.post(address, {"remark": "Ik twijfel nog"})
    assert "Kies een oordeel, of zeg dat je niet oordeelt." in empty.content.decode()
    assert "Ik twijfel nog" in empty.content.decode()
    desk.post(address, {"score": "4", "remark": "Helder"})
    desk.post(address, {"score": "2", "remark": "Toch niet"})
    [review] = AbstractReview.objects.all()
    assert (review.score, review.remark, review.reviewer) == (2, "Toch niet", reviewer)
    desk.post(address, {"score": "2", "steps_back": "on"})
    review.refresh_from_db()
    assert (review.score, review.steps_back) == (None, True)


def test_reviewer_does_not_meet_the_own_work(reviewer: User) -> None:
    colloquium = make_colloquium(reviewers=(reviewer,))
    own = make_submission(colloquium, authors="Rechter, Rik", title="Eigen werk")
    mailed = make_submission(colloquium, contact_email=reviewer.email.upper(), title="Ook eigen werk")
    other = make_submission(colloquium, title="Van een ander")
    desk = signed_in(reviewer)
    text = desk.get(f"/admin/bijdragen/{colloquium.pk}/beoordelen/").content.decode()
    assert other.title in text
    assert own.title not in text
    assert mailed.title not in text
    answer = desk.post(f"/admin/bijdragen/{colloquium.pk}/beoordelen/{own.pk}/", {"score": "5"})
    assert answer.status_code == HTTPStatus.FOUND
    assert not AbstractReview.objects.exists()


def test_nobody_else_reviews_or_decides(colloquium: ColloquiumPage) -> None:
    submission = make_submission(colloquium)
    stranger = signed_in(UserFactory(roles=(ONDERZOEKER,)))
    for tail in ("beoordelen/", f"beoordelen/{submission.pk}/", "beslissen/", f"beslissen/{submission.pk}/"):
        address = f"/admin/bijdragen/{colloquium.pk}/{tail}"
        assert stranger.get(address).status_code == HTTPStatus.FOUND
        stranger.post(address, {"score": "5", "state": "aanvaard"})
    stranger.post(f"/admin/bijdragen/{colloquium.pk}/versturen/")
    submission.refresh_from_db()
    assert submission.state == "ingediend"
    assert not AbstractReview.objects.exists()
    assert "Bijdragen beoordelen" not in stranger.get("/admin/").content.decode()


def test_decisions_are_mailed_together_and_only_then_names_show(
    colloquium: ColloquiumPage, reviewer: User, post: Any, client: Client
) -> None:
    good = make_submission(colloquium, title="Goed werk", contact_email="goed@example.org")
    weak = make_submission(colloquium, title="Zwak werk", contact_email="zwak@example.org")
    AbstractReview.objects.create(submission=good, reviewer=reviewer, score=5, remark="Opnemen!")
    desk = signed_in(UserFactory(roles=(EINDREDACTEUR,)))
    address = f"/admin/bijdragen/{colloquium.pk}/beslissen/"
    first = desk.get(address).content.decode()
    assert first.index("Goed werk") < first.index("Zwak werk")
    assert "Geheim" not in first
    assert "Opnemen!" in desk.get(f"{address}{good.pk}/").content.decode()
    mails = post(lambda: desk.post(f"{address}{good.pk}/", {"state": "aanvaard", "decision_note": "Tot dan!"}))
    mails += post(lambda: desk.post(f"{address}{weak.pk}/", {"state": "afgewezen"}))
    mails += post(lambda: call_command("send_research_mails", verbosity=0))
    assert mails == []
    assert "Geheim" not in desk.get(address).content.decode()
    mails = post(lambda: desk.post(f"/admin/bijdragen/{colloquium.pk}/versturen/"))
    told = {mail["To"]: (mail["Subject"], body(mail)) for mail in mails}
    assert told["goed@example.org"][0] == "Je bijdrage is aanvaard: Goed werk"
    assert "Tot dan!" in told["goed@example.org"][1]
    assert told["zwak@example.org"][0] == "Over je bijdrage: Zwak werk"
    assert "Opnemen!" not in told["zwak@example.org"][1] + told["goed@example.org"][1]
    assert "Geheim, Gerda" in desk.get(address).content.decode()
    assert post(lambda: desk.post(f"/admin/bijdragen/{colloquium.pk}/versturen/")) == []
    changed = post(lambda: desk.post(f"{address}{weak.pk}/", {"state": "aanvaard"}))
    changed += post(lambda: desk.post(f"/admin/bijdragen/{colloquium.pk}/versturen/"))
    assert [mail["Subject"] for mail in changed] == ["Je bijdrage is aanvaard: Zwak werk"]


def test_decision_that_was_not_mailed_is_not_told_by_the_link(
    client: Client, colloquium: ColloquiumPage, post: Any
) -> None:
    [mail] = post(lambda: client.post(f"{colloquium.url}bijdrage/", FILLED))
    AbstractSubmission.objects.update(state="afgewezen", is_told=False, decision_note="Te kort")
    text = client.get(link(mail)).content.decode()
    assert "Niet aanvaard" not in text
    assert "Te kort" not in text


def test_mail_that_could_not_leave_goes_later(colloquium: ColloquiumPage, post: Any, postbox: Any) -> None:
    make_submission(colloquium, mailed_state="", contact_email="later@example.org")
    postbox.refused["later@example.org"] = "451 later"
    assert post(lambda: call_command("send_research_mails", verbosity=0)) == []
    postbox.refused.clear()
    [mail] = post(lambda: call_command("send_research_mails", verbosity=0))
    assert mail["To"] == "later@example.org"


def test_names_and_reviews_are_gone_half_a_year_after(
    colloquium: ColloquiumPage, reviewer: User, time_machine: Any
) -> None:
    submission = make_submission(colloquium)
    AbstractReview.objects.create(submission=submission, reviewer=reviewer, score=3)
    time_machine.move_to("2030-11-12T12:00:00Z")
    call_command("forget_old_research_records", verbosity=0)
    assert AbstractSubmission.objects.count() == 1
    time_machine.move_to("2030-11-15T12:00:00Z")
    call_command("forget_old_research_records", verbosity=0)
    assert AbstractSubmission.objects.count() == 0
    assert AbstractReview.objects.count() == 0
