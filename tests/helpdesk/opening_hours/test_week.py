import csv
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from helpdesk.opening_hours import (
    HoursException,
    HoursProblem,
    Schedule,
    Span,
    WeekForm,
    WeekRow,
    spans_from_text,
    week_table,
)

FACTS = Path(__file__).parents[3] / "helpdesk" / "first_content" / "contact_points.csv"
HOURS = sorted({row["opening_hours"] for row in csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines())} - {""})
NINE_TO_FIVE = (Span(time(9, 0), time(17, 0)),)


@st.composite
def a_day(draw: st.DrawFn) -> tuple[Span, ...]:
    quarters = sorted(draw(st.sets(st.integers(0, 96), max_size=6)))
    times = [time(0, 0) if q == 96 else time(q // 4, q % 4 * 15) for q in quarters[: len(quarters) // 2 * 2]]
    spans = [Span(opens, closes) for opens, closes in zip(times[::2], times[1::2], strict=True)]
    if spans and spans[-1].closes != time(0, 0) and spans[-1].closes < time(20, 0) and draw(st.booleans()):
        spans.append(Span(time(22, 0), draw(st.sampled_from([time(2, 0), time(6, 0)]))))
    return tuple(spans)


week_forms = st.builds(WeekForm, st.tuples(*[a_day()] * 7), st.booleans(), st.booleans(), st.just(value=False)).filter(
    lambda form: any(form.days)
)


@pytest.mark.parametrize("osm", HOURS)
def test_week_form_of_the_real_hours_round_trips_letter_for_letter(osm: str) -> None:
    form = WeekForm.from_osm(osm)
    assert form is not None
    assert form.to_osm() == osm


@given(week_forms)
def test_week_form_round_trips(form: WeekForm) -> None:
    assert form.problems() == ()
    osm = form.to_osm()
    assert WeekForm.from_osm(osm) == form
    OpeningHours(osm)


@given(st.text(alphabet="MoTuWeThFrSaPHSH0123456789:-,; /off", max_size=40))
def test_week_form_of_any_text_is_a_valid_form_or_none(text: str) -> None:
    form = WeekForm.from_osm(text)
    if form is not None:
        assert WeekForm.from_osm(form.to_osm()) == form


@pytest.mark.parametrize(
    "osm",
    [
        "Mar-Oct Mo 10:00-12:00",
        "sunrise-sunset",
        "Mo[1] 10:00-12:00",
        "week 1-53/2 Mo 10:00-12:00",
        "Mo 10:00+",
        "Mo 17:00-26:00",
        "PH off; Mo 10:00-12:00",
        "PH 10:00-12:00",
        "Mo 08:00-07:00",
        "24/7; Mo off",
        "",
        "off",
    ],
)
def test_week_form_of_what_it_cannot_show_is_none(osm: str) -> None:
    assert WeekForm.from_osm(osm) is None


def test_week_form_reads_later_rules_over_earlier_ones() -> None:
    form = WeekForm.from_osm("09:00-17:00; Sa-Su off; Fr-Mo 10:00-12:00")
    assert form is not None
    assert form.to_osm() == "Mo,Fr-Su 10:00-12:00; Tu-Th 09:00-17:00"


@pytest.mark.parametrize(
    ("spans", "problem"),
    [
        (
            (Span(time(17, 0), time(9, 0)),),
            "einduur ligt voor beginuur (na middernacht kan tot 6 u, als het na 12 u begint)",
        ),
        ((Span(time(9, 0), time(9, 0)),), "beginuur en einduur zijn gelijk"),
        (
            (Span(time(9, 0), time(12, 0)), Span(time(11, 0), time(13, 0))),
            "de uren overlappen of staan niet in volgorde",
        ),
        (
            (Span(time(20, 0), time(2, 0)), Span(time(21, 0), time(22, 0))),
            "de uren overlappen of staan niet in volgorde",
        ),
    ],
)
def test_week_form_problems_name_the_day(spans: tuple[Span, ...], problem: str) -> None:
    form = WeekForm(((), spans, (), (), (), (), ()))
    assert form.problems() == (f"Dinsdag: {problem}.",)
    with pytest.raises(HoursProblem, match="Dinsdag"):
        form.to_osm()


def test_week_form_without_any_hours_asks_for_them() -> None:
    assert WeekForm().problems() == ("Vul voor minstens één dag uren in.",)
    both = WeekForm((NINE_TO_FIVE,) * 7, day_and_night=True)
    assert both.problems() == ("Kies dag en nacht, of vul uren per dag in, niet allebei.",)


@pytest.mark.parametrize(
    ("text", "osm"),
    [
        ("16:00-22:00", "Mo 16:00-22:00"),
        ("9.30-12, 13u tot 17u30", "Mo 09:30-12:00,13:00-17:30"),
        ("9 u tot 12 u en 20 u tot 24 u", "Mo 09:00-12:00,20:00-24:00"),
        ("20-2", "Mo 20:00-02:00"),
    ],
)
def test_spans_from_text_reads_what_people_type(text: str, osm: str) -> None:
    assert WeekForm((spans_from_text("maandag", text), *((),) * 6)).to_osm() == osm


@pytest.mark.parametrize("text", ["", "  ", "gesloten", "Gesloten"])
def test_spans_from_text_of_a_closed_day_is_empty(text: str) -> None:
    assert spans_from_text("maandag", text) == ()


@pytest.mark.parametrize(("text", "message"), [("heel de dag", "schrijf uren als"), ("25-26", "geen bestaand uur")])
def test_spans_from_text_that_is_unclear_names_the_day(text: str, message: str) -> None:
    with pytest.raises(HoursProblem, match=f"^Zondag: .*{message}"):
        spans_from_text("zondag", text)


def test_week_table_merges_equal_days_and_notes_holidays_and_exceptions() -> None:
    table = week_table(
        [Schedule("Mo-Tu,Th 17:00-21:00; We 14:00-21:00; PH off; SH off", note="Hou je nummer klaar.")],
        [HoursException(date(2026, 12, 24), (), "kerstavond"), HoursException(date(2027, 6, 1))],
        date(2026, 11, 25),
    )
    assert table is not None
    assert table.rows == (
        WeekRow("maandag, dinsdag en donderdag", "17 u tot 21 u"),
        WeekRow("woensdag", "14 u tot 21 u"),
        WeekRow("vrijdag tot zondag", "gesloten"),
    )
    assert table.notes == (
        "Hou je nummer klaar.",
        "Gesloten op feestdagen en in de schoolvakanties.",
        "Donderdag 24 december: gesloten (kerstavond).",
    )


def test_week_table_of_day_and_night_is_one_row() -> None:
    table = week_table([Schedule("24/7")], [], date(2026, 11, 25))
    assert table is not None
    assert table.rows == (WeekRow("elke dag", "dag en nacht"),)
    assert table.notes == ()


def test_week_table_of_a_schedule_beyond_the_form_is_the_actual_week() -> None:
    table = week_table([Schedule("Nov We 10:00-12:00,22:00-02:00")], [], date(2026, 11, 25))
    assert table is not None
    assert table.rows == (
        WeekRow("maandag, dinsdag en vrijdag tot zondag", "gesloten"),
        WeekRow("woensdag", "10 u tot 12 u en 22 u tot middernacht"),
        WeekRow("donderdag", "middernacht tot 2 u"),
    )
    assert table.notes == ("Dit zijn de uren van de week van 23/11.",)


def test_week_table_without_a_valid_schedule_is_none() -> None:
    assert week_table([Schedule("Mo 10:00-12:00", valid_to=date(2026, 1, 1))], [], date(2026, 11, 25)) is None
