"""A real PostgreSQL for every checkout, without anybody installing or starting one.

:func:`ensure_database_url` is all that the rest of the project needs. The server is shared by every process
of the checkout (``make run``, ``manage.py shell``, test workers) and stops with the last of them: see
:mod:`allesoverpesten.devserver.keeper`.
"""

import atexit
import contextlib
import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from allesoverpesten.devserver.home import DatabaseProblem, find_home, is_free, locked, open_lock, url
from allesoverpesten.devserver.keeper import READY

__all__ = ["DatabaseProblem", "ensure_database_url"]

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS_TO_JOIN = 180


def ensure_database_url() -> None:
    """Set ``DATABASE_URL`` to this checkout's own PostgreSQL, unless it is set already.

    Starts the server or joins the one that runs; it stays up until the last process that called this has
    ended. Raises :class:`DatabaseProblem`, with a sentence to show, where it cannot.
    """
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = attach(CHECKOUT)


def attach(checkout: Path) -> str:
    """Use the server of this checkout from now until this process ends; return its connection string."""
    state = checkout / "var"
    try:
        state.mkdir(exist_ok=True)
        with locked(state / "postgres.lock", fcntl.LOCK_EX):
            home = find_home(checkout)
            users = open_lock(home / "users.lock")
            fcntl.flock(users, fcntl.LOCK_SH)  # waits for a server that is just stopping
            _join_or_start(checkout, home)
    except OSError as error:
        raise DatabaseProblem(
            f"De databasemap kan niet gebruikt worden ({error.strerror}: {error.filename})."
        ) from error
    atexit.register(_leave, os.getpid(), home, users)
    return url(home)


def _join_or_start(checkout: Path, home: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_JOIN
    while not is_free(home / "keeper.lock"):
        try:
            psycopg.connect(url(home), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise DatabaseProblem(f"PostgreSQL in {home} antwoordt niet ({error}).") from error
            time.sleep(0.05)
        else:
            return
    with (home / "keeper.log").open("wb") as log:
        keeper = subprocess.run(
            [sys.executable, "-m", "allesoverpesten.devserver.keeper", home],
            cwd=checkout,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
            text=True,
            check=False,
        )
    if keeper.stdout != READY:
        raise DatabaseProblem(keeper.stdout or f"PostgreSQL start niet; het waarom staat in {home / 'keeper.log'}.")


def _leave(process: int, home: Path, users: int) -> None:
    """Give up the server; the last to leave waits until it has stopped. Does nothing in a forked child."""
    if process != os.getpid():
        return
    os.close(users)
    with contextlib.suppress(FileNotFoundError):  # somebody removed var/ meanwhile
        while not is_free(home / "keeper.lock") and not _others_use(home):
            time.sleep(0.01)


def _others_use(home: Path) -> bool:
    """Tell other users from a keeper that is stopping: both refuse the exclusive lock, only the keeper the
    shared one.
    """
    try:
        with locked(home / "users.lock", fcntl.LOCK_EX | fcntl.LOCK_NB):
            return False
    except BlockingIOError:
        return is_free(home / "users.lock")
