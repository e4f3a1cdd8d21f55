"""Providers send their own trainings; an editor decides; nothing typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import WorkflowState

from allesoverpesten.accounts.roles import EINDREDACTEUR, REDACTEUR
from knowledge.events.models import Event
from knowledge.training.models import Provider, TrainingPage
from knowledge.training.submissions.links import mail_link, provider_token
from tests.background import run_background_tasks
from tests.factories.accounts import UserFactory
from tests.factories.training import make_provider, make_session, make_training

pytestmark = pytest.mark.django_db
NOW = "2026-11-23T10:00:00Z"
FORM = "/leren/vormingen/aanbieden/"


def filled(**values: Any) -> dict[str, Any]:
    return {
        "provider_name": "Nieuw vzw", "provider_website": "https://nieuw.example.org",
        "provider_email": "an@nieuw.example.org", "title": "Praten over pesten",
        "summary": "Je leert hoe je een gesprek begint.", "audiences": ["sport"], "contexts": ["sport"],
        "forms": ["open"], "regions": ["limburg"], "cost": "gratis", "dates": "3",
        "d0-starts_on": "2027-03-02", "d0-start_time": "09:30", "d0-end_time": "12:00", "d0-postal_code": "3500",
        "d0-municipality": "Hasselt", "d0-status": "bevestigd", "d1-status": "bevestigd", "d2-status": "bevestigd",
        **values,
    }  # fmt: skip


@time_machine.travel(NOW)
def test_submission_waits_for_an_editor_and_is_public_once_approved(client: Client) -> None:
    response = client.post(FORM, filled())
    assert response.url == "/leren/vormingen/aanbieden/bedankt/"
    page = TrainingPage.objects.get(title="Praten over pesten")
    assert (page.live, page.provider.name, page.sessions.count()) == (False, "Nieuw vzw", 1)
    assert "Praten over pesten" not in client.get("/leren/vormingen/").content.decode()
    state = WorkflowState.objects.get(object_id=str(page.pk))
    assert state.status == "in_progress"

    editor = UserFactory(roles=(EINDREDACTEUR,))
    state.current_task_state.approve(user=editor)

    query = "waar=sport&provincie=limburg&prijs=gratis"
    assert "Praten over pesten" in client.get(f"/leren/vormingen/?{query}").content.decode()
    feed = Calendar.from_ical(client.get(f"/leren/vormingen/kalender.ics?{query}").content)
    assert [str(event["location"]) for event in feed.walk("VEVENT")] == ["Hasselt, 3500 Hasselt"]


@time_machine.travel(NOW)
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title": ""}, "Vul dit in."),
        ({"audiences": []}, "Kies voor wie de vorming is."),
        ({"provider_email": "an@"}, "Dit is geen e-mailadres"),
        ({"booking_url": "javascript:alert(1)"}, "URL"),
        ({"d0-end_time": "09:00"}, "Het einduur ligt voor het beginuur."),
        ({"d0-ends_on": "2027-03-01"}, "De laatste dag valt voor de eerste."),
        ({"d0-postal_code": "99"}, "Een postcode heeft vier cijfers."),
        ({"d0-starts_on": ""}, "Vul de dag in, of maak de rest leeg."),
        ({"d1-place": "Zaal"}, "Vul de dag in, of maak de rest leeg."),
        ({"price": "veel"}, "getal"),
    ],
)
def test_mistake_is_explained_and_nothing_typed_is_lost(client: Client, wrong: dict[str, Any], message: str) -> None:
    response = client.post(FORM, filled(**wrong))
    text = response.content.decode()
    assert response.status_code == 400
    assert message in text
    assert "Je leert hoe je een gesprek begint." in text
    assert 'value="Hasselt"' in text
    assert not TrainingPage.objects.filter(provider__name="Nieuw vzw").exists()


@time_machine.travel(NOW)
def test_robot_leaves_nothing_and_a_flood_is_stopped(client: Client) -> None:
    assert client.post(FORM, filled(website_2="x")).status_code == 302
    assert not Provider.objects.filter(name="Nieuw vzw").exists()
    answers = [client.post(FORM, filled(title=f"Vorming {number}")).status_code for number in range(10)]
    assert answers == [302] * 9 + [429]


@time_machine.travel(NOW)
def test_known_provider_keeps_its_own_address(client: Client) -> None:
    make_provider("Nieuw vzw", maintainer_email="echt@example.org")
    client.post(FORM, filled(provider_email="ander@example.org"))
    assert Provider.objects.get(name="Nieuw vzw").maintainer_email == "echt@example.org"


@pytest.fixture
def provider() -> Provider:
    return make_provider("Aanbieder vzw", maintainer_email="an@example.org")


@time_machine.travel(NOW)
def test_link_arrives_by_mail_and_opens_only_the_own_trainings(
    provider: Provider, postbox: Any, client: Client
) -> None:
    own = make_training(provider=provider, title="Eigen vorming")
    other = make_training(title="Andere vorming")
    mail_link.enqueue(provider.pk)
    run_background_tasks()
    (mail,) = postbox.mails
    assert mail["To"] == "an@example.org"
    address = next(word for word in mail.get_content().split() if "/aanbieder/" in word)
    path = address.removeprefix("http://testserver")
    text = client.get(path).content.decode()
    assert "Eigen vorming" in text
    assert "Andere vorming" not in text
    assert client.get(f"{path}{own.pk}/").status_code == 200
    assert client.get(f"{path}{other.pk}/").status_code == 404
    assert client.post(f"{path}{other.pk}/", filled()).status_code == 404


@time_machine.travel(NOW)
def test_change_of_a_provider_waits_and_keeps_the_identity_of_dates(provider: Provider, client: Client) -> None:
    page = make_training([make_session("2026-01-05"), make_session("2027-03-02")], provider=provider, title="Nu")
    past, coming = page.sessions.order_by("starts_on")
    path = f"/leren/vormingen/aanbieder/{provider_token(provider)}/{page.pk}/"
    form = client.get(path).context["sessions"]
    assert [str(row.initial.get("uuid", "")) for row in form.forms] == [str(coming.uuid), "", "", ""]

    values = filled(title="Straks", dates="4") | {"d0-uuid": str(coming.uuid), "d0-starts_on": "2027-03-09",
                                                  "d1-starts_on": "2027-05-01", "d3-status": "bevestigd"}  # fmt: skip
    response = client.post(path, values)
    assert response.url.endswith("?verstuurd")
    assert "wacht op de redactie" in client.get(response.url).content.decode()
    assert "Straks" not in client.get(page.url).content.decode()

    page.refresh_from_db()
    page.get_latest_revision().publish()
    dates = list(TrainingPage.objects.get(pk=page.pk).sessions.order_by("starts_on").values_list("uuid", "starts_on"))
    assert [uuid for uuid, _day in dates[:2]] == [past.uuid, coming.uuid]
    assert [str(day) for _uuid, day in dates] == ["2026-01-05", "2027-03-09", "2027-05-01"]
    assert "Gewijzigd op" in client.get(page.url).content.decode()


@time_machine.travel(NOW)
def test_old_forged_and_taken_over_links_are_refused(provider: Provider, client: Client) -> None:
    path = f"/leren/vormingen/aanbieder/{provider_token(provider)}/"
    assert client.get(path).status_code == 200
    assert client.get(path[:-3] + "xx/").status_code == 410
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert client.get(path).status_code == 410
    Provider.objects.filter(pk=provider.pk).update(maintainer_email="nieuw@example.org")
    assert client.get(path).status_code == 410


def test_only_staff_with_the_right_sends_links(provider: Provider, client: Client, settings: Any, postbox: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    address = f"/admin/vormingen/link/{provider.pk}/"
    client.force_login(UserFactory(roles=(REDACTEUR,)))
    client.post(address)
    run_background_tasks()
    assert postbox.mails == []
    client.force_login(UserFactory(roles=(EINDREDACTEUR,)))
    assert "an@example.org" in client.get(address).content.decode()
    assert "Stuur de link" in client.get("/admin/snippets/training/provider/").content.decode()
    client.post(address)
    run_background_tasks()
    assert [mail["To"] for mail in postbox.mails] == ["an@example.org"]


@time_machine.travel(NOW)
def test_copied_training_has_dates_of_its_own() -> None:
    page = make_training([make_session(registration="hier", places=5)])
    copy = page.copy(update_attrs={"title": "Kopie", "slug": "kopie"})
    copy.get_latest_revision().publish()
    uuids = {session.uuid for one in (page, copy) for session in TrainingPage.objects.get(pk=one.pk).sessions.all()}
    assert len(uuids) == 2
    assert Event.objects.filter(page_id__in=[page.pk, copy.pk]).count() == 2
