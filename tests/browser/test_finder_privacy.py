"""A child walks through the whole finder; afterwards every place that could have kept something is searched.

The site runs in gunicorn as in production, with its access log on and its cache in files.
"""

import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, expect

FINDER = "/hulp/zoeken/"
# The key of the answer, what was typed first, and what the second thing typed stands for.
SECRETS = ("donkere-gedachten", "Geheimplekje", "Oudenaarde", "45035")
SETTINGS = """
from allesoverpesten.settings.test import *
CACHES = {{"default": {{"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": {cache!r}}}}}
LOGGING = {{
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {{"all": {{"class": "logging.StreamHandler"}}}},
    "root": {{"handlers": ["all"], "level": "INFO"}},
}}
"""


@dataclass(frozen=True)
class Site:
    address: str
    folder: Path

    @property
    def logs(self) -> str:
        return "".join(file.read_text() for file in self.folder.glob("*.log"))

    def cached(self) -> set[str]:
        """What Django's file cache holds, unpacked."""
        return {_unpacked(file) for file in (self.folder / "cache").rglob("*.djcache")}


def _unpacked(file: Path) -> str:
    with file.open("rb") as opened:
        pickle.load(opened)  # noqa: S301 - our own file: the moment at which it ends
        return repr(pickle.loads(zlib.decompress(opened.read())))  # noqa: S301 - our own file


@pytest.fixture
def site(reading_server: str, tmp_path: Path) -> Iterator[Site]:
    (tmp_path / "gunicorn_settings.py").write_text(SETTINGS.format(cache=str(tmp_path / "cache")))
    given = urlsplit(os.environ["DATABASE_URL"])
    environment = os.environ | {
        "DATABASE_URL": urlunsplit(given._replace(path=f"/{connection.settings_dict['NAME']}")),
        "DJANGO_SETTINGS_MODULE": "gunicorn_settings",
        "PYTHONPATH": f"{tmp_path}:{settings.BASE_DIR}",
    }
    log = tmp_path / "error.log"
    command = [
        *(sys.executable, "-m", "gunicorn", "allesoverpesten.wsgi", "--bind=127.0.0.1:0", "--log-level=debug"),
        *(f"--access-logfile={tmp_path / 'access.log'}", f"--error-logfile={log}", "--capture-output"),
        *("--worker-class=gthread", "--threads=4", "--preload", "--no-control-socket"),
    ]
    process = subprocess.Popen(command, cwd=tmp_path, env=environment)
    try:
        yield Site(_address(process, log), tmp_path)
    finally:
        process.terminate()
        process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    while process.poll() is None:
        told = log.read_text() if log.exists() else ""
        if "Listening at: " in told:
            return told.split("Listening at: ")[1].split(" ")[0]
    pytest.fail(f"gunicorn did not start: {log.read_text() if log.exists() else ''}")


def rows_with_secrets() -> dict[tuple[str, str], int]:
    """Of every table, how many rows hold a secret in whatever column."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for secret in SECRETS:
                cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text ILIKE %s', [f"%{secret}%"])  # noqa: S608 - names of our tables
                found[table, secret] = cursor.fetchone()[0]
    return found


def walk(page: Page, site: Site) -> None:
    """The whole finder with a wrong place, a change, a look at a service and back."""
    page.goto(f"{site.address}/hulp/")
    page.goto(site.address + FINDER)
    page.get_by_role("button", name="Ik ben een tiener").click()
    page.locator('button[name="what"][value="gepest"]').click()
    expect(page.locator("#plaats")).to_be_visible()
    page.get_by_role("button", name="Terug").click()
    page.locator('button[name="what"][value="donkere-gedachten"]').click()
    for place in ("Geheimplekje", "9700"):
        page.locator("#plaats").fill(place)
        page.locator("#plaats").press("Enter")
        expect(page.locator("main")).to_contain_text("Geheimplekje" if place != "9700" else "Bij wie kan je terecht?")
    expect(page.locator("main").get_by_role("link", name="1813").first).to_be_visible()
    expect(page.locator(".answers")).to_contain_text("Oudenaarde")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_answers_of_a_child_are_nowhere_afterwards(browser: Browser, site: Site, *, script: bool) -> None:
    # Names of our own articles stand in lists that the site made when it started.
    before, kept_at_start = rows_with_secrets(), site.cached()
    context = browser.new_context(java_script_enabled=script, locale="nl-BE")
    context.set_default_timeout(90_000)
    page = context.new_page()
    visited: list[str] = []
    context.on("request", lambda request: visited.append(f"{request.url} {request.headers.get('referer', '')}"))
    walk(page, site)
    assert page.url == site.address + FINDER
    assert page.title() == "Alles over pesten"
    in_the_page = page.evaluate("JSON.stringify([location.href, history.state, document.referrer])") if script else ""
    page.locator("main .best-match h2 a").click()
    expect(page).to_have_url(f"{site.address}/hulp/diensten/zelfmoord1813/")

    # The proof is worth something only where there is something to search.
    assert f'"POST {FINDER} HTTP/1.1" 200' in site.logs
    cached = "\n".join(site.cached() - kept_at_start)
    assert "Bij wie kan je terecht" not in cached
    assert "Zelfmoordlijn" in cached
    places = {
        "addresses and referrers": "\n".join(visited),
        "page and history": in_the_page,
        "cookies": str(context.cookies()),
        "storage": str(context.storage_state()),
        "access log and all other logs": site.logs,
        "cache": cached,
    }
    found = [(secret, place) for place, text in places.items() for secret in SECRETS if secret in text]
    assert found == []
    assert context.cookies() == []
    assert rows_with_secrets() == before
    context.close()
