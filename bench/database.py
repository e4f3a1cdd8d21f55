"""Where the benchmarks run: a scratch database with the first content, and the cache of production."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection


def caches(folder: str) -> dict[str, Any]:
    """Files, as in production."""
    return {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": folder}}


@contextmanager
def filled_database() -> Iterator[None]:
    """A scratch database with the first content, gone afterwards; connections are kept as in production."""
    sys.stdout.write("Databank met de eerste inhoud maken …\n")
    settings_of_connection = connection.settings_dict
    ours = settings_of_connection["NAME"]
    settings_of_connection["TEST"]["NAME"] = "allesoverpesten_bench"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    settings_of_connection["CONN_MAX_AGE"] = 60
    try:
        call_command("load_first_content", verbosity=0)
        yield
    finally:
        connection.creation.destroy_test_db(ours, verbosity=0)
