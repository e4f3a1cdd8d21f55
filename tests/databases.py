"""Keeping and restoring the filled test database with Postgres' own template copies."""

import psycopg
from django.db import connection, connections
from psycopg import sql


def _administer(*statements: sql.Composed) -> None:
    params = {**connection.get_connection_params(), "dbname": "postgres"}
    params = {key: params[key] for key in ("host", "port", "user", "password", "dbname") if key in params}
    connections.close_all()
    with psycopg.connect(**params, autocommit=True) as admin:
        for statement in statements:
            admin.execute(statement)


def _names() -> tuple[sql.Identifier, sql.Identifier]:
    name = connection.settings_dict["NAME"]
    return sql.Identifier(name), sql.Identifier(f"{name}_pristine")


def _drop(database: sql.Identifier) -> sql.Composed:
    return sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(database)


def _copy(source: sql.Identifier, target: sql.Identifier) -> sql.Composed:
    return sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(target, source)


def keep_pristine_copy() -> None:
    live, pristine = _names()
    _administer(_drop(pristine), _copy(live, pristine))


def restore_pristine_copy() -> None:
    live, pristine = _names()
    _administer(_drop(live), _copy(pristine, live))


def drop_pristine_copy() -> None:
    _live, pristine = _names()
    _administer(_drop(pristine))
