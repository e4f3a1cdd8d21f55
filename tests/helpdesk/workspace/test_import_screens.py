"""Upload, look, confirm, watch: nothing is written before the confirmation."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from helpdesk.models import ImportUpload, ServicePage
from tests.background import run_background_tasks

pytestmark = pytest.mark.django_db
FIRST_CONTENT = Path(__file__).parents[3] / "helpdesk" / "first_content"
SERVICES = (FIRST_CONTENT / "services.csv").read_bytes()
CONTACTS = (FIRST_CONTENT / "contact_points.csv").read_bytes()
START = "/admin/hulpaanbod/import/"


def files(services: bytes = SERVICES, contacts: bytes | None = CONTACTS) -> dict[str, SimpleUploadedFile]:
    posted = {"services": SimpleUploadedFile("diensten.csv", services)}
    return posted | ({"contacts": SimpleUploadedFile("contact.csv", contacts)} if contacts is not None else {})


def test_import_goes_from_upload_over_preview_to_the_site(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    preview = desk.post(START, files(SERVICES.replace(b",Awel,", b",Awel!,"))).url
    text = desk.get(preview).content.decode()
    assert "<del>Awel</del>" in text
    assert "<ins>Awel!</ins>" in text
    assert ServicePage.objects.get(slug="awel").title == "Awel"

    with django_capture_on_commit_callbacks(execute=True):
        status = desk.post(f"{preview}bevestigen/").url
    assert "In de wachtrij" in desk.get(status).content.decode()
    run_background_tasks()
    assert ServicePage.objects.get(slug="awel").title == "Awel!"
    assert "Geschreven diensten: 1" in desk.get(status).content.decode()
    assert desk.get(preview).url == status
    with zipfile.ZipFile(io.BytesIO(desk.get("/admin/hulpaanbod/export/").content)) as packed:
        assert packed.read("diensten.csv") == SERVICES.replace(b",Awel,", b",Awel!,")
        assert packed.read("contactpunten.csv") == CONTACTS


def test_import_with_problems_shows_them_and_has_no_button(desk: Client) -> None:
    preview = desk.post(START, files(SERVICES.replace(b"kind;jongere,6", b"kind;marsman,6"))).url
    text = desk.get(preview).content.decode()

    assert "1 probleem. Er is niets ingelezen." in text
    assert "“marsman” kennen we niet" in text
    assert "bevestigen" not in text


def test_workbook_with_two_sheets_needs_no_second_file(desk: Client) -> None:
    import csv  # noqa: PLC0415 - only here

    book = Workbook()
    book.active.title = "diensten"
    sheets = (book.active, SERVICES), (book.create_sheet("contactpunten"), CONTACTS)
    for sheet, content in sheets:
        for row in csv.reader(io.StringIO(content.decode())):
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)

    plan = desk.get(desk.post(START, files(file.getvalue(), None)).url).context["plan"]
    assert (len(plan.problems), len(plan.unchanged)) == (0, 18)


@pytest.mark.parametrize(
    ("services", "contacts", "words"),
    [
        (b"a" * (20 * 1024 * 1024), CONTACTS, "Het bestand is te groot"),
        (b"", CONTACTS, "Het bestand is leeg."),
        (SERVICES, None, "Kies ook het bestand met de contactpunten."),
        (b"PK\x03\x04rommel", CONTACTS, "geen Excel-bestand"),
    ],
)
def test_upload_that_cannot_be_read_comes_back_with_the_reason(
    desk: Client, services: bytes, contacts: bytes | None, words: str
) -> None:
    response = desk.post(START, files(services, contacts))
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not ImportUpload.objects.exists()


def test_preview_expires_after_two_hours_and_belongs_to_its_maker(desk: Client, admin_client: Client) -> None:
    with time_machine.travel("2026-11-23T08:00:00Z"):
        preview = desk.post(START, files()).url
        assert admin_client.get(preview).status_code == 404
    with time_machine.travel("2026-11-23T10:00:01Z"):
        response = desk.post(f"{preview}bevestigen/", follow=True)
        assert "Het voorbeeld is te oud" in response.content.decode()
    assert not ImportUpload.objects.exists()


def test_confirming_twice_imports_once(desk: Client, django_capture_on_commit_callbacks: Any) -> None:
    preview = desk.post(START, files(SERVICES.replace(b",Awel,", b",Awel!,"))).url
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        desk.post(f"{preview}bevestigen/")
        desk.post(f"{preview}bevestigen/")
    assert len(callbacks) == 1


def test_site_that_changed_after_the_preview_is_not_overwritten(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    preview = desk.post(START, files(SERVICES.replace(b",Awel,", b",Awel!,"))).url
    page = ServicePage.objects.get(slug="awel")
    page.summary = "Nog na te lezen."
    page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        status = desk.post(f"{preview}bevestigen/").url
    run_background_tasks()

    assert "De site veranderde sinds het voorbeeld" in desk.get(status).content.decode()
    assert ServicePage.objects.get(slug="awel").title == "Awel"
