"""The screens of the admin: who may press what, and that nothing typed is lost."""

import hashlib
import re
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from allesoverpesten.accounts.models import User
from allesoverpesten.impact.closing import approve_period, make_report
from allesoverpesten.impact.enums import Source, Split, ValueState
from allesoverpesten.impact.models import (
    Action,
    ActionReport,
    BudgetLine,
    Evidence,
    FrozenReport,
    Indicator,
    Milestone,
    Period,
    PeriodValue,
    Target,
)
from allesoverpesten.impact.workflow import Figures, Part, approve, save_figures, submit
from tests.factories.accounts import UserFactory
from tests.factories.results import IndicatorFactory, approved_value, past_period, target, without_examples


@pytest.fixture
def desk(writer: User) -> Client:
    client = Client()
    client.force_login(writer)
    return client


@pytest.fixture
def office(head: User) -> Client:
    client = Client()
    client.force_login(head)
    return client


@pytest.fixture
def period(db: None) -> Period:
    return past_period()


@pytest.fixture
def indicator(db: None) -> Indicator:
    return IndicatorFactory(split=Split.CONTEXT, split_keys="school\nsport", label="Deelnemers")


def figure(period: Period, indicator: Indicator) -> str:
    return reverse("impact_figure", args=[period.pk, indicator.pk])


def numbers(**values: str) -> dict[str, str]:
    return {"whole": "", "part-0": "", "part-1": "", "note": "", **values}


def text_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_figure_is_typed_with_a_comma_and_submitted_in_one_go(
    desk: Client, period: Period, indicator: Indicator
) -> None:
    typed = numbers(whole="1234,5", note="Zonder juni.", **{"part-0": "1000", "part-1": "234,5"}, step="submit")
    desk.post(figure(period, indicator), typed)
    row = PeriodValue.objects.get(period=period, indicator=indicator)
    assert (row.value, row.note, row.state) == (Decimal("1234.5"), "Zonder juni.", ValueState.SUBMITTED)
    assert dict(row.parts.values_list("part", "value")) == {"school": 1000, "sport": Decimal("234.5")}


def test_mistake_keeps_what_was_typed(desk: Client, period: Period, indicator: Indicator) -> None:
    answer = desk.post(figure(period, indicator), numbers(whole="veel", note="Mijn uitleg.", step="submit"))
    text = answer.content.decode()
    assert 'value="veel"' in text
    assert "Mijn uitleg." in text
    assert "Voer een getal in." in text
    assert not PeriodValue.objects.filter(period=period).exists()


def test_parts_ask_for_the_whole(desk: Client, period: Period, indicator: Indicator) -> None:
    answer = desk.post(figure(period, indicator), numbers(**{"part-0": "5"}, step="save"))
    assert "Vul ook het geheel in als je delen invult." in answer.content.decode()


def test_empty_figure_cannot_be_submitted(desk: Client, period: Period, indicator: Indicator) -> None:
    answer = desk.post(figure(period, indicator), numbers(step="submit"), follow=True)
    assert "Vul eerst een waarde in." in answer.content.decode()


def test_counted_pages_stay_when_the_count_is_submitted_as_it_is(
    desk: Client, period: Period, indicator: Indicator
) -> None:
    counted = Figures(Decimal(30), "", (Part(Decimal(30), page_id=9, page_title="Wat is pesten?"),))
    save_figures(indicator, period, counted, None)
    desk.post(figure(period, indicator), numbers(whole="30", step="submit"))
    row = PeriodValue.objects.get(period=period, indicator=indicator)
    assert row.state == ValueState.SUBMITTED
    assert [part.page_title for part in row.parts.all()] == ["Wat is pesten?"]
    assert "Wat is pesten?" in text_of(desk, figure(period, indicator))


def test_returned_figure_tells_why(desk: Client, office: Client, period: Period, indicator: Indicator) -> None:
    address = figure(period, indicator)
    desk.post(address, numbers(whole="10", step="submit"))
    empty = office.post(address, {"step": "return", "return-note": ""})
    assert "Dit is een verplicht veld." in empty.content.decode()
    office.post(address, {"step": "return", "return-note": "Juni ontbreekt."})
    text = text_of(desk, address)
    assert "Teruggestuurd:</strong> Juni ontbreekt." in text
    assert "Bert Claes" in text


def test_coordinator_can_neither_approve_nor_set_targets(
    desk: Client, period: Period, indicator: Indicator, writer: User
) -> None:
    submit(save_figures(indicator, period, Figures(Decimal(5)), writer), writer)
    address = figure(period, indicator)
    for step in ("approve", "return", "targets"):
        assert desk.post(address, {"step": step}).headers["Location"] == "/admin/"
    for name in ("impact_approve_waiting", "impact_approve_period"):
        assert desk.post(reverse(name, args=[period.pk])).headers["Location"] == "/admin/"
    assert PeriodValue.objects.get(period=period).state == ValueState.SUBMITTED
    assert not Target.objects.filter(period=period).exists()
    assert "Keur goed" not in text_of(desk, address)


def test_staff_without_the_right_read_and_change_nothing(period: Period, indicator: Indicator, writer: User) -> None:
    from allesoverpesten.accounts.roles import REDACTEUR  # noqa: PLC0415 - beside its only use

    client = Client()
    client.force_login(UserFactory(roles=(REDACTEUR,)))
    address = figure(period, indicator)
    assert "Dien in" not in text_of(client, address)
    assert client.post(address, numbers(whole="5", step="save")).headers["Location"] == "/admin/"
    assert not PeriodValue.objects.filter(period=period).exists()


def test_small_number_is_seen_by_who_fills_in_or_approves_and_no_other_staff(
    desk: Client, office: Client, period: Period, indicator: Indicator, writer: User
) -> None:
    from allesoverpesten.accounts.roles import REDACTEUR  # noqa: PLC0415 - beside its only use

    page = Part(Decimal(2), page_id=7, page_title="Een gevoelige pagina")
    save_figures(indicator, period, Figures(Decimal(4)), writer)
    save_figures(indicator, period, Figures(Decimal(3), "", (page,)), writer)
    editor = Client()
    editor.force_login(UserFactory(roles=(REDACTEUR,)))
    seen = {client: text_of(client, figure(period, indicator)) for client in (desk, office, editor)}
    for client in (desk, office):
        assert "<dd>3 keer</dd>" in seen[client]
        assert "4 → 3." in seen[client]
    assert "<dd>minder dan 5 keer</dd>" in seen[editor]
    assert "4 → 3" not in seen[editor]
    for text in seen.values():
        assert re.search(r"Een gevoelige pagina(</a>)?</th> <td>minder dan 5</td>", text)


def test_targets_are_set_by_who_approves(office: Client, period: Period, indicator: Indicator) -> None:
    typed = {"step": "targets", "target-whole": "80", "target-part-0": "50", "target-part-1": ""}
    office.post(figure(period, indicator), typed)
    assert dict(Target.objects.filter(period=period).values_list("part", "value")) == {"": 80, "school": 50}
    office.post(figure(period, indicator), typed | {"target-part-0": ""})
    assert dict(Target.objects.filter(period=period).values_list("part", "value")) == {"": 80}


def test_all_waiting_values_are_approved_at_once_but_not_ones_own(
    office: Client, period: Period, indicator: Indicator, writer: User, head: User
) -> None:
    submit(save_figures(indicator, period, Figures(Decimal(5)), writer), writer)
    own = IndicatorFactory(code="P.eigen")
    submit(save_figures(own, period, Figures(Decimal(6)), head), head)
    text = office.post(reverse("impact_approve_waiting", args=[period.pk]), follow=True).content.decode()
    assert "Goedgekeurd: 1." in text
    assert "P.eigen: Je diende deze waarde zelf in." in text


def test_dashboard_says_standing_in_words_and_counts_queries(
    desk: Client, period: Period, indicator: Indicator, writer: User, head: User
) -> None:
    target(indicator, period, 10)
    approved_value(indicator, period, 9, writer, head)
    text = text_of(desk, reverse("impact_period", args=[period.pk]))
    assert "bijna gehaald" in text
    assert figure(period, indicator) in text
    assert "90 %" in text


def test_counting_says_what_happened(desk: Client, office: Client, period: Period, writer: User, head: User) -> None:
    without_examples()
    address = reverse("impact_count", args=[period.pk])

    def said() -> str:
        return " ".join(desk.post(address, follow=True).content.decode().split())

    assert "De site heeft niets geteld." in said()
    one = IndicatorFactory(code="P.auto", source=Source.AUTOMATIC, automatic_key="vormingen.gegeven")
    gone = IndicatorFactory(code="P.weg", source=Source.AUTOMATIC, automatic_key="bestaat-niet-meer")
    text = said()
    assert "De site heeft 1 cijfer opnieuw geteld." in text
    assert "Niet te tellen: P.weg." in text
    gone.delete()
    approve(submit(PeriodValue.objects.get(indicator=one), writer), head)
    text = said()
    assert "De site heeft niets geteld." in text
    assert "niet meer na te gaan): P.auto." in text
    approve_period(period, head)
    assert "Dit tijdvak is goedgekeurd: de site telt er niets meer in." in said()
    later = Period.objects.create(name="2090", first_day=date(2090, 1, 1), last_day=date(2090, 12, 31))
    address = reverse("impact_count", args=[later.pk])
    assert "Dit tijdvak begint op 1 januari 2090: er valt nog niets te tellen." in said()


def test_start_leads_to_the_period_of_today(desk: Client) -> None:
    answer = desk.get(reverse("impact_start"))
    assert answer.headers["Location"] == reverse("impact_period", args=[Period.objects.get(name="2026-2027").pk])


# --- Story, money and evidence -----------------------------------------------------------------------------------


def story(period: Period, action: Action) -> str:
    return reverse("impact_story", args=[period.pk, action.pk])


def story_form(**values: str) -> dict[str, str]:
    money = {f"{kind}-{name}": "" for kind in ("staff", "operations", "promotion") for name in ("planned", "spent")}
    return {"step": "story", "narrative": "", "lessons": "", **money, **values}


def test_story_and_money_are_kept(desk: Client, period: Period, indicator: Indicator) -> None:
    address = story(period, indicator.action)
    desk.post(address, story_form(narrative="Het ging goed.", **{"staff-planned": "1000,50", "staff-spent": "900"}))
    line = BudgetLine.objects.get(period=period)
    assert (line.kind, line.planned, line.spent) == ("staff", Decimal("1000.5"), 900)
    assert ActionReport.objects.get(period=period).narrative == "Het ging goed."
    desk.post(address, story_form(narrative="Nog beter."))
    assert not BudgetLine.objects.filter(period=period).exists()
    assert ActionReport.objects.get(period=period).narrative == "Nog beter."


def test_negative_money_is_refused_and_nothing_is_lost(desk: Client, period: Period, indicator: Indicator) -> None:
    answer = desk.post(story(period, indicator.action), story_form(narrative="Lang verhaal.", **{"staff-spent": "-5"}))
    text = answer.content.decode()
    assert "Lang verhaal." in text
    assert 'value="-5"' in text
    assert not ActionReport.objects.filter(period=period).exists()


def test_evidence_is_kept_where_only_staff_reach_it(
    desk: Client, period: Period, indicator: Indicator, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("lijst.pdf", b"%PDF-1.7 lijst", content_type="application/pdf")
    typed = {
        "step": "evidence",
        "evidence-title": "Aanwezigheidslijst",
        "evidence-indicator": "",
        "evidence-file": file,
    }
    desk.post(story(period, indicator.action), typed)
    evidence = Evidence.objects.get(period=period)
    assert evidence.digest == hashlib.sha256(b"%PDF-1.7 lijst").hexdigest()
    answer = desk.get(reverse("impact_evidence", args=[evidence.pk]))
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 lijst"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert Client().get(f"/media/{evidence.file.name}").status_code == HTTPStatus.NOT_FOUND
    assert Client().get(reverse("impact_evidence", args=[evidence.pk])).status_code == HTTPStatus.FOUND
    desk.post(reverse("impact_remove_evidence", args=[evidence.pk]))
    assert not Evidence.objects.filter(period=period).exists()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_program_is_no_evidence(desk: Client, period: Period, indicator: Indicator) -> None:
    file = SimpleUploadedFile("lijst.html", b"<script>alert(1)</script>")
    typed = {"step": "evidence", "evidence-title": "Lijst", "evidence-indicator": "", "evidence-file": file}
    answer = desk.post(story(period, indicator.action), typed)
    assert "Bestandsextensie" in answer.content.decode()
    assert not Evidence.objects.filter(period=period).exists()


# --- Reports and approving ---------------------------------------------------------------------------------------


def test_one_click_makes_a_report_with_every_file(desk: Client, period: Period, indicator: Indicator) -> None:
    answer = desk.post(reverse("impact_new_report", args=[period.pk]), follow=True)
    frozen = FrozenReport.objects.get(period=period)
    text = answer.content.decode()
    assert frozen.digest in text
    for name, start in {"pdf": b"%PDF", "xlsx": b"PK", "ods": b"PK", "html": b"<!DOCTYPE html>"}.items():
        address = reverse("impact_report_file", args=[frozen.pk, name])
        assert address in text
        file = desk.get(address)
        assert file.content.lstrip().startswith(start)
        assert file.headers["Content-Disposition"] == f'attachment; filename="resultaten-2019-2020.{name}"'
    assert desk.get(reverse("impact_report_file", args=[frozen.pk, "docx"])).status_code == HTTPStatus.NOT_FOUND


def test_frozen_report_keeps_its_figures_when_values_change(
    desk: Client, period: Period, indicator: Indicator, writer: User
) -> None:
    save_figures(indicator, period, Figures(Decimal(4711)), writer)
    frozen = make_report(period, writer)
    save_figures(indicator, period, Figures(Decimal(1234)), writer)
    text = text_of(desk, reverse("impact_report", args=[frozen.pk]))
    assert "4 711" in text
    assert "1 234" not in text


def test_period_is_approved_for_good_by_a_button(
    office: Client, period: Period, indicator: Indicator, writer: User, head: User
) -> None:
    address = reverse("impact_approve_period", args=[period.pk])
    assert "Er is geen enkele goedgekeurde waarde." in text_of(office, address)
    office.post(address)
    period.refresh_from_db()
    assert not period.is_approved
    approved_value(indicator, period, 9, writer, head)
    assert "Keur het tijdvak voorgoed goed" in text_of(office, address)
    text = " ".join(office.post(address, follow=True).content.decode().split())
    assert "Goedgekeurd door Bert Claes op" in text
    assert "Tijdvak 2019-2020 is goedgekeurd." in text


def test_screens_of_an_approved_period_offer_nothing_to_change(
    desk: Client, office: Client, period: Period, indicator: Indicator, writer: User, head: User
) -> None:
    approved_value(indicator, period, 9, writer, head)
    milestone = Milestone.objects.create(action=indicator.action, period=period, title="Gids", due=period.last_day)
    approve_period(period, head)
    for client in (desk, office):
        assert "Dien in" not in text_of(client, figure(period, indicator))
        assert 'value="story"' not in text_of(client, story(period, indicator.action))
    client = desk
    assert (
        "verandert niets meer"
        in client.post(figure(period, indicator), numbers(whole="1", step="save"), follow=True).content.decode()
    )
    client.post(story(period, indicator.action), story_form(narrative="Mooier."))
    assert not ActionReport.objects.filter(period=period).exists()
    edit = reverse("impact_milestones:edit", args=[milestone.pk])
    changed = {"period": period.pk, "action": indicator.action_id, "title": "Anders", "due": "2020-01-01", "note": ""}
    assert "is goedgekeurd" in client.post(edit, changed | {"reached_on": ""}).content.decode()
    removed = office.post(reverse("impact_milestones:delete", args=[milestone.pk]), follow=True)
    assert "is goedgekeurd" in removed.content.decode()
    assert Milestone.objects.get(pk=milestone.pk).title == "Gids"


def test_period_with_values_is_not_deleted_and_says_why(
    office: Client, period: Period, indicator: Indicator, writer: User
) -> None:
    save_figures(indicator, period, Figures(Decimal(5)), writer)
    answer = office.post(reverse("impact_periods:delete", args=[period.pk]), follow=True)
    assert "Er hangen nog cijfers of acties aan" in answer.content.decode()
    assert Period.objects.filter(pk=period.pk).exists()


def test_milestone_that_somebody_edits_is_no_example_any_more(desk: Client) -> None:
    milestone = Milestone.objects.filter(is_example=True).first()
    changed = {"period": milestone.period_id, "action": milestone.action_id, "title": "Echt", "due": "2026-01-01"}
    desk.post(reverse("impact_milestones:edit", args=[milestone.pk]), changed | {"reached_on": "", "note": ""})
    milestone.refresh_from_db()
    assert (milestone.title, milestone.is_example) == ("Echt", False)
