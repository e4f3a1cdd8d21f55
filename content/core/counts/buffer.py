"""Counts on their way to the database.

A request only adds one to a number in memory. A thread of each process writes the numbers down together every few
seconds (`COUNTS_FLUSH_SECONDS`; 0: only when asked). Each batch has a key that is stored with it in one transaction,
so a database that goes away at any moment loses nothing and counts nothing twice. A process that stops writes down what
it has, or leaves it as a file in `COUNTS_FOLDER` for the next one. What is lost: the last seconds of a process that
is killed outright, and what no browser asked for because a proxy or the browser itself had kept the page.
"""

import atexit
import json
import logging
import os
import threading
import uuid
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DataError, Error, connection, transaction
from django.utils import timezone

from content.core.counts.closing import close_days
from content.core.counts.count import Count
from content.core.models.counts import CountedBatch

logger = logging.getLogger(__name__)

MOST_WAITING = 20_000
"""Different counts that wait at most while the database is away; further ones are dropped."""
REMEMBER_BATCHES_DAYS = 30
ADD = """
    INSERT INTO core_dailycount (day, name, subject, detail, total) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (day, name, subject, detail) DO UPDATE SET total = core_dailycount.total + EXCLUDED.total
"""


type Row = tuple[str, str, str, str, int]


class Buffer:
    """The waiting counts of this process, and batches that could not be written down yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: Counter[tuple[date, Count]] = Counter()
        self._batches: dict[str, list[Row]] = {}
        self._thread_of = 0

    def add(self, count: Count, times: int = 1) -> None:
        # The day of the site, not of whoever is signed in; and `localdate` takes as long as all the rest of this.
        key = (datetime.now(timezone.get_default_timezone()).date(), count)
        with self._lock:
            if key in self._waiting or len(self._waiting) < MOST_WAITING:
                self._waiting[key] += times
        self._start_thread()

    def flush(self) -> bool:
        """Write down everything that waits, and what stopped processes left; False when the database is away."""
        self._take_over_files()
        # What waits joins no second batch before the first is down, so a long outage takes no more memory than a short.
        if not self._store_batches():
            return False
        self._close_batch()
        return self._store_batches()

    def leave_behind(self) -> None:
        """At the end of the process: to the database, else to files."""
        if self.flush():
            return
        self._close_batch()
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        for key, rows in self._batches.items():
            (folder / f"{key}.json").write_text(json.dumps(rows), encoding="utf-8")
        self._batches.clear()

    def _store_batches(self) -> bool:
        for key, rows in list(self._batches.items()):
            try:
                _store(key, rows)
            except DataError:
                logger.exception("A batch of counts fits no table and is dropped.")
            except Error:
                logger.warning("The counts of the last moments could not be written down yet.")
                return False
            self._batches.pop(key, None)
            (_folder() / f"{key}.json").unlink(missing_ok=True)
        return True

    def _close_batch(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, Counter()
        if waiting:
            # Sorted, so that two processes that write the same rows wait for each other instead of locking each other.
            self._batches[uuid.uuid4().hex] = sorted(
                (day.isoformat(), count.name[:40], count.subject[:80], count.detail[:120], times)
                for (day, count), times in waiting.items()
            )

    def _take_over_files(self) -> None:
        for file in _folder().glob("*.json"):
            try:
                self._batches[file.stem] = [tuple(row) for row in json.loads(file.read_text(encoding="utf-8"))]
            except OSError:
                continue  # another process was faster
            except ValueError:
                file.unlink(missing_ok=True)  # broken off halfway: nothing can be read from it

    def _start_thread(self) -> None:
        """One a process, also after a fork; only where counts must go by themselves."""
        if self._thread_of == os.getpid() or not settings.COUNTS_FLUSH_SECONDS:
            return
        with self._lock:
            if self._thread_of == os.getpid():
                return
            self._thread_of = os.getpid()
        threading.Thread(target=self._flush_for_ever, name="counts", daemon=True).start()
        atexit.register(self.leave_behind)

    def _flush_for_ever(self) -> None:
        pause, closed_on = threading.Event(), None
        while True:
            pause.wait(settings.COUNTS_FLUSH_SECONDS)
            try:
                if self.flush() and closed_on != timezone.localdate():
                    close_days()
                    closed_on = timezone.localdate()
            except Exception:
                logger.exception("Counting stumbled; it goes on.")
            finally:
                connection.close()


def _store(key: str, rows: list[Row]) -> None:
    with transaction.atomic():
        _counted, is_new = CountedBatch.objects.get_or_create(key=key)
        if not is_new:
            return
        with connection.cursor() as cursor:
            cursor.executemany(ADD, rows)
    CountedBatch.objects.filter(day__lt=timezone.localdate() - timedelta(days=REMEMBER_BATCHES_DAYS)).delete()


def _folder() -> Path:
    return Path(settings.COUNTS_FOLDER)


_buffer = Buffer()
add = _buffer.add
flush = _buffer.flush
