"""A site whose database is really gone: another process, on a port where nothing listens, asked over HTTP."""

import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings

from helpdesk.listings.store import live_listings

SERVER = """
import sys
import django
from django.conf import settings
django.setup()
settings.LISTINGS_SNAPSHOT = sys.argv[1]
from django.core.wsgi import get_wsgi_application
from wsgiref.simple_server import make_server
server = make_server("127.0.0.1", 0, get_wsgi_application())
print(server.server_port, flush=True)
server.serve_forever()
"""

type Ask = Callable[..., tuple[int, str, dict[str, str]]]


@pytest.fixture
def ask(db: None, tmp_path: Path, settings: object) -> Iterator[Ask]:
    """Ask a site that has the copy of the listings and no database."""
    copy = tmp_path / "listings.json"
    settings.LISTINGS_SNAPSHOT = str(copy)
    from helpdesk.listings import store  # noqa: PLC0415 - its memory of this process is emptied first

    store._read = None
    assert len(live_listings()) > 10
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"postgres://nobody:x@127.0.0.1:{closed.getsockname()[1]}/nothing"
        process = _serve(copy, address)
        try:
            port = int(process.stdout.readline())
            yield lambda path, **form: _ask(port, path, form)
        finally:
            process.terminate()
            process.communicate()


def _serve(copy: Path, database: str) -> subprocess.Popen[str]:
    environment = os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "allesoverpesten.settings.test"}
    return subprocess.Popen(
        [sys.executable, "-c", SERVER, str(copy)],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _ask(port: int, path: str, form: dict[str, str]) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    connection.request("POST" if form else "GET", path, urlencode(form) or None, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text, {name.lower(): value for name, value in answer.getheaders()}


def test_help_answers_without_a_database(ask: Ask) -> None:
    for path in ("/hulp/", "/hulp/diensten/", "/hulp/ouders/"):
        status, text, headers = ask(path)
        assert status == 200, path
        for number in ("tel:112", "tel:101", "tel:1813", "tel:102", "tel:116000"):
            assert number in text, (path, number)
        assert "Een deel van onze site werkt nu even niet" in text
        assert headers["cache-control"] == "no-store"

    status, text, _headers = ask("/hulp/nu-open/")
    assert status == 200
    assert "Wie is er nu open?" in text
    for number in ("tel:112", "tel:106", "tel:1813", "tel:116000"):  # those that never close
        assert number in text.split("<footer")[0], number

    status, text, _headers = ask("/hulp/diensten/awel/")
    assert status == 200
    assert "<h1>Awel</h1>" in text
    assert 'href="tel:102"' in text
    assert "maandag, dinsdag, donderdag en vrijdag" in text

    status, text, headers = ask("/hulp/zoeken/", who="kind", what="donkere-gedachten", place="")
    assert status == 200
    assert 'href="tel:1813"' in text
    assert headers["cache-control"] == "no-store"

    status, text, _headers = ask("/")
    assert status == 500
    assert 'href="tel:112"' in text

    status, text, headers = ask("/api/hsds/v3/services")
    assert (status, headers["retry-after"]) == (503, "60")
    assert "even niet bereikbaar" in json.loads(text)["detail"]

    assert ask("/healthz")[0] == 200
    assert ask("/readyz")[0] == 503
