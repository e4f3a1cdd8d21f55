"""Goals, actions and indicators of a new site, and the examples that go away with one command."""

import json
from typing import Any

import pytest
from django.core.management import call_command

from allesoverpesten.accounts.models import User
from allesoverpesten.impact.automatic import find
from allesoverpesten.impact.closing import has_examples
from allesoverpesten.impact.enums import Source, ValueState
from allesoverpesten.impact.locking import OfPeriod
from allesoverpesten.impact.models import Action, Goal, Indicator, Period, PeriodValue, Target
from allesoverpesten.impact.workflow import Figures, save_figures
from content.core.models import LoadedRecord

pytestmark = pytest.mark.django_db


def test_first_content_holds_the_four_goals_with_actions_and_indicators() -> None:
    assert list(Goal.objects.values_list("number", "address")) == [
        (1, "/infopunt/"),
        (2, "/hulp/"),
        (3, "/leren/"),
        (4, "/onderzoek/"),
    ]
    assert all(goal.actions.count() >= 2 for goal in Goal.objects.all())
    assert all(action.indicators.exists() for action in Action.objects.all())
    for one in Indicator.objects.all():
        one.full_clean()
        assert one.definition


def test_every_automatic_indicator_has_its_counter() -> None:
    automatic = Indicator.objects.filter(source=Source.AUTOMATIC)
    assert [one.code for one in automatic if find(one.automatic_key) is None] == []


def test_every_number_of_the_first_content_is_marked_as_example() -> None:
    for model in OfPeriod.__subclasses__():
        assert not model.objects.filter(is_example=False).exists(), model
    assert PeriodValue.objects.exclude(note__startswith="Voorbeeld").count() == 0
    assert set(PeriodValue.objects.values_list("state", flat=True)) == set(ValueState.values)


def test_examples_go_with_one_command_and_the_plan_stays(capsys: Any, writer: User) -> None:
    indicator = Indicator.objects.get(code="1.3.b")
    period = Period.objects.get(name="2025-2026")
    real = save_figures(indicator, period, Figures(12), writer)
    call_command("remove_example_results")
    assert "waarde: " in capsys.readouterr().out
    assert list(PeriodValue.objects.all()) == [real]
    assert not Target.objects.exists()
    assert not any(has_examples(one) for one in Period.objects.all())
    assert (Goal.objects.count(), Period.objects.count()) == (4, 3)
    call_command("load_first_results")
    assert PeriodValue.objects.count() == 1


def test_real_value_that_replaces_an_example_is_no_example(writer: User) -> None:
    draft = PeriodValue.objects.get(indicator__code="4.1.b", period__name="2025-2026")
    assert draft.is_example
    row = save_figures(draft.indicator, draft.period, Figures(6, "Echt geteld."), writer)
    assert not row.is_example


def test_loading_twice_changes_nothing() -> None:
    before = (PeriodValue.objects.count(), Indicator.objects.count(), LoadedRecord.objects.count())
    call_command("load_first_results")
    assert (PeriodValue.objects.count(), Indicator.objects.count(), LoadedRecord.objects.count()) == before


def test_indicators_command_tells_each_definition_and_value(capsys: Any) -> None:
    call_command("indicators")
    text = capsys.readouterr().out
    for one in Indicator.objects.all():
        assert f"{one.code}  {one.label}: " in text
        assert one.definition in text


def test_indicators_command_speaks_json(capsys: Any, writer: User) -> None:
    one = Indicator.objects.get(code="1.3.b")
    save_figures(one, Period.objects.get(name="2026-2027"), Figures(17), writer)
    call_command("indicators", json=True)
    told = json.loads(capsys.readouterr().out)
    rows = {row["code"]: row for row in told["indicators"]}
    assert rows.keys() == set(Indicator.objects.values_list("code", flat=True))
    assert rows["1.3.b"] == {
        "goal": 1,
        "action": "1.3",
        "code": "1.3.b",
        "label": one.label,
        "definition": one.definition,
        "unit": "sites",
        "source": "typed",
        "automatic_key": "",
        "period": "2026-2027",
        "value": "17",
        "state": "klad",
        "is_example": False,
    }
    assert rows["4.1.a"]["state"] == "nu geteld"
    used = {row["automatic_key"] for row in told["indicators"]}
    assert all(counter["key"] not in used and counter["definition"] for counter in told["unused_counters"])


def test_indicators_command_writes_nothing(capsys: Any) -> None:
    before = list(PeriodValue.objects.order_by("pk").values())
    call_command("indicators")
    assert list(PeriodValue.objects.order_by("pk").values()) == before


def test_indicators_without_a_period_are_told_for_the_subsidy_year(capsys: Any) -> None:
    call_command("remove_example_results")
    Period.objects.all().delete()
    call_command("indicators", json=True)
    rows = json.loads(capsys.readouterr().out.partition("{")[2].join(["{", ""]))["indicators"]
    assert {row["period"] for row in rows} == {"2026-2027"}


def test_night_writes_down_what_the_site_counts(capsys: Any) -> None:
    call_command("remove_example_results")
    call_command("count_results")
    counted = PeriodValue.objects.filter(period__name="2026-2027")
    assert capsys.readouterr().out.splitlines()[-1] == f"2026-2027: {counted.count()} geteld."
    assert set(counted.values_list("state", flat=True)) == {ValueState.DRAFT}
    assert counted.count() == Indicator.objects.filter(source=Source.AUTOMATIC).count()
