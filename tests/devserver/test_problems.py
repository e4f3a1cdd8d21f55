"""Whatever is wrong with the database, the person at the keyboard gets one Dutch sentence."""

import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.devserver.checkouts import Checkout
from tests.devserver.conftest import AS_ROOT

START_ANEW = "zet een reservekopie terug, of verwijder die map om met een lege database te beginnen."


def test_damaged_folder_is_named_with_its_cause_and_left_alone(checkout: Checkout) -> None:
    checkout.ask("CREATE TABLE kept AS SELECT 'één' AS word")
    data = checkout.home / "data"
    version, control = (data / "PG_VERSION").read_bytes(), (data / "global" / "pg_control").read_bytes()

    (data / "PG_VERSION").unlink()
    assert checkout.ask() == f"PostgreSQL start niet in {data} (PG_VERSION ontbreekt): {START_ANEW}"

    (data / "PG_VERSION").write_text("15\n")
    assert checkout.ask() == (
        f"De databasemap {data} is van PostgreSQL 15 en hier draait 18: zet de inhoud over met pg_dump van versie 15, "
        "of verwijder ze om met een lege database te beginnen."
    )

    (data / "PG_VERSION").write_bytes(version)
    (data / "global" / "pg_control").write_bytes(b"\0" * len(control))
    complaint = checkout.ask()
    assert complaint.startswith(f"PostgreSQL start niet in {data} (")
    assert complaint.endswith(START_ANEW)
    assert "\n" not in complaint

    (data / "global" / "pg_control").write_bytes(control)
    assert checkout.ask("SELECT word FROM kept") == "één"


def test_folder_of_somebody_else_is_refused(
    make_checkout: Callable[..., Checkout], each_account: pwd.struct_passwd
) -> None:
    checkout = make_checkout(each_account)
    other = checkout.folder.parent / "theirs"
    other.mkdir()
    (checkout.folder / "var").mkdir()
    place = checkout.folder / "var" / "postgres"
    place.symlink_to("/proc/1" if not AS_ROOT else other)
    if AS_ROOT:
        shutil.chown(other, "daemon")
    checkout.give_away()

    complaint = checkout.ask()

    assert complaint.startswith(f"De databasemap {place} is van een andere gebruiker (nummer ")
    assert complaint.count("\n") == 0


def test_link_to_a_folder_that_is_gone_is_named(
    make_checkout: Callable[..., Checkout], each_account: pwd.struct_passwd
) -> None:
    checkout = make_checkout(each_account)
    (checkout.folder / "var").mkdir()
    place = checkout.folder / "var" / "postgres"
    place.symlink_to("/nowhere/at/all")
    checkout.give_away()

    assert checkout.ask() == (
        f"De databasemap /nowhere/at/all waar {place} naar verwijst is er niet (meer) of is gesloten voor jou: "
        f"zet ze terug, of verwijder {place} om met een lege database te beginnen."
    )


@pytest.fixture(params=["8m", "60m"])
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk too small for the programs of PostgreSQL, and one that only lacks room for data."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={request.param},mode=755", "none", tmp_path]
    if not AS_ROOT or subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("a small disk can only be mounted by root")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def test_full_disk_is_named(make_checkout: Callable[..., Checkout], small_disk: Path) -> None:
    checkout = make_checkout(pwd.getpwnam("nobody"), "small", small_disk)

    home = checkout.folder / "var" / "postgres"
    assert checkout.ask() == f"De schijf met {home} is vol: maak plaats (minstens 200 MB) en probeer opnieuw."
