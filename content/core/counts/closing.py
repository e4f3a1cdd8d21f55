"""After midnight, the counts of the days before are written anew in the order of the alphabet.

A row remembers which transaction wrote it last and lies where that put it; rows of one batch, some seconds of a quiet
night, could be the way of one person. Rewritten together, a day remembers only that it is over.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

DAYS = 7
"""So far back, because a process may have been away for some days or have found a file of a stopped one."""
REWRITE = """
    WITH taken AS (
        DELETE FROM core_dailycount WHERE day < %s AND day >= %s RETURNING day, name, subject, detail, total
    )
    INSERT INTO core_dailycount (day, name, subject, detail, total)
    SELECT day, name, subject, detail, total FROM taken ORDER BY day, name, subject, detail
"""


def close_days() -> None:
    """Safe beside counting processes: who adds to a row meanwhile waits, and finds it again."""
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(REWRITE, [today, today - timedelta(days=DAYS)])
