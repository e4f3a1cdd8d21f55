"""States by date, the call for abstracts and what gives an author away; no database."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from knowledge.research.colloquia.programme import problems, sessions_of
from knowledge.research.colloquia.rules import (
    average,
    call_is_open,
    count_words,
    is_written_by,
    names_that_show,
    state_of,
)
from tests.factories.research import session_block, talk_value

BRUSSELS = ZoneInfo("Europe/Brussels")
START, END = datetime(2030, 5, 15, 9, tzinfo=BRUSSELS), datetime(2030, 5, 15, 17, tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2030, 5, 15, 8, 59, 59, tzinfo=BRUSSELS), "komt"),
        (START, "bezig"),
        (END, "bezig"),
        (datetime(2030, 5, 15, 17, 0, 1, tzinfo=BRUSSELS), "voorbij"),
    ],
)
def test_state_changes_at_the_first_and_after_the_last_moment(now: datetime, state: str) -> None:
    assert state_of(START, END, now) == state


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [
        (None, None, False),
        (None, date(2030, 3, 1), True),
        (date(2030, 3, 1), date(2030, 3, 1), True),
        (date(2030, 3, 2), date(2030, 3, 5), False),
        (date(2030, 1, 1), date(2030, 2, 28), False),
    ],
)
def test_call_is_open_on_its_days_only(opens: date | None, closes: date | None, is_open: object) -> None:
    assert call_is_open(opens, closes, date(2030, 3, 1)) is is_open


def test_names_of_authors_are_found_whatever_accents_and_case() -> None:
    authors = ["De Smét, Zoë", "Peeters, An"]
    assert names_that_show("Zoals SMET en collega's toonden", authors) == ["Smét"]
    assert names_that_show("De klas en wat An de juf zei", authors) == []
    assert names_that_show("Peetersen is geen naam", authors) == []


def test_author_may_not_judge_the_own_work() -> None:
    authors = ["Smet, Zoë", "Peeters, An"]
    assert is_written_by(authors, "lab@example.org", name="Zoe Smet", email="zs@example.org")
    assert is_written_by(authors, "Lab@example.org", name="Iemand Anders", email="lab@example.org")
    assert not is_written_by(authors, "lab@example.org", name="", email="")
    assert not is_written_by(authors, "lab@example.org", name="An Smet", email="as@example.org")


def test_words_and_average() -> None:
    assert count_words("Pesten in de klas: 't is\n\nniet oké.") == 8
    assert average([]) is None
    assert average([5, 4, 4]) == 4.3


def test_sessions_stand_in_the_order_of_time_with_their_talks() -> None:
    blocks = [
        session_block("Tweede", "2030-05-15T11:00", "2030-05-15T12:00", room="A"),
        session_block(
            "Eerste",
            "2030-05-15T09:00:00+02:00",
            "2030-05-15T10:00:00+02:00",
            talk_value("Opening", {"name": "An", "person": 7}, starts="09:05"),
            uid="u1",
        ),
        {"type": "session", "id": "x", "value": {"title": "Zonder uren"}},
    ]
    first, second = sessions_of(blocks)
    assert (first.uid, first.title, second.title) == ("u1", "Eerste", "Tweede")
    [talk] = first.talks
    assert (talk.title, f"{talk.starts:%H:%M}", talk.speakers[0].person) == ("Opening", "09:05", 7)
    assert second.starts_at == datetime(2030, 5, 15, 11, tzinfo=BRUSSELS)


def test_programme_that_cannot_be_is_told() -> None:
    blocks = [
        session_block("Een", "2030-05-15T09:00", "2030-05-15T10:30", room="Aula"),
        session_block("Twee", "2030-05-15T10:00", "2030-05-15T11:00", room="Aula"),
        session_block("Drie", "2030-05-15T10:00", "2030-05-15T11:00", room="Zolder"),
        session_block("Terug", "2030-05-15T12:00", "2030-05-15T11:00"),
        session_block("Avond", "2030-05-15T19:00", "2030-05-15T20:00"),
    ]
    assert problems(sessions_of(blocks), START, END) == [
        "“Terug” eindigt voor het begint.",
        "“Avond” valt buiten de uren van het colloquium.",
        "“Een” en “Twee” zijn tegelijk in Aula.",
    ]
