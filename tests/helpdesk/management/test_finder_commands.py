"""The finder on the command line: the ranking with its reasons, and how often it is right on a table."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
SITUATIONS = Path(__file__).parents[1] / "situations.csv"


def find_help(*arguments: str) -> tuple[str, str]:
    told, complained = StringIO(), StringIO()
    call_command("find_help", *arguments, stdout=told, stderr=complained)
    return told.getvalue(), complained.getvalue()


def services(*arguments: str) -> list[dict[str, Any]]:
    return json.loads(find_help(*arguments, "--json")[0])["services"]


def test_json_says_who_is_reachable_and_how_sure_that_is() -> None:
    found = services("--who=kind", "--what=online", "--place=9000", "--at=2026-11-25T20:00")
    assert [set(service) for service in found] == [{"slug", "open", "certain", "reasons"}] * len(found)
    by_slug = {service["slug"]: service for service in found}
    assert found[0]["slug"] == "child-focus"
    assert (by_slug["child-focus"]["open"], by_slug["child-focus"]["certain"]) == (True, True)
    assert (by_slug["awel"]["open"], by_slug["awel"]["certain"]) == (True, False)
    assert "normaal open tot 22 u (nagekeken in maart 2018)" in " ".join(by_slug["awel"]["reasons"])
    assert (by_slug["clb"]["open"], by_slug["clb"]["certain"]) == (False, False)


def test_json_says_closed_at_night() -> None:
    by_slug = {s["slug"]: s for s in services("--who=jongere", "--what=gepest", "--at=2026-11-26T03:00")}
    assert by_slug["tele-onthaal"]["open"] is True
    assert by_slug["awel"]["open"] is False


def test_moment_with_a_time_zone_counts_as_it_is() -> None:
    brussels = services("--who=kind", "--what=gepest", "--at=2026-11-25T20:00")
    assert services("--who=kind", "--what=gepest", "--at=2026-11-25T19:00+00:00") == brussels


def test_text_begins_with_danger_and_tells_the_reasons() -> None:
    text, _complaints = find_help("--who=jongere", "--what=donkere-gedachten", "--at=2026-11-26T03:00")
    lines = text.splitlines()
    assert lines[0].startswith("! ")
    assert "Zelfmoordlijn 1813" in lines[0]
    assert lines[1] == "1. Zelfmoordlijn 1813 (zelfmoord1813)"
    assert lines[2].startswith("   Hier luistert iemand die weet hoe zwaar dit is.")


def test_place_that_is_not_known_is_told_and_left_out() -> None:
    text, complaints = find_help("--who=kind", "--what=gepest", "--place=Nergens", "--at=2026-11-25T20:00")
    assert "Nergens" in complaints
    assert text.startswith("1. Awel (awel)")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--who=robot", "--what=gepest"],
        ["--who=kind", "--what=liefde"],
        ["--who=kind", "--what=gepest", "--at=morgen"],
        ["--who=kind"],
    ],
)
def test_wrong_argument_is_refused(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        find_help(*arguments)


def evaluate(file: Path, *arguments: str) -> str:
    told = StringIO()
    call_command("evaluate_finder", str(file), *arguments, stdout=told)
    return told.getvalue()


def test_all_known_situations_are_right() -> None:
    text = evaluate(SITUATIONS, "--require=1")
    assert "FOUT" not in text
    assert text.splitlines()[-1].endswith("juist, 0 fout, aandeel 1.000")


def test_share_below_what_is_required_fails_and_shows_the_miss(tmp_path: Path) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text(
        "who,what,place,at,expected,within\n"
        "kind,gepest,,2026-11-25T20:00,awel,1\n"
        "kind,gepest,,2026-11-25T20:00,unia|vmri,2\n"
    )
    told = StringIO()
    with pytest.raises(CommandError, match=r"0\.500 is lager dan 0\.900"):
        call_command("evaluate_finder", str(table), "--require=0.9", stdout=told)
    assert "FOUT  rij 3: kind gepest 2026-11-25T20:00: verwacht unia of vmri bij de eerste 2, kreeg awel" in (
        told.getvalue()
    )
    assert "1 juist, 1 fout, aandeel 0.500" in evaluate(table)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who,what\nkind,gepest\n", "Deze kolommen ontbreken: place, at, expected, within"),
        ("who,what,place,at,expected,within\n", "De tabel heeft geen rijen"),
        ("who,what,place,at,expected,within\nrobot,gepest,,2026-11-25T20:00,awel,1\n", "Rij 2"),
        ("who,what,place,at,expected,within\nkind,gepest,,gisteren,awel,1\n", "Rij 2"),
        ("who,what,place,at,expected,within\nkind,gepest,,2026-11-25T20:00,,1\n", "geen verwachte dienst"),
    ],
)
def test_table_that_cannot_be_used_is_explained(tmp_path: Path, text: str, told: str) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text(text)
    with pytest.raises(CommandError, match=told):
        evaluate(table)


def test_missing_table_is_explained(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="niet te lezen"):
        evaluate(tmp_path / "weg.csv")
