import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from helpdesk.hours_field import HoursFormField, WeekWidget

CLOSED = [""] * 7
NOTHING = [False, False, False, ""]


def test_field_turns_a_week_into_hours() -> None:
    days = ["16-22", "16:00-22:00", "14u tot 22u", "", "9.30-12, 13-17", "", "gesloten"]
    hours = HoursFormField().clean([*days, False, True, False, ""])
    assert hours == "Mo-Tu 16:00-22:00; We 14:00-22:00; Fr 09:30-12:00,13:00-17:00; PH off"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["22-16", *[""] * 6, *NOTHING], "Maandag: "),
        (["altijd", *[""] * 6, *NOTHING], "Maandag: schrijf uren als 16:00-22:00"),
        ([*CLOSED, False, False, False, "Mo 99:00"], "niet leesbaar"),
        (["16-22", *[""] * 6, False, False, False, "Mo 10:00-12:00"], "niet allebei"),
        ([*CLOSED, False, True, False, ""], "minstens één dag"),
    ],
)
def test_field_tells_which_hours_are_wrong(values: list[object], words: str) -> None:
    with pytest.raises(ValidationError) as problem:
        HoursFormField(required=False).clean(values)
    assert words in problem.value.messages[0]


@pytest.mark.parametrize(
    "hours", ["24/7", "Mo-Fr 09:00-17:00; PH off", "Mo 22:00-02:00", "week 01-53/2 Mo 10:00-12:00"]
)
def test_widget_shows_hours_that_come_back_unchanged(hours: str) -> None:
    parts = WeekWidget().decompress(hours)
    assert HoursFormField().clean(parts) == hours
    assert not HoursFormField().has_changed(hours, parts)


def test_widget_draws_a_labelled_input_for_each_day() -> None:
    html = WeekWidget().render("uren", "Mo 10:00-12:00", {"id": "id_uren"})
    assert html.count('<label class="week-form__day"') == 7
    assert 'name="uren_maandag" value="10:00-12:00"' in html
    assert WeekWidget().value_from_datadict(QueryDict("uren_maandag=10-12"), {}, "uren")[0] == "10-12"
