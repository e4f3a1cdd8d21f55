"""How one answer is measured, in this process and without a network."""

import io
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import brotli
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

STYLESHEET = re.compile(r'<link rel="stylesheet" href="[^"]*/static/([^"?]+)"(?! media="print")')


@dataclass(frozen=True)
class Answer:
    """What came back for one address."""

    status: int
    body: bytes
    queries: int

    @property
    def first_paint_bytes(self) -> int:
        """Compressed HTML and the stylesheets it waits for."""
        sheets = STYLESHEET.findall(self.body.decode())
        return sum(len(brotli.compress(part)) for part in (self.body, *map(_static_file, sheets)))


def get(application: WSGIHandler, address: str, *, kept: bool = False, agent: str = "") -> tuple[int, bytes]:
    """Ask as a browser does; unless a kept page will do, with a cookie, which the page cache leaves alone."""
    return ask(application, address, kept=kept, agent=agent)


def ask(
    application: WSGIHandler, address: str, form: bytes = b"", *, kept: bool = False, agent: str = ""
) -> tuple[int, bytes]:
    """The same, and with the body of a form also as a browser posts it."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST" if form else "GET",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if form else "",
        "CONTENT_LENGTH": str(len(form)),
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(form),
        **({} if kept else {"HTTP_COOKIE": "bench=1"}),
        **({"HTTP_USER_AGENT": agent} if agent else {}),
    }
    statuses: list[str] = []
    response = application(environ, lambda status, _headers: statuses.append(status))
    body = b"".join(response)
    response.close()
    return int(statuses[0].split()[0]), body


def answer(application: WSGIHandler, address: str) -> Answer:
    """One answer with what it took, not counting what only the first visitor after a start pays."""
    get(application, address)
    with CaptureQueriesContext(connection) as queries:
        status, body = get(application, address)
    return Answer(status, body, len(queries))


def seconds(*calls: Callable[[], object], rounds: int = 60) -> list[float]:
    """Shortest time of each call, taken in turns: what a busy machine adds is not the site's."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, taken in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            taken.append(time.perf_counter() - start)
    return [min(taken) for taken in times]


def paired_ratio(one: Callable[[], object], other: Callable[[], object], rounds: int) -> float:
    """How many times as long the first takes: the median of pairs in turns, which a busy machine slows alike."""
    ratios = []
    for number in range(rounds):
        times = {}
        for call in (one, other) if number % 2 else (other, one):
            start = time.perf_counter()
            call()
            times[call] = time.perf_counter() - start
        ratios.append(times[one] / times[other])
    return statistics.median(ratios)


def _static_file(name: str) -> bytes:
    return Path(str(finders.find(name))).read_bytes()
