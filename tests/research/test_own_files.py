"""Images and documents of a draft: unseen by other researchers and by the public, whatever the address."""

import json
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import EINDREDACTEUR, ONDERZOEKER
from tests.factories.accounts import UserFactory
from tests.factories.research import make_colloquium, make_publication, session_block, status_of, talk_value

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
    ),
]
SECRET = "Zwatelgans"


@pytest.fixture
def owner(settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return UserFactory(roles=(ONDERZOEKER,))


@pytest.fixture
def other(client: Client, owner: User) -> Client:
    """Another onderzoeker."""
    client.force_login(UserFactory(roles=(ONDERZOEKER,)))
    return client


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def place() -> Collection:
    return Collection.objects.get(name="Onderzoek")


@pytest.fixture
def image(owner: User) -> Any:
    file = get_test_image_file(filename="zwatelgans.png")
    return get_image_model().objects.create(title=SECRET, file=file, collection=place(), uploaded_by_user=owner)


@pytest.fixture
def document(owner: User) -> Any:
    file = ContentFile(b"zwatelgans", name="zwatelgans.pdf")
    return get_document_model().objects.create(title=SECRET, file=file, collection=place(), uploaded_by_user=owner)


def image_addresses(image: Any) -> list[str]:
    return [f"/media/{image.file.name}", f"/media/{image.get_rendition('width-100').file.name}"]


@pytest.mark.parametrize("is_used", [True, False], ids=["in a draft", "not used yet"])
def test_image_is_for_its_owner_and_the_readers(other: Client, owner: User, image: Any, *, is_used: bool) -> None:
    if is_used:
        make_publication(live=False, owner=owner, image=image)
    addresses = image_addresses(image)
    for visitor in (Client(), other):
        assert [status_of(visitor, one) for one in addresses] == [HTTPStatus.NOT_FOUND] * 2
    for reader in (owner, UserFactory(roles=(EINDREDACTEUR,))):
        assert [status_of(signed_in(reader), one) for one in addresses] == [HTTPStatus.OK] * 2


def test_image_is_public_with_its_page_and_private_again_without(other: Client, owner: User, image: Any) -> None:
    page = make_publication(owner=owner, image=image)
    assert [status_of(Client(), one) for one in image_addresses(image)] == [HTTPStatus.OK] * 2
    page.unpublish()
    assert [status_of(other, one) for one in image_addresses(image)] == [HTTPStatus.NOT_FOUND] * 2


@pytest.mark.parametrize("is_used", [True, False], ids=["in a draft", "not used yet"])
def test_document_is_for_its_owner_and_the_readers(other: Client, owner: User, document: Any, *, is_used: bool) -> None:
    talk = talk_value("Lezing", slides=document.pk)
    programme = [session_block("Dag", "2030-05-15T09:00", "2030-05-15T10:00", talk)]
    draft = make_colloquium(live=False, owner=owner, programme=programme) if is_used else None
    for visitor in (Client(), other):
        assert status_of(visitor, document.url) == HTTPStatus.NOT_FOUND
        assert status_of(visitor, f"/media/{document.file.name}") == HTTPStatus.NOT_FOUND
    for reader in (owner, UserFactory(roles=(EINDREDACTEUR,))):
        assert b"".join(signed_in(reader).get(document.url).streaming_content) == b"zwatelgans"
    if draft:
        draft.get_latest_revision().publish()
        assert status_of(other, document.url) == HTTPStatus.OK


def test_no_screen_of_the_admin_shows_the_files_of_another(other: Client, image: Any, document: Any) -> None:
    for address in (
        "/admin/images/",
        "/admin/images/?q=zwatelgans",
        "/admin/images/chooser/",
        "/admin/images/chooser/results/?q=zwatelgans",
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={image.pk}",
        f"/admin/images/{image.pk}/",
        f"/admin/images/{image.pk}/delete/",
        f"/admin/images/{image.pk}/preview/width-100/",
        f"/admin/images/usage/{image.pk}/",
        f"/admin/images/multiple/{image.pk}/",
        "/admin/documents/",
        "/admin/documents/?q=zwatelgans",
        "/admin/documents/chooser/",
        "/admin/documents/chooser/results/?q=zwatelgans",
        reverse("wagtaildocs_chooser:chosen", args=[document.pk]),
        f"/admin/documents/edit/{document.pk}/",
        f"/admin/documents/delete/{document.pk}/",
        f"/admin/documents/usage/{document.pk}/",
        f"/admin/documents/multiple/{document.pk}/",
        reverse("wagtailadmin_api:images:listing"),
        reverse("wagtailadmin_api:images:detail", args=[image.pk]),
        reverse("wagtailadmin_api:documents:listing"),
        reverse("wagtailadmin_api:documents:detail", args=[document.pk]),
        "/admin/reports/site-history/",
        "/admin/",
    ):
        assert SECRET not in other.get(address).content.decode(errors="replace"), address


def test_crafted_forms_change_no_file_of_another(other: Client, image: Any, document: Any) -> None:
    other.post(f"/admin/images/{image.pk}/", {"title": "Gekaapt", "collection": place().pk})
    other.post(f"/admin/images/{image.pk}/delete/")
    other.post(f"/admin/documents/edit/{document.pk}/", {"title": "Gekaapt", "collection": place().pk})
    other.post(f"/admin/documents/delete/{document.pk}/")
    image.refresh_from_db()
    document.refresh_from_db()
    assert (image.title, document.title) == (SECRET, SECRET)


def test_owner_finds_and_chooses_the_own_files(owner: User, image: Any, document: Any) -> None:
    desk = signed_in(owner)
    for address in ("/admin/images/", "/admin/images/chooser/", "/admin/documents/", "/admin/documents/chooser/"):
        assert SECRET in desk.get(address).content.decode(), address
    assert status_of(desk, reverse("wagtailimages_chooser:chosen", args=[image.pk])) == HTTPStatus.OK
    assert status_of(desk, reverse("wagtaildocs_chooser:chosen", args=[document.pk])) == HTTPStatus.OK


def test_files_of_other_sections_stay_public(client: Client) -> None:
    image = get_image_model().objects.create(title="Foto", file=get_test_image_file(filename="gewoon.png"))
    file = get_document_model().objects.create(title="Folder", file=ContentFile(b"x", name="folder.pdf"))
    assert status_of(client, image_addresses(image)[0]) == HTTPStatus.OK
    assert status_of(client, file.url) == HTTPStatus.OK


def test_file_of_a_public_page_can_be_chosen_by_others(other: Client, owner: User, image: Any) -> None:
    make_publication(owner=owner, image=image)
    assert SECRET in other.get("/admin/images/chooser/").content.decode()


def test_image_of_a_draft_of_a_public_page_waits_until_that_is_published(
    other: Client, owner: User, image: Any
) -> None:
    page = make_publication(owner=owner)
    page.image = image
    revision = page.save_revision(user=owner)
    addresses = image_addresses(image)
    for visitor in (Client(), other):
        assert [status_of(visitor, one) for one in addresses] == [HTTPStatus.NOT_FOUND] * 2
    assert [status_of(signed_in(owner), one) for one in addresses] == [HTTPStatus.OK] * 2
    revision.publish()
    assert [status_of(Client(), one) for one in addresses] == [HTTPStatus.OK] * 2


def test_document_of_a_draft_of_a_public_page_waits_until_that_is_published(
    other: Client, owner: User, document: Any
) -> None:
    talk = talk_value("Lezing", slides=document.pk)
    colloquium = make_colloquium(owner=owner)
    colloquium.programme = json.dumps([session_block("Dag", "2030-05-15T09:00", "2030-05-15T10:00", talk)])
    revision = colloquium.save_revision(user=owner)
    for visitor in (Client(), other):
        for address in (document.url, f"/media/{document.file.name}"):
            assert status_of(visitor, address) == HTTPStatus.NOT_FOUND
    revision.publish()
    assert status_of(Client(), document.url) == HTTPStatus.OK


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_upload_of_a_researcher_lands_where_files_are_private_whatever_was_asked(owner: User, kind: str) -> None:
    model = get_image_model() if kind == "images" else get_document_model()
    file = get_test_image_file(filename="eigen.png") if kind == "images" else ContentFile(b"%PDF-1.4", name="eigen.pdf")
    space = "wagtailimages" if kind == "images" else "wagtaildocs"
    elsewhere = Collection.objects.get(name="Infopunt")
    for number, collection in enumerate((elsewhere, Collection.get_first_root_node(), None)):
        values = {"title": f"Eigen {number}", "file": file, "files[]": file}
        values |= {"collection": collection.pk} if collection else {}
        for address in (f"{space}:add", f"{space}:add_multiple", f"{space}_chooser:create"):
            file.seek(0)
            signed_in(owner).post(reverse(address), values, headers={"X-Requested-With": "XMLHttpRequest"})
    made = model.objects.filter(uploaded_by_user=owner)
    assert made.exists()
    assert {one.collection for one in made} == {place()}
    assert {status_of(Client(), f"/media/{one.file.name}") for one in made} == {HTTPStatus.NOT_FOUND}
