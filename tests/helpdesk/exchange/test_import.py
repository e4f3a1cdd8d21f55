"""Import and export of the real files: what is new or changed, all or nothing, and the same bytes back."""

import csv
import io
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from helpdesk.exchange.exporting import export_files
from helpdesk.exchange.importing import carry_out
from helpdesk.exchange.plan import Kind, Plan, plan_import
from helpdesk.facts_csv import CONTACT_COLUMNS, SERVICE_COLUMNS
from helpdesk.models import FieldChange, Organization, ServicePage
from tests.factories.helpdesk import make_service

pytestmark = pytest.mark.django_db
FIRST_CONTENT = Path(__file__).parents[3] / "helpdesk" / "first_content"
SERVICES = (FIRST_CONTENT / "services.csv").read_bytes()
CONTACTS = (FIRST_CONTENT / "contact_points.csv").read_bytes()
NEW = (
    b'lijn-9,Proef vzw,Lijn 9,"Praten, met wie je wil",kind;jongere,9,18,pesten,ja,ja,Gent;Oost-Vlaanderen,'
    b"https://example.org,nee,https://example.org/bron,2026-10,gecontroleerd\n"
)
NEW_WAY = b'lijn-9,phone,09 225 96 90,"Mo-Fr 16:00-20:00; PH off",2026-10-05,gecontroleerd\n'


def run(services: bytes, contacts: bytes) -> Plan:
    plan = plan_import(services, contacts)
    assert [str(problem) for problem in plan.problems] == []
    carry_out(plan, services, contacts)
    return plan


def of_kind(plan: Plan) -> tuple[int, int, int]:
    return len(plan.new), len(plan.changed), len(plan.unchanged)


def test_first_content_is_unchanged_by_its_own_files_and_comes_out_byte_for_byte() -> None:
    changes = FieldChange.objects.count()
    plan = run(SERVICES, CONTACTS)

    assert of_kind(plan) == (0, 0, 18)
    assert export_files() == (SERVICES, CONTACTS)
    assert FieldChange.objects.count() == changes


def test_new_and_changed_rows_are_written_and_a_second_time_nothing_is() -> None:
    services = SERVICES.replace(b"jac,CAW,JAC,", b"jac,CAW,JAC van het CAW,") + NEW
    contacts = CONTACTS.replace(b'"Mo-Sa 18:00-22:00",2018-03', b'"Mo-Fr 18:00-21:00",2026-10') + NEW_WAY
    chat = ServicePage.objects.get(slug="awel").contact_points.get(channel="chat").uuid
    plan = run(services, contacts)

    assert of_kind(plan) == (1, 2, 16)
    assert {(c.field, c.old, c.new) for row in plan.changed for c in row.changes} == {
        ("naam", "JAC", "JAC van het CAW"),
        (
            "contact chat https://awel.be/contacteer-awel",
            "https://awel.be/contacteer-awel · Mo-Sa 18:00-22:00 · 2018-03 · te controleren",
            "https://awel.be/contacteer-awel · Mo-Fr 18:00-21:00 · 2026-10 · te controleren",
        ),
    }
    new = ServicePage.objects.get(slug="lijn-9")
    assert (new.live, new.organization.name, new.audiences) == (True, "Proef vzw", ["kind", "jongere"])
    assert [(area.kind, area.code) for area in new.service_areas.all()] == [
        ("province", "40000"),
        ("municipality", "44021"),
    ]
    assert [(c.value, str(c.schedules.get())) for c in new.contact_points.all()] == [
        ("092259690", "Mo-Fr 16:00-20:00; PH off")
    ]
    changed = ServicePage.objects.get(slug="awel").contact_points.get(channel="chat")
    assert (changed.uuid, str(changed.schedules.get())) == (chat, "Mo-Fr 18:00-21:00")
    assert FieldChange.objects.filter(service__slug="jac", field="naam", new="JAC van het CAW").count() == 1
    assert export_files() == (services, contacts)

    again = plan_import(services, contacts)
    assert [(row.service.slug, row.changes) for row in again.changed] == []
    assert of_kind(again) == (0, 0, 19)


def test_fields_that_are_in_no_column_stay() -> None:
    page = ServicePage.objects.get(slug="awel")
    page.who_answers, page.maintainer_email = "Een vrijwilliger.", "els@example.org"
    page.save_revision().publish()
    run(SERVICES.replace(b",Awel,", b",Awel!,"), CONTACTS)

    page = ServicePage.objects.get(slug="awel")
    assert (page.title, page.who_answers, page.maintainer_email) == ("Awel!", "Een vrijwilliger.", "els@example.org")


@pytest.mark.parametrize(
    ("rewrite", "name"),
    [
        (lambda text: b"\xef\xbb\xbf" + text, "byte order mark"),
        (lambda text: text.replace(b"\n", b"\r\n"), "lines of Windows"),
        (lambda text: text.rstrip(b"\n"), "no line end at the end"),
        (lambda text: text + b"\n\n", "empty lines at the end"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_export_keeps_how_the_file_was_written(rewrite: Any, name: str) -> None:
    del name
    run(rewrite(SERVICES), rewrite(CONTACTS))
    expected = [rewrite(content) for content in (SERVICES, CONTACTS)]
    assert [content.rstrip(b"\n") for content in export_files()] == [content.rstrip(b"\n") for content in expected]


def test_columns_in_another_order_and_with_names_of_hsds_mean_the_same() -> None:
    rows = list(csv.DictReader(io.StringIO(SERVICES.decode())))
    names = {"what_it_is": "description", "website": "url", "source_date": "assured_date"}
    columns = [*reversed(SERVICE_COLUMNS)]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([names.get(column, column) for column in columns])
    writer.writerows([row[column] for column in columns] for row in rows)
    services = file.getvalue().encode()

    assert of_kind(run(services, CONTACTS)) == (0, 0, 18)
    assert export_files() == (services, CONTACTS)


def test_export_without_an_import_can_be_imported_and_disarms_formulas() -> None:
    make_service(title="=CMD()", slug="formule", summary="Proef.")
    services, contacts = export_files()

    assert b",'=CMD()," in services
    plan = run(services, contacts)
    assert of_kind(plan) == (0, 0, 19)
    assert export_files() == (services, contacts)


def row(columns: tuple[str, ...], file: bytes, **changes: str) -> bytes:
    """The second row of a real file with other cells."""
    cells = next(csv.DictReader(io.StringIO(file.decode()))) | changes
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([cells[column] for column in columns])
    return file.split(b"\n")[0] + b"\n" + text.getvalue().encode()


@pytest.mark.parametrize(
    ("services", "contacts", "words"),
    [
        (
            row(SERVICE_COLUMNS, SERVICES, audiences="marsman"),
            b"",
            "Diensten, rij 2, kolom audiences: “marsman” kennen",
        ),
        (row(SERVICE_COLUMNS, SERVICES, audiences="sport"), b"", "rij 2, kolom audiences: “sport” kennen we niet"),
        (row(SERVICE_COLUMNS, SERVICES, themes="vliegen"), b"", "rij 2, kolom themes: “vliegen” kennen we niet"),
        (row(SERVICE_COLUMNS, SERVICES, name="=cmd|' /C calc'!A0"), b"", "rij 2, kolom name: “=cmd"),
        (
            row(SERVICE_COLUMNS, SERVICES, what_it_is="a" * 256),
            b"",
            "rij 2, kolom what_it_is: de tekst is langer dan 255",
        ),
        (row(SERVICE_COLUMNS, SERVICES, area="Atlantis"), b"", "rij 2, kolom area: “Atlantis” is geen gebied"),
        (SERVICES + SERVICES.split(b"\n")[1] + b"\n", b"", "rij 20, kolom id: “awel” staat ook al in rij 2."),
        (SERVICES, row(CONTACT_COLUMNS, CONTACTS, value="0900 1450"), "Contactpunten, rij 2, kolom value: “0900 1450”"),
        (SERVICES, row(CONTACT_COLUMNS, CONTACTS, value="012"), "rij 2, kolom value: “012” is geen geldig Belgisch"),
        (SERVICES, row(CONTACT_COLUMNS, CONTACTS, opening_hours="Mo 25:99"), "rij 2, kolom opening_hours: De uren"),
        (SERVICES, row(CONTACT_COLUMNS, CONTACTS, service_id="wie"), "rij 2, kolom service_id: “wie” staat niet bij"),
        (
            SERVICES,
            CONTACTS + CONTACTS.split(b"\n")[1] + b"\n",
            "rij 21, kolom value: “102” staat voor deze dienst ook",
        ),
        (SERVICES.decode().encode("utf-16"), CONTACTS, "rij 1: het bestand is niet in UTF-8"),
        (SERVICES.replace(b"Vlaams ", "Vlaamsé ".encode("latin-1")), CONTACTS, "rij 1: het bestand is niet in UTF-8"),
        (SERVICES.replace(b"crisis,", b"", 1), CONTACTS, "Deze ontbreken: crisis."),
        (SERVICES.replace(b",state\n", b",stand\n", 1), CONTACTS, "Deze kennen we niet of staan er twee keer: stand."),
    ],
)
def test_bad_file_is_told_by_row_and_column_and_nothing_is_written(
    services: bytes, contacts: bytes, words: str, tmp_path: Path
) -> None:
    before = list(ServicePage.objects.order_by("pk").values())
    (tmp_path / "s.csv").write_bytes(NEW.join([services, b""]) if services is SERVICES else services)
    (tmp_path / "c.csv").write_bytes(contacts or CONTACTS.split(b"\n")[0] + b"\n")
    errors = StringIO()

    with pytest.raises(CommandError, match="Er is niets ingelezen"):
        call_command("import_services", tmp_path / "s.csv", tmp_path / "c.csv", stderr=errors)

    assert words in errors.getvalue()
    assert list(ServicePage.objects.order_by("pk").values()) == before


def test_failure_halfway_writes_nothing_at_all() -> None:
    plan = plan_import(SERVICES.replace(b",Awel,", b",Awel!,") + NEW, CONTACTS + NEW_WAY)
    assert [r.kind for r in plan.rows if r.kind is not Kind.UNCHANGED] == [Kind.CHANGED, Kind.NEW]

    def stop_at_the_end(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(plan, SERVICES, CONTACTS, progress=stop_at_the_end)

    assert ServicePage.objects.get(slug="awel").title == "Awel"
    assert not Organization.objects.filter(name="Proef vzw").exists()


def test_draft_that_waits_stops_an_import_that_would_overtake_it() -> None:
    page = ServicePage.objects.get(slug="awel")
    page.summary = "Nog na te lezen."
    page.save_revision()

    assert plan_import(SERVICES, CONTACTS).problems == ()
    (problem,) = plan_import(SERVICES.replace(b",Awel,", b",Awel!,"), CONTACTS).problems
    assert str(problem) == (
        "Diensten, rij 2, kolom id: “Awel” heeft een wijziging die nog wacht. Keur die eerst goed of af."
    )


def test_command_shows_progress_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_bytes(SERVICES + NEW)
    (tmp_path / "c.csv").write_bytes(CONTACTS + NEW_WAY)
    dry, real = StringIO(), StringIO()

    call_command("import_services", tmp_path / "s.csv", tmp_path / "c.csv", "--dry-run", stdout=dry)
    assert not ServicePage.objects.filter(slug="lijn-9").exists()
    call_command("import_services", tmp_path / "s.csv", tmp_path / "c.csv", stdout=real)

    assert dry.getvalue().splitlines() == [
        "nieuw      lijn-9: Lijn 9",
        "Nieuw: 1. Gewijzigd: 0. Ongewijzigd: 18. Niet in het bestand, blijven staan: 0.",
        "Proef: er is niets ingelezen.",
    ]
    assert real.getvalue().splitlines()[-2:] == ["1 van 1 (100 %)", "Klaar: 1 diensten geschreven."]
    call_command("export_services", tmp_path / "s2.csv", tmp_path / "c2.csv", stdout=StringIO())
    assert (tmp_path / "s2.csv").read_bytes() == SERVICES + NEW


def test_plan_needs_as_many_queries_for_many_rows_as_for_few(django_assert_num_queries: Any) -> None:
    header, *rows = SERVICES.split(b"\n")
    ways = CONTACTS.split(b"\n")[0] + b"\n"
    with django_assert_num_queries(9):
        plan_import(header + b"\n" + rows[0] + b"\n", ways)
    with django_assert_num_queries(9):
        plan_import(SERVICES, CONTACTS)
