from datetime import date

from helpdesk.coverage.week_cover import PERSONAS, cover, gaps
from helpdesk.opening_hours import Calendar, Schedule
from helpdesk.triage.facts import ContactFacts, ServiceFacts

MONDAY = date(2026, 11, 23)
CHILD, TWELVE, SIXTEEN, PARENT, TEACHER, ADULT = PERSONAS


def service(name: str, channel: str, hours: str, **values: object) -> ServiceFacts:
    ways = (ContactFacts(channel, "102", Calendar((Schedule(hours),))),)
    defaults: dict[str, object] = {"audiences": frozenset({"kind", "jongere"}), "themes": frozenset({"pesten"})}
    return ServiceFacts(slug=name.lower(), name=name, contacts=ways, **{**defaults, **values})


AWEL = service("Awel", "chat", "Mo-Sa 18:00-22:00")
NIGHT = service("Nacht", "phone", "24/7", audiences=frozenset({"iedereen"}), themes=frozenset({"alle"}))


def test_cover_counts_services_per_hour_of_the_week() -> None:
    week = cover([AWEL, NIGHT], TWELVE, "", "pesten", MONDAY)

    assert week.names[0][18] == ("Awel", "Nacht")
    assert week.count(0, 17) == 1
    assert week.count(5, 21) == 2
    assert week.count(6, 18) == 1


def test_cover_follows_age_audience_channel_and_theme() -> None:
    young = service("Jong", "chat", "24/7", minimum_age=6, maximum_age=11)
    assert cover([young], CHILD, "chat", "pesten", MONDAY).count(0, 12) == 1
    assert cover([young], TWELVE, "chat", "pesten", MONDAY).count(0, 12) == 0
    assert cover([AWEL], PARENT, "chat", "pesten", MONDAY).empty_days() == [0, 1, 2, 3, 4, 5, 6]
    assert cover([AWEL], TWELVE, "phone", "pesten", MONDAY).count(0, 18) == 0
    assert cover([AWEL], TWELVE, "chat", "werk", MONDAY).count(0, 18) == 0
    assert cover([AWEL], TWELVE, "chat", "", MONDAY).count(0, 18) == 1


def test_cover_leaves_out_a_service_that_takes_nobody() -> None:
    paused = service("Vol", "chat", "24/7", is_paused=True)
    assert cover([paused], TWELVE, "chat", "pesten", MONDAY).count(0, 18) == 0


def test_gaps_are_sentences_with_day_channel_and_age() -> None:
    early = service("Vroeg", "chat", "Su 09:00-11:00")
    found = gaps([AWEL, NIGHT], "pesten", MONDAY)

    assert "Geen chat open op zondag voor een kind van 12." in found
    assert "Geen chat open van maandag tot zondag voor een ouder." in found
    assert not [gap for gap in found if "telefoonlijn" in gap]
    assert "Geen chat open op zondag tussen 16 en 22 u voor een kind van 12." in gaps([AWEL, early], "pesten", MONDAY)


def test_gaps_of_nothing_are_everything() -> None:
    assert len(gaps([], "pesten", MONDAY)) == len(PERSONAS) * 2
