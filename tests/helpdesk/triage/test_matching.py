import csv
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from helpdesk.opening_hours import BRUSSELS, Calendar, Schedule
from helpdesk.triage.answers import RED_FLAGS, Answers, What, Who
from helpdesk.triage.directory import Directory
from helpdesk.triage.facts import AGES, AUDIENCES, ContactFacts, ServiceFacts
from helpdesk.triage.matching import REST, Outcome, find_help, open_instead
from helpdesk.triage.places import Area

SITUATIONS = Path(__file__).parents[1] / "situations.csv"
MOMENTS = ("2026-11-24T10:00", "2026-11-25T20:00", "2026-11-29T03:00", "2026-12-25T15:00", "2027-03-28T02:30")
PLACES = (None, "", "9000", "1000", "4000", "Deurne", "nergens")

type Services = Directory | tuple[ServiceFacts, ...]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def ask(services: Services, who: str, what: str, moment: str = "2026-11-25T20:00", place: str | None = None) -> Outcome:
    return find_help(Answers(Who(who), What(what), place), services, at(moment))


def slugs(outcome: Outcome) -> list[str]:
    return [ranked.slug for ranked in outcome.services]


def situations() -> list[dict[str, str]]:
    with SITUATIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_situations_cover_everybody_and_every_worry() -> None:
    rows = situations()
    assert len(rows) >= 60
    assert {row["who"] for row in rows} == set(Who)
    assert {row["what"] for row in rows} == set(What)


@pytest.mark.parametrize("row", situations(), ids=lambda row: "-".join(row.values()))
def test_find_help_in_a_known_situation_names_the_right_service(
    row: dict[str, str], services: tuple[ServiceFacts, ...]
) -> None:
    outcome = ask(services, row["who"], row["what"], row["at"], row["place"])
    first = slugs(outcome)[: int(row["within"])]
    assert set(first) & set(row["expected"].split("|")), first


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("what", What)
def test_find_help_keeps_its_promises_whatever_is_answered(
    who: Who, what: What, services: tuple[ServiceFacts, ...]
) -> None:
    directory = Directory(services)
    for moment in MOMENTS:
        for place in PLACES:
            outcome = ask(directory, who, what, moment, place)
            assert outcome.best is not None
            assert any(r.is_reachable for r in (outcome.best, *outcome.alternatives))
            assert outcome.day_and_night is not None
            assert outcome.day_and_night.is_reachable
            assert len(outcome.alternatives) == 2
            assert len(set(slugs(outcome))) == len(slugs(outcome)) <= 3 + REST
            assert bool(outcome.danger) == (what in RED_FLAGS)
            for ranked in outcome.services:
                assert_right_for(ranked.service, who, what)
                assert len(ranked.reasons) >= 2
                assert all(reason.endswith(".") for reason in ranked.reasons)


@pytest.mark.parametrize("who", Who)
def test_find_help_answers_the_same_again_whatever_the_order_of_the_services(
    who: Who, services: tuple[ServiceFacts, ...]
) -> None:
    for what in What:
        assert slugs(ask(services, who, what)) == slugs(ask(tuple(reversed(services)), who, what))


def assert_right_for(service: ServiceFacts, who: Who, what: What) -> None:
    """Told apart from the rules: the words of the listing, and its ages."""
    means = {meant for word in service.audiences for meant in AUDIENCES[word]}
    assert who in means or (what is What.AT_WORK and who is not Who.CHILD and "werknemer" in service.audiences)
    youngest, oldest = AGES.get(who, (0, 120))
    assert (service.minimum_age or 0) <= oldest
    assert youngest <= (service.maximum_age or 120)


def test_find_help_for_a_child_never_names_a_service_for_adults(services: tuple[ServiceFacts, ...]) -> None:
    for what in What:
        shown = set(slugs(ask(services, "kind", what)))
        assert shown.isdisjoint({"tele-onthaal", "caw", "jac", "overkop", "vertrouwenspersoon-werk"})


def test_find_help_never_calls_old_hours_open(services: tuple[ServiceFacts, ...]) -> None:
    outcome = ask(services, "kind", "gepest")
    assert outcome.best is not None
    assert outcome.best.slug == "awel"
    assert outcome.best.is_reachable
    assert not outcome.best.is_open
    assert outcome.best.reasons == (
        "Luistert naar elk verhaal van kinderen en jongeren. Jij kiest wat je vertelt.",
        "Je kan nu chatten: normaal open tot 22 u (nagekeken in maart 2018), kijk na op awel.be.",
        "Gratis, en je hoeft je naam niet te zeggen.",
    )


def test_find_help_of_a_closed_service_says_when_it_opens_and_what_is_open_now(
    services: tuple[ServiceFacts, ...],
) -> None:
    outcome = ask(services, "jongere", "gepest", "2026-11-26T03:00")
    awel = next(ranked for ranked in outcome.services if ranked.slug == "awel")
    assert awel.reasons[1] == (
        "Nu gesloten. Bellen: opent normaal om 16 u (nagekeken in februari 2020), kijk na op awel.be. "
        "Nu kan je wel mailen."
    )
    assert [ranked.slug for ranked in outcome.open_instead] == ["tele-onthaal", "child-focus"]


def test_find_help_with_fresh_hours_prefers_certainty_among_equals(
    services: tuple[ServiceFacts, ...],
) -> None:
    line = ContactFacts("chat", "https://voorbeeld.be", Calendar((Schedule("Mo-Su 10:00-23:00"),)), date(2026, 9, 1))
    young = {"audiences": frozenset({"kind", "jongere"}), "themes": frozenset({"alle"})}
    fresh = ServiceFacts("nieuwe-lijn", "Nieuwe lijn", contacts=(line,), **young)
    doubtful = ServiceFacts("andere-lijn", "Andere lijn", contacts=(replace(line, doubtful=True),), **young)
    assert slugs(ask((*services, fresh, doubtful), "kind", "gepest"))[:3] == [
        "nieuwe-lijn",
        "awel",
        "andere-lijn",
    ]


def test_find_help_of_a_service_that_is_full_looks_further(services: tuple[ServiceFacts, ...]) -> None:
    full = [replace(service, is_paused=service.slug == "awel") for service in services]
    outcome = ask(full, "jongere", "gepest")
    assert slugs(outcome)[:2] == ["clbchat", "awel"]
    assert outcome.services[1].reasons[1] == "Neemt nu geen nieuwe vragen aan."


def test_find_help_prefers_a_service_of_the_own_municipality(services: tuple[ServiceFacts, ...]) -> None:
    clb = next(service for service in services if service.slug == "clb")
    gent = replace(clb, slug="clb-gent", area=Area(frozenset({"44021"})))
    brugge = replace(clb, slug="clb-brugge", area=Area(frozenset({"31005"})))
    outcome = ask((*services, gent, brugge), "ouder", "gepest", "2026-11-24T10:00", "9000")
    assert slugs(outcome)[:2] == ["clb-gent", "clb"]
    assert "Dicht bij jou: werkt in Gent." in outcome.services[0].reasons
    elsewhere = next(ranked for ranked in outcome.services if ranked.slug == "clb-brugge")
    assert "Werkt normaal niet in Gent. Vraag of ze je toch kunnen helpen." in elsewhere.reasons


def test_find_help_outside_flanders_says_so(services: tuple[ServiceFacts, ...]) -> None:
    outcome = ask(services, "volwassene", "gepest", "2026-11-24T10:00", "Luik")
    assert outcome.notes[0].startswith("Luik ligt niet in Vlaanderen of Brussel.")
    assert ask(services, "volwassene", "gepest", place="Gent").notes == ()


def test_find_help_with_an_unclear_place_asks_back_and_still_helps(
    services: tuple[ServiceFacts, ...],
) -> None:
    outcome = ask(services, "kind", "gepest", place="Deurne")
    assert outcome.notes == ("Er is meer dan één Deurne. Welke gemeente bedoel je?",)
    assert outcome.place is None
    assert slugs(outcome)[0] == "awel"


def test_find_help_without_any_service_still_gives_numbers() -> None:
    outcome = ask((), "kind", "donkere-gedachten")
    assert (outcome.best, outcome.services, outcome.day_and_night) == (None, (), None)
    assert [call.number for call in outcome.lifelines] == ["116000", "1813"]
    assert [call.number for card in outcome.danger for call in card.calls] == ["112", "1813"]


def test_find_help_without_knowing_who_or_what_is_refused(services: tuple[ServiceFacts, ...]) -> None:
    with pytest.raises(ValueError, match="who asks"):
        find_help(Answers(Who.CHILD), services, at(MOMENTS[0]))


@pytest.mark.parametrize(
    ("who", "what", "numbers"),
    [
        ("kind", "geweld", ["112", "101"]),
        ("ouder", "geweld", ["112", "101"]),
        ("jongere", "donkere-gedachten", ["112", "1813"]),
        ("vriend", "donkere-gedachten", ["112", "1813"]),
        ("jongere", "naaktbeelden", ["116000", "101"]),
        ("volwassene", "naaktbeelden", ["101"]),
        ("kind", "gepest", []),
    ],
)
def test_danger_comes_first_with_numbers_that_always_answer(
    who: str, what: str, numbers: list[str], services: tuple[ServiceFacts, ...]
) -> None:
    outcome = ask(services, who, what)
    calls = [call for card in outcome.danger for call in card.calls]
    assert [call.number for call in calls] == numbers
    listed = {service.slug: service for service in services}
    assert all(listed[call.slug].profile.never_closes for call in calls)
    assert all(call.number in {c.value for c in listed[call.slug].contacts} for call in calls)


def test_lifelines_are_listed_services_that_never_close(services: tuple[ServiceFacts, ...]) -> None:
    listed = {service.slug: service for service in services}
    for who in Who:
        for call in ask(services, who, "weet-niet").lifelines:
            assert listed[call.slug].profile.never_closes
            assert listed[call.slug].profile.is_for(who)


def test_open_instead_of_a_closed_service_is_for_the_same_people(services: tuple[ServiceFacts, ...]) -> None:
    listed = {service.slug: service for service in services}
    night = at("2026-11-26T03:00")
    assert [s.slug for s in open_instead(listed["awel"], services, night)] == ["child-focus", "zelfmoord1813"]
    assert [s.slug for s in open_instead(listed["caw"], services, night)] == ["tele-onthaal", "zelfmoord1813"]
    assert [s.slug for s in open_instead(listed["clbchat"], services, night)] == ["tele-onthaal"]


def test_directory_forgets_nothing_and_follows_the_clock(services: tuple[ServiceFacts, ...]) -> None:
    directory = Directory(services)
    for moment in (*MOMENTS, *reversed(MOMENTS), "2026-11-25T21:59", "2026-11-25T22:00", "2026-11-25T13:59"):
        kept, fresh = ask(directory, "kind", "gepest", moment), ask(services, "kind", "gepest", moment)
        assert [(r.slug, r.reach) for r in kept.services] == [(r.slug, r.reach) for r in fresh.services]
