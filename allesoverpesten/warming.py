"""A process that starts is made ready before it takes visitors: the first child must not wait longer than the next."""

import gc
import logging
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import Error, connection

logger = logging.getLogger(__name__)

# One of each kind that keeps something in the process. The question mark keeps them out of the page cache.
ADDRESSES = (
    "/?",
    "/zoeken/?q=pesten",
    "/hulp/zoeken/?",
    "/hulp/nu-open/?",
    "/leren/vormingen/?",
    "/onderzoek/?",
    "/onderzoek/publicaties/?",
)


def warm_up(application: WSGIHandler) -> list[int]:
    """Ask for these pages as a program that is never counted; returns the statuses, none while the database is away.

    Never stands in the way of a start: the help pages answer without a database too.
    """
    statuses: list[int] = []
    try:
        connection.ensure_connection()
    except Error:
        logger.warning("The database does not answer; the first visitors will find a cold site.")
        return statuses
    for address in ADDRESSES:
        path, _mark, query = address.partition("?")
        try:
            answer = application(_environ(path, query or "start"), lambda *_started: None)
            b"".join(answer)
            answer.close()
            statuses.append(answer.status_code)
        except Exception:
            logger.exception("Warming up stumbled over %s; the site starts all the same.", address)
    leave_alone_what_stays()
    return statuses


def leave_alone_what_stays() -> None:
    """What is loaded now is never given back: looking through it for waste holds up a visitor a third of a second.

    Workers that are forked from this process share that memory as long as nobody touches it.
    """
    gc.collect()
    gc.freeze()


def _environ(path: str, query: str) -> dict[str, Any]:
    host = next((host for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*"))), "localhost")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "REMOTE_ADDR": "127.0.0.1",
        # What the proxy would say; without it production only answers with the address of the secure page.
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
    }
