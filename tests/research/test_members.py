"""The members' side: read by groups only, leaked nowhere, with a weekly mail for who asked."""

from collections.abc import Callable
from email.message import EmailMessage
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from allesoverpesten.accounts.members import MEMBERS, ensure_members_access
from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, COORDINATOR, EINDREDACTEUR, ONDERZOEKER, REDACTEUR
from content.core.models import SearchEntry
from knowledge.research.models import (
    MemberDigest,
    MemberNewsPage,
    MembersPage,
    MinutesPage,
    ReadingListPage,
    WorkingGroupPage,
)
from tests.background import run_background_tasks
from tests.factories.accounts import PASSWORD, UserFactory, code_now, give_app
from tests.factories.research import (
    MEMBER_PAGES,
    make_colloquium,
    make_member_page,
    make_publication,
    session_block,
    status_of,
    talk_value,
)

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
    ),
]
TOP = "/onderzoek/leden/"
SECRET = "Zwatelgans in vertrouwen"


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def member(**values: Any) -> User:
    user = UserFactory(**values)
    user.groups.add(Group.objects.get(name=MEMBERS))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def document(name: str = "zwatelgans", **values: Any) -> Any:
    return get_document_model().objects.create(title=SECRET, file=ContentFile(b"geheim", name=f"{name}.pdf"), **values)


@pytest.fixture(params=MEMBER_PAGES, ids=lambda kind: kind.__name__)
def secret(request: pytest.FixtureRequest) -> Any:
    """A page of each kind on the members' side."""
    return make_member_page(request.param, title=SECRET, slug="zwatelgans", summary=SECRET)


def test_front_door_of_members_is_there_and_guarded(client: Client) -> None:
    top = MembersPage.objects.get()
    [guard] = PageViewRestriction.objects.all()
    assert (guard.page_id, guard.restriction_type) == (top.pk, "groups")
    names = set(guard.groups.values_list("name", flat=True))
    assert names == {MEMBERS, "Onderzoeker", "Eindredacteur", "Beheerder"}
    assert client.get(TOP).headers["Location"] == f"/account/login/?next={TOP}"


def test_page_opens_for_groups_of_the_network_only(secret: Any) -> None:
    roles = {"R": REDACTEUR, "E": EINDREDACTEUR, "C": COORDINATOR, "O": ONDERZOEKER, "B": BEHEERDER}
    people = {letter: UserFactory(roles=(role,)) for letter, role in roles.items()} | {"lid": member()}
    people["niemand"] = UserFactory()
    answers = {name: signed_in(user).get(secret.url) for name, user in people.items()}
    assert {name for name, answer in answers.items() if SECRET in answer.content.decode()} == {"E", "O", "B", "lid"}
    refused = {name: answer.status_code for name, answer in answers.items() if name in {"R", "C", "niemand"}}
    assert refused == dict.fromkeys(refused, HTTPStatus.FORBIDDEN)
    assert "Deze pagina is voor leden" in answers["C"].content.decode()
    assert "no-store" in answers["lid"].headers["Cache-Control"]


def test_password_alone_does_not_open_it(secret: Any, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    new = member()
    desk = signed_in(new)
    answer = desk.get(secret.url)
    assert SECRET not in answer.content.decode()
    assert answer.headers["Location"] == reverse("mfa_index")
    give_app(new)
    again = desk.get(secret.url)
    assert again.headers["Location"] == f"/account/login/?next={secret.url}"


def test_member_signs_in_with_code_and_arrives(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    user = member()
    app = give_app(user)
    desk = Client()
    desk.post("/account/login/", {"login": user.username, "password": PASSWORD})
    answer = desk.post("/account/2fa/authenticate/", {"code": code_now(app)})
    assert answer.headers["Location"] == TOP
    assert desk.get(TOP).status_code == HTTPStatus.OK
    assert desk.get("/admin/").headers["Location"] == TOP


def test_no_public_address_shows_it(client: Client, secret: Any) -> None:
    for address in (
        secret.url,
        TOP,
        "/",
        "/onderzoek/",
        "/zoeken/?q=zwatelgans",
        "/zoeken/suggesties/?q=zwatel",
        "/sitemap.xml",
        "/onderzoek/overzicht/",
        "/onderzoek/publicaties/feed.atom",
        "/onderzoek/oproepen/feed.atom",
        "/onderzoek/colloquia/kalender.ics",
        "/onderzoek/oai/?verb=ListRecords&metadataPrefix=oai_dc",
        "/onderzoek/publicaties/lijst.json",
        reverse("social_image", args=[secret.pk]),
        reverse("feedback_thanks", args=[secret.pk]),
        f"{secret.url}?x=1",
    ):
        answer = client.get(address)
        body = answer.getvalue() if answer.streaming else answer.content
        assert b"watelgans" not in body.replace(b'value="zwatelgans"', b"").replace(b"zwatelgans</", b""), address
        assert SECRET.encode() not in body, address
    assert not SearchEntry.objects.filter(title=SECRET).exists()


def test_page_that_a_member_opened_is_not_kept_for_others(client: Client, secret: Any) -> None:
    assert SECRET in signed_in(member()).get(secret.url).content.decode()
    assert SECRET not in client.get(secret.url).content.decode()


def test_page_without_guard_is_closed_instead_of_open(client: Client, secret: Any) -> None:
    PageViewRestriction.objects.all().delete()
    assert client.get(secret.url).status_code == HTTPStatus.NOT_FOUND
    assert client.get(TOP).status_code == HTTPStatus.NOT_FOUND
    assert SECRET not in client.get("/sitemap.xml").content.decode()
    ensure_members_access()
    assert client.get(secret.url).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("role", [REDACTEUR, COORDINATOR], ids=lambda role: role.name)
def test_staff_outside_the_groups_meets_not_even_the_title(secret: Any, role: Any) -> None:
    desk = signed_in(UserFactory(roles=(role,)))
    parent = secret.get_parent()
    for address in (
        "/admin/pages/search/?q=zwatelgans",
        "/admin/choose-page/search/?q=Zwatelgans",
        f"/admin/choose-page/{parent.pk}/",
        f"/admin/choose-page/{MembersPage.objects.get().pk}/",
        reverse("wagtailadmin_api:pages:listing"),
        f"{reverse('wagtailadmin_api:pages:listing')}?child_of={parent.pk}",
        reverse("wagtailadmin_api:pages:detail", args=[secret.pk]),
        f"/admin/pages/{parent.pk}/",
        f"/admin/pages/{secret.pk}/view_draft/",
        f"/admin/pages/{secret.pk}/history/",
        f"/admin/pages/{secret.pk}/usage/",
        "/admin/reports/aging-pages/",
        "/admin/reports/site-history/",
        "/admin/",
    ):
        assert SECRET not in desk.get(address).content.decode(), address


def test_documents_open_for_members_only(client: Client) -> None:
    file = document()
    group = make_member_page(WorkingGroupPage, documents=[{"type": "document", "value": file.pk}])
    reader = signed_in(member())
    assert file.url in reader.get(group.url).content.decode()
    assert b"".join(reader.get(file.url).streaming_content) == b"geheim"
    for visitor in (client, signed_in(UserFactory(roles=(REDACTEUR,))), signed_in(UserFactory(roles=(COORDINATOR,)))):
        assert visitor.get(file.url).status_code == HTTPStatus.NOT_FOUND
        assert visitor.get(f"/media/{file.file.name}").status_code == HTTPStatus.NOT_FOUND
    chooser = signed_in(UserFactory(roles=(REDACTEUR,)))
    assert SECRET not in chooser.get("/admin/documents/chooser/").content.decode()
    assert SECRET not in chooser.get("/admin/api/main/documents/").content.decode()


def test_document_that_a_public_page_shows_too_is_public(client: Client) -> None:
    file = document()
    make_member_page(WorkingGroupPage, documents=[{"type": "document", "value": file.pk}])
    assert client.get(file.url).status_code == HTTPStatus.NOT_FOUND
    talk = talk_value("Lezing", slides=file.pk)
    make_colloquium(programme=[session_block("Dag", "2030-05-15T09:00", "2030-05-15T10:00", talk)])
    assert status_of(client, file.url) == HTTPStatus.OK


def test_images_open_for_members_only(client: Client) -> None:
    image = get_image_model().objects.create(title=SECRET, file=get_test_image_file(filename="zwatelgans.png"))
    address = f"/media/{image.get_rendition('width-100').file.name}"
    original = f"/media/{image.file.name}"
    assert status_of(client, original) == HTTPStatus.OK
    group = make_member_page(WorkingGroupPage, image=image)
    assert group.image == image
    for visitor in (client, signed_in(UserFactory(roles=(REDACTEUR,)))):
        assert visitor.get(address).status_code == HTTPStatus.NOT_FOUND
        assert visitor.get(original).status_code == HTTPStatus.NOT_FOUND
    assert status_of(signed_in(member()), address) == HTTPStatus.OK


def test_pages_show_what_they_hold() -> None:
    work = make_publication(title="Een goed boek")
    reading = make_member_page(
        ReadingListPage,
        works=[
            {"type": "work", "value": {"page": work.pk, "why": "Om de methode", "by": "An"}},
            {"type": "work", "value": {"title": "Van elders", "address": "https://example.org/x"}},
        ],
    )
    group = make_member_page(WorkingGroupPage, people="An\nBo")
    older = make_member_page(MinutesPage, group, held_on="2029-01-01", title="Eerst", present="An")
    newer = make_member_page(MinutesPage, group, held_on="2030-01-01", title="Daarna")
    desk = signed_in(member())
    text = desk.get(reading.url).content.decode()
    for told in ("Een goed boek", work.url, "Om de methode", "voorgesteld door An", "https://example.org/x"):
        assert told in text
    shown = desk.get(group.url).content.decode()
    assert shown.index(newer.title) < shown.index(older.title)
    assert "1 januari 2029" in desk.get(older.url).content.decode()
    assert group.url in desk.get(TOP).content.decode()


@pytest.fixture
def post(postbox: Any, django_capture_on_commit_callbacks: Any) -> Callable[[Any], list[EmailMessage]]:
    def deliver(action: Any) -> list[EmailMessage]:
        postbox.mails.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action()
        run_background_tasks()
        return list(postbox.mails)

    return deliver


def send(post: Any) -> list[EmailMessage]:
    return list(post(lambda: call_command("send_research_mails", verbosity=0)))


def test_news_goes_once_a_week_to_who_asked(post: Any, time_machine: Any) -> None:
    time_machine.move_to("2030-01-01T09:00:00Z")
    reader = member(email="lid@example.org")
    member(email="stil@example.org")
    desk = signed_in(reader)
    assert "Mail mij wat nieuw is" in desk.get(TOP).content.decode()
    desk.post("/onderzoek/leden/mail/", {"mail": "ja"})
    assert "Stop de mails" in desk.get(TOP).content.decode()
    make_member_page(MemberNewsPage, title="Vergadering verplaatst")
    assert send(post) == []
    time_machine.move_to("2030-01-08T09:00:00Z")
    [mail] = send(post)
    assert mail["To"] == "lid@example.org"
    assert "Vergadering verplaatst" in mail.get_content()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert send(post) == []
    time_machine.move_to("2030-01-15T09:00:00Z")
    assert send(post) == [], "nothing new, no mail"


def test_who_is_no_member_any_more_gets_nothing(post: Any, time_machine: Any) -> None:
    time_machine.move_to("2030-01-01T09:00:00Z")
    reader = member()
    signed_in(reader).post("/onderzoek/leden/mail/", {"mail": "ja"})
    make_member_page(MemberNewsPage)
    reader.groups.clear()
    time_machine.move_to("2030-01-08T09:00:00Z")
    assert send(post) == []
    assert not MemberDigest.objects.exists()


def test_mail_is_stopped_by_its_link_and_by_the_page(client: Client, post: Any, time_machine: Any) -> None:
    time_machine.move_to("2030-01-01T09:00:00Z")
    reader = member()
    desk = signed_in(reader)
    desk.post("/onderzoek/leden/mail/", {"mail": "ja"})
    make_member_page(MemberNewsPage)
    time_machine.move_to("2030-01-08T09:00:00Z")
    [mail] = send(post)
    stop = "".join(mail["List-Unsubscribe"].split()).strip("<>").removeprefix("http://testserver")
    assert MemberDigest.objects.count() == 1
    assert client.get(stop).status_code == HTTPStatus.OK
    assert MemberDigest.objects.count() == 1, "a scanner that opens the link stops nothing"
    client.post(stop)
    assert MemberDigest.objects.count() == 0
    desk.post("/onderzoek/leden/mail/", {"mail": "ja"})
    desk.post("/onderzoek/leden/mail/", {"mail": "nee"})
    assert MemberDigest.objects.count() == 0


def test_nobody_else_can_ask_for_the_mail(client: Client) -> None:
    assert client.post("/onderzoek/leden/mail/", {"mail": "ja"}).status_code == HTTPStatus.NOT_FOUND
    outsider = signed_in(UserFactory(roles=(COORDINATOR,)))
    assert outsider.post("/onderzoek/leden/mail/", {"mail": "ja"}).status_code == HTTPStatus.NOT_FOUND
    assert not MemberDigest.objects.exists()
