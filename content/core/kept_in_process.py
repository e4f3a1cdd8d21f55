"""What is too large to read back from the cache at each request: each process keeps its own."""

from collections.abc import Callable
from uuid import uuid4

from django.db import connection
from django.db.models import QuerySet

from content.core.page_cache import kept


class KeptInProcess[Value]:
    """One value that is only read; `name` must be another one for each.

    The cache only holds a token, which is another one after each publication on the site. Then `fingerprint` says
    whether anything in the value is another one: mostly something else was published, and the value stays.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._made: tuple[str, str, Value] | None = None

    def get(self, fingerprint: Callable[[], str], make: Callable[[], Value]) -> Value:
        """The value of this moment; two threads that come together may both make it."""
        token = kept(f"{self._name}-token", lambda: uuid4().hex)
        made = self._made
        if made is None or made[0] != token:
            print_now = fingerprint()
            value = made[2] if made is not None and made[1] == print_now else make()
            made = self._made = (token, print_now, value)
        return made[2]


def fingerprint_of(rows: QuerySet) -> str:
    """Of everything that a query finds, worked out by the database: a line comes over instead of thousands of rows."""
    statement, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(string_agg(found::text, '')) FROM ({statement}) AS found", values)  # noqa: S608 - Django's own statement
        (found,) = cursor.fetchone()
    return str(found)
