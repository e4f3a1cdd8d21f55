"""Draft, submitted, approved, returned; and what is approved stays, whoever writes and by whichever way."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction

from allesoverpesten.accounts.models import User
from allesoverpesten.impact.closing import approve_period, make_report, obstacles
from allesoverpesten.impact.enums import EventKind, ValueState
from allesoverpesten.impact.locking import LockedError
from allesoverpesten.impact.models import (
    ActionReport,
    BudgetLine,
    Evidence,
    FrozenReport,
    Indicator,
    InterimEvaluation,
    Milestone,
    Period,
    PeriodValue,
    Target,
    ValueEvent,
    ValuePart,
)
from allesoverpesten.impact.targets import save_targets
from allesoverpesten.impact.workflow import Figures, Part, StepRefusedError, approve, save_figures, send_back, submit
from tests.factories.results import IndicatorFactory, approved_value, past_period, target, without_examples


@pytest.fixture
def period(db: None) -> Period:
    without_examples()
    return past_period()


@pytest.fixture
def indicator(period: Period) -> Indicator:
    return IndicatorFactory()


def figures(value: int | None, note: str = "", **parts: int) -> Figures:
    written = tuple(Part(Decimal(number), part=key) for key, number in parts.items())
    return Figures(None if value is None else Decimal(value), note, written)


def test_value_goes_from_draft_to_approved_with_its_history(
    indicator: Indicator, period: Period, writer: User, head: User
) -> None:
    row = save_figures(indicator, period, figures(10), writer)
    row = save_figures(indicator, period, figures(12, "Zonder juni."), writer)
    submit(row, writer)
    row = approve(row, head)
    assert (row.state, row.value, row.note) == (ValueState.APPROVED, 12, "Zonder juni.")
    assert (row.submitted_by_name, row.approved_by_name) == ("Ans Peeters", "Bert Claes")
    history = row.events.order_by("pk").values_list("kind", "by_name", "value_before", "value_after")
    assert list(history) == [
        (EventKind.SAVED, "Ans Peeters", None, 10),
        (EventKind.SAVED, "Ans Peeters", 10, 12),
        (EventKind.SUBMITTED, "Ans Peeters", 12, 12),
        (EventKind.APPROVED, "Bert Claes", 12, 12),
    ]


def test_returned_value_keeps_its_note_until_it_is_approved(
    indicator: Indicator, period: Period, writer: User, head: User
) -> None:
    row = submit(save_figures(indicator, period, figures(10), writer), writer)
    row = send_back(row, head, "Juni ontbreekt.")
    assert (row.state, row.return_note) == (ValueState.RETURNED, "Juni ontbreekt.")
    row = save_figures(indicator, period, figures(14), writer)
    assert (row.state, row.return_note) == (ValueState.RETURNED, "Juni ontbreekt.")
    row = approve(submit(row, writer), head)
    assert (row.value, row.return_note) == (14, "")


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (lambda row, _writer, head: approve(row, head), "nog niet ingediend"),
        (lambda row, _writer, head: send_back(row, head, "x"), "nog niet ingediend"),
        (lambda row, writer, _head: approve(submit(row, writer), writer), "zelf in"),
        (lambda row, writer, head: send_back(submit(row, writer), head, "  "), "waarom"),
        (lambda row, writer, _head: submit(submit(row, writer), writer), "wacht op goedkeuring"),
        (
            lambda row, writer, head: save_figures(row.indicator, row.period, figures(1), submit(row, writer) and head),
            "wacht",
        ),
        (
            lambda row, writer, _head: submit(save_figures(row.indicator, row.period, figures(None), writer), writer),
            "waarde in",
        ),
    ],
    ids=[
        "approve a draft",
        "return a draft",
        "approve one's own",
        "return without note",
        "submit twice",
        "change",
        "empty",
    ],
)
def test_step_out_of_turn_is_refused_in_words(
    step: Callable[..., Any], message: str, indicator: Indicator, period: Period, writer: User, head: User
) -> None:
    row = save_figures(indicator, period, figures(10), writer)
    with pytest.raises(StepRefusedError, match=message):
        step(row, writer, head)


def test_approved_value_is_refused_in_words(indicator: Indicator, period: Period, writer: User, head: User) -> None:
    row = approved_value(indicator, period, 10, writer, head)
    for step in (
        lambda: save_figures(indicator, period, figures(11), writer),
        lambda: submit(row, writer),
        lambda: approve(row, head),
        lambda: send_back(row, head, "Toch niet."),
        row.save,
        row.delete,
    ):
        with pytest.raises(LockedError, match="goedgekeurd"):
            step()
    row.refresh_from_db()
    assert row.value == 10


WAYS_AROUND_A_VALUE: dict[str, Callable[[PeriodValue], Any]] = {
    "update": lambda row: PeriodValue.objects.filter(pk=row.pk).update(value=99),
    "back to draft": lambda row: PeriodValue.objects.filter(pk=row.pk).update(state=ValueState.DRAFT),
    "make it an example": lambda row: PeriodValue.objects.filter(pk=row.pk).update(is_example=True),
    "bulk update": lambda row: PeriodValue.objects.bulk_update([PeriodValue(pk=row.pk, value=99)], ["value"]),
    "delete": lambda row: PeriodValue.objects.filter(pk=row.pk).delete(),
    "raw delete": lambda row: PeriodValue.objects.filter(pk=row.pk)._raw_delete("default"),
    "update a part": lambda row: ValuePart.objects.filter(period_value=row).update(value=99),
    "delete a part": lambda row: ValuePart.objects.filter(period_value=row).delete(),
    "add a part": lambda row: ValuePart.objects.create(period_value=row, part="nieuw", value=1),
    "rewrite history": lambda row: ValueEvent.objects.filter(period_value=row).update(by_name="Iemand anders"),
    "erase history": lambda row: ValueEvent.objects.filter(period_value=row).delete(),
}


@pytest.mark.parametrize("way", WAYS_AROUND_A_VALUE.values(), ids=WAYS_AROUND_A_VALUE)
def test_database_keeps_an_approved_value(
    way: Callable[[PeriodValue], Any], indicator: Indicator, period: Period, writer: User, head: User
) -> None:
    row = approved_value(indicator, period, 10, writer, head, {"school": 6, "sport": 4})
    before = everything_of(period)
    with pytest.raises(IntegrityError), transaction.atomic():
        way(row)
    assert everything_of(period) == before


def test_value_approved_by_nobody_is_refused_by_the_database(
    indicator: Indicator, period: Period, writer: User
) -> None:
    row = save_figures(indicator, period, figures(10), writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodValue.objects.filter(pk=row.pk).update(state=ValueState.APPROVED)


# --- Periods ---------------------------------------------------------------------------------------------------


@pytest.fixture
def full(indicator: Indicator, period: Period, writer: User, head: User) -> Period:
    """A period with one row of everything, ready to be approved."""
    action = indicator.action
    target(indicator, period, 10)
    approved_value(indicator, period, 12, writer, head, {"school": 8})
    ActionReport.objects.create(action=action, period=period, narrative="Het ging goed.")
    BudgetLine.objects.create(action=action, period=period, kind="staff", planned=100, spent=90)
    Milestone.objects.create(action=action, period=period, title="Klaar", due=date(2020, 1, 1))
    InterimEvaluation.objects.create(period=period, day=date(2020, 2, 1), title="Half", participants="A", findings="B")
    Evidence.objects.create(action=action, period=period, title="Lijst", file="documents/x.pdf", digest="0" * 64)
    return period


def everything_of(period: Period) -> list[list[Any]]:
    tables = {
        "impact_period": "id",
        **dict.fromkeys(
            ("impact_target", "impact_periodvalue", "impact_actionreport", "impact_budgetline"), "period_id"
        ),
        **dict.fromkeys(("impact_milestone", "impact_interimevaluation", "impact_evidence"), "period_id"),
        "impact_frozenreport": "period_id",
    }
    rows = []
    with connection.cursor() as cursor:
        for table, column in tables.items():
            cursor.execute(f"SELECT * FROM {table} WHERE {column} = %s ORDER BY id", [period.pk])  # noqa: S608 - names from above
            rows.append(cursor.fetchall())
        for table in ("impact_valuepart", "impact_valueevent"):
            of_period = "SELECT id FROM impact_periodvalue WHERE period_id = %s"
            sql = f"SELECT * FROM {table} WHERE period_value_id IN ({of_period}) ORDER BY id"  # noqa: S608 - names from above
            cursor.execute(sql, [period.pk])
            rows.append(cursor.fetchall())
    return rows


def test_period_is_approved_with_the_name_of_who_did(full: Period, head: User) -> None:
    final = approve_period(full, head)
    full.refresh_from_db()
    assert (full.approved_by, full.approved_by_name) == (head, "Bert Claes")
    assert final.is_final
    assert "Bert Claes" in final.data


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (
            lambda period, writer: submit(
                save_figures(IndicatorFactory(code="Z9.z"), period, figures(1), writer), writer
            ),
            "Z9.z",
        ),
        (lambda period, _writer: Target.objects.filter(period=period).update(is_example=True), "voorbeelden"),
        (
            lambda period, _writer: Period.objects.filter(pk=period.pk).update(
                first_day=date(2090, 1, 1), last_day=date(2090, 12, 31)
            ),
            "nog niet voorbij",
        ),
    ],
    ids=["a value waits", "an example is left", "it still runs"],
)
def test_period_that_is_not_ready_is_not_approved(
    spoil: Callable[..., Any], reason: str, full: Period, writer: User, head: User
) -> None:
    assert obstacles(full) == []
    spoil(full, writer)
    with pytest.raises(StepRefusedError, match=reason):
        approve_period(full, head)
    assert not FrozenReport.objects.filter(period=full).exists()


def test_period_without_values_is_not_approved(period: Period, head: User) -> None:
    with pytest.raises(StepRefusedError, match="geen enkele"):
        approve_period(period, head)


def other_period() -> Period:
    return past_period(name="2018-2019", first_day=date(2018, 9, 1), last_day=date(2019, 8, 31))


WAYS_AROUND_A_PERIOD: dict[str, Callable[[Period, Indicator], Any]] = {
    "rename": lambda period, _one: Period.objects.filter(pk=period.pk).update(name="anders"),
    "other days": lambda period, _one: Period.objects.filter(pk=period.pk).update(last_day=date(2020, 7, 31)),
    "take back": lambda period, _one: Period.objects.filter(pk=period.pk).update(approved_at=None, approved_by_name=""),
    "other approver": lambda period, _one: Period.objects.filter(pk=period.pk).update(approved_by_name="Iemand"),
    "delete": lambda period, _one: Period.objects.filter(pk=period.pk)._raw_delete("default"),
    "change a target": lambda period, _one: Target.objects.filter(period=period).update(value=1),
    "add a target": lambda period, one: Target.objects.bulk_create(
        [Target(period=period, indicator=one, part="x", value=1)]
    ),
    "add a value": lambda period, _one: PeriodValue.objects.bulk_create(
        [PeriodValue(period=period, indicator=IndicatorFactory())]
    ),
    "move a value away": lambda period, _one: PeriodValue.objects.filter(period=period).update(period=other_period()),
    "change a story": lambda period, _one: ActionReport.objects.filter(period=period).update(narrative="Mooier."),
    "change money": lambda period, _one: BudgetLine.objects.filter(period=period).update(spent=1),
    "reach a milestone": lambda period, _one: Milestone.objects.filter(period=period).update(
        reached_on=date(2020, 1, 1)
    ),
    "delete a milestone": lambda period, _one: Milestone.objects.filter(period=period).delete(),
    "change an evaluation": lambda period, _one: InterimEvaluation.objects.filter(period=period).update(
        findings="Alles goed."
    ),
    "other evidence": lambda period, _one: Evidence.objects.filter(period=period).update(digest="1" * 64),
    "change the report": lambda period, _one: FrozenReport.objects.filter(period=period).update(data="{}"),
    "delete the report": lambda period, _one: FrozenReport.objects.filter(period=period).delete(),
}


@pytest.mark.parametrize("way", WAYS_AROUND_A_PERIOD.values(), ids=WAYS_AROUND_A_PERIOD)
def test_database_keeps_an_approved_period(
    way: Callable[[Period, Indicator], Any], full: Period, indicator: Indicator, head: User
) -> None:
    approve_period(full, head)
    before = everything_of(full)
    with pytest.raises(IntegrityError), transaction.atomic():
        way(full, indicator)
    assert everything_of(full) == before


def test_approved_period_is_refused_in_words(full: Period, indicator: Indicator, writer: User, head: User) -> None:
    approve_period(full, head)
    full.refresh_from_db()
    story = ActionReport.objects.get(period=full)
    evidence = Evidence(action=indicator.action, period=full, title="Nog een", file=ContentFile(b"x", name="x.pdf"))
    for step in (
        story.save,
        story.delete,
        evidence.save,
        full.delete,
        full.clean,
        lambda: save_targets(indicator, full, {"": Decimal(1)}),
        lambda: save_figures(IndicatorFactory(), full, figures(1), writer),
        lambda: approve_period(full, head),
    ):
        with pytest.raises(LockedError, match="goedgekeurd"):
            step()


def test_report_of_an_approved_period_is_the_one_that_was_frozen(full: Period, writer: User, head: User) -> None:
    early = make_report(full, writer)
    final = approve_period(full, head)
    Indicator.objects.filter(values__period=full).update(label="Een andere naam", definition="Iets anders.")
    full.refresh_from_db()
    assert make_report(full, writer).pk == final.pk
    assert early.pk != final.pk
    assert "Een andere naam" not in final.data


def test_account_of_who_approved_may_go(full: Period, writer: User, head: User) -> None:
    approve_period(full, head)
    head.delete()
    writer.delete()
    full.refresh_from_db()
    assert full.approved_by_name == "Bert Claes"
    assert PeriodValue.objects.get(period=full).approved_by_name == "Bert Claes"
