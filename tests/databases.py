"""The filled test database: made once per state of the code, and copied by Postgres from then on.

Two templates stay in the server between runs: one with the tables, until a migration or the lock file changes, and one
with the first content on top, until a file of the four floors changes that loading could use.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

FLOORS = ("content", "helpdesk", "knowledge", "allesoverpesten")
# What only shows, imports or checks what is there has no part in loading it.
NOT_LOADING = {"views", "screens", "templatetags", "urls.py", "viewsets.py", "wagtail_hooks.py", "middleware.py"} | {
    *("feeds.py", "reports.py", "api", "api.py", "workspace", "exchange", "confirmations", "link_check", "coverage"),
    *("devserver", "json_ld.py", "pdf.py"),
}
TABLES, CONTENT = "aop_tables_", "aop_content_"
ONE_BUILDER = 20_210_831


def use_filled_database(name: str) -> None:
    """Point Django at a fresh copy, called `name`, of the database with the first content."""
    connection.settings_dict["NAME"] = name
    with _server() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [ONE_BUILDER])
        _make(server, _tables(), "template0", _migrate)
        _make(server, _content(), _tables(), _load)
    restore_filled_database()


def restore_filled_database() -> None:
    """Undo whatever was written."""
    with _server() as server:
        _copy(server, _content(), connection.settings_dict["NAME"])


def drop_filled_database() -> None:
    """Remove the copy; the templates serve the next run."""
    with _server() as server:
        _drop(server, connection.settings_dict["NAME"])


@contextmanager
def _server() -> Iterator[psycopg.Connection]:
    """A connection outside the databases that come and go; those of Django are closed first."""
    connections.close_all()
    given = connection.get_connection_params()
    params = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    with psycopg.connect(**params, dbname="postgres", autocommit=True) as server:
        yield server


def _make(server: psycopg.Connection, template: str, source: str, build: Callable[[], None]) -> None:
    """Build a template unless it is there; it gets its name only when it is whole. Older ones of its kind go."""
    if _exists(server, template):
        return
    kind = template.rsplit("_", 1)[0]
    for (old,) in server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [kind]).fetchall():
        _drop(server, old)
    unfinished = f"{template}_unfinished"
    _copy(server, source, unfinished)
    name, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], unfinished
    try:
        build()
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = name
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(rename.format(sql.Identifier(unfinished), sql.Identifier(template)))


def _migrate() -> None:
    call_command("migrate", verbosity=0)


def _load() -> None:
    call_command("migrate", verbosity=0)  # nothing to apply, but the permissions of new models are made
    call_command("load_first_content", verbosity=0)


def _exists(server: psycopg.Connection, name: str) -> bool:
    return server.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _copy(server: psycopg.Connection, source: str, name: str) -> None:
    _drop(server, name)
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    server.execute(copy.format(sql.Identifier(name), sql.Identifier(source)))


def _tables() -> str:
    return TABLES + _fingerprint(["requirements.txt", *(f"{floor}/**/migrations/*.py" for floor in FLOORS)])


def _content() -> str:
    return CONTENT + _fingerprint(["requirements.txt", *(f"{floor}/**/*" for floor in FLOORS)])


_fingerprints: dict[tuple[str, ...], str] = {}


def _fingerprint(patterns: list[str]) -> str:
    """Of the content of all files that match; once a process, which has loaded its code once, too."""
    key = tuple(patterns)
    if key not in _fingerprints:
        total = hashlib.sha256()
        for file in sorted(file for pattern in patterns for file in settings.BASE_DIR.glob(pattern)):
            if file.is_file() and file.suffix != ".pyc" and NOT_LOADING.isdisjoint(file.parts):
                total.update(f"{file}\0".encode() + file.read_bytes())
        _fingerprints[key] = total.hexdigest()[:16]
    return _fingerprints[key]
