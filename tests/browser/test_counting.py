"""Ten thousand visits: with and without scripts, from every cache, by robots, and while the database goes away.

What is counted must equal what was sent. Afterwards database, cache and logs are searched for anything that would tie
two page views, or a page view and a person, together.
"""

import io
import logging
import os
import pickle
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext
from psycopg import sql

from allesoverpesten.impact.channels.counts import VISITED
from content.core.counts import Count, flush
from content.core.counts.closing import close_days
from content.core.counts.count import READ, REFERRER
from content.core.counts.totals import totals
from content.core.models import DailyCount
from content.infopunt.models import ArticlePage
from helpdesk.counts import CONTACT_CHOSEN, FINDER_ANSWERED, FINDER_STARTED
from helpdesk.models import ServicePage
from knowledge.training.counts import ENDED, STARTED
from tests.factories.impact import make_channel

SEED = 20_210_831
VISITS = 10_000
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
# Who is who in the visits, so that a trace of them can be found.
ADDRESS, TRACE = "203.0.113.77", "Sporenzoeker"
HEADERS: list[tuple[int, bool, dict[str, str]]] = [
    (70, True, {"HTTP_USER_AGENT": f"{FIREFOX} {TRACE}", "HTTP_REFERER": f"https://klas.example/leerling/{TRACE}"}),
    (15, False, {"HTTP_USER_AGENT": f"{ROBOT} {TRACE}"}),
    (5, False, {"HTTP_USER_AGENT": FIREFOX, "HTTP_DNT": "1"}),
    (5, False, {"HTTP_USER_AGENT": FIREFOX, "HTTP_SEC_GPC": "1"}),
    (3, False, {"HTTP_USER_AGENT": FIREFOX, "HTTP_SEC_PURPOSE": "prefetch"}),
    (2, False, {"HTTP_USER_AGENT": ""}),
]


def call(site: WSGIHandler, path: str, headers: dict[str, str], form: bytes = b"") -> int:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST" if form else "GET",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if form else "",
        "CONTENT_LENGTH": str(len(form)),
        "PATH_INFO": path,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": ADDRESS,
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(form),
        **headers,
    }
    statuses: list[str] = []
    response = site(environ, lambda status, _headers: statuses.append(status))
    for _part in response:
        pass
    response.close()
    return int(statuses[0].split()[0])


@contextmanager
def database_gone() -> Iterator[None]:
    """Every connection is broken and new ones are refused, as in a restart."""
    given = connection.get_connection_params()
    params = {key: given[key] for key in ("host", "port", "user", "password") if key in given}
    name = sql.Identifier(connection.settings_dict["NAME"])
    with psycopg.connect(**params, dbname="postgres", autocommit=True) as server:
        server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [connection.settings_dict["NAME"]],
        )
        try:
            yield
        finally:
            server.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
            connections.close_all()


def scripted(site: WSGIHandler, pages: list[tuple[str, str]], number: int, pick: random.Random) -> Counter[str]:
    """So many visits by programs that say they are a browser, a robot or somebody who wants no counting."""
    kinds = pick.choices(HEADERS, weights=[kind[0] for kind in HEADERS], k=number)
    visits = [(pick.choice(pages), is_person, headers) for _weight, is_person, headers in kinds]
    with ThreadPoolExecutor(max_workers=2) as pool:
        statuses = list(pool.map(lambda visit: call(site, visit[0][1], visit[2]), visits))
        for _thread in range(2):
            pool.submit(connections.close_all)
    assert set(statuses) == {200}
    return Counter(key for (key, _path), is_person, _headers in visits if is_person)


def with_script(context: BrowserContext, server: str, pages: list[tuple[str, str]]) -> Counter[str]:
    """A real browser reads, goes back (shown from its memory) and follows a link it still has (from its cache)."""
    page = context.new_page()
    sent: Counter[str] = Counter()
    for (first, first_path), (second, second_path) in pairwise(pages):
        page.goto(server + first_path)
        page.goto(server + second_path)
        with page.expect_request("**/telling/") as told:
            page.go_back()
        told.value.response()
        with page.expect_request("**/telling/") as told:
            page.evaluate("path => location.assign(path)", second_path)
        told.value.response()
        page.wait_for_load_state()
        sent.update([first, first, second, second])
    page.close()
    return sent


def without_script(browser: Browser, server: str, pages: list[tuple[str, str]]) -> Counter[str]:
    sent: Counter[str] = Counter()
    for key, path in pages:
        context = browser.new_context(java_script_enabled=False, user_agent=FIREFOX)
        context.new_page().goto(server + path)
        context.close()
        sent[key] += 1
    return sent


@pytest.fixture
def pages(site_server: str) -> list[tuple[str, str]]:
    """Key and path of pages that are kept by the server."""
    assert site_server
    articles = ArticlePage.objects.live().order_by("pk")[:12]
    services = ServicePage.objects.live().order_by("pk")[:8]
    return [(str(page.pk), str(page.url)) for page in [*articles, *services]]


def test_ten_thousand_visits_are_counted_exactly_and_leave_no_trace(
    browser: Browser, site_server: str, pages: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    site, pick = WSGIHandler(), random.Random(SEED)  # noqa: S311 - the same visits each time
    real = browser.new_context(user_agent=FIREFOX)
    sent = with_script(real, site_server, pages[:9])
    sent += without_script(browser, site_server, pages[:8])
    real_visits = sent.total()
    for _key, path in pages:  # kept from here on
        assert call(site, path, {"HTTP_USER_AGENT": ROBOT}) == 200
    rest = VISITS - real_visits
    tables, keys = fingerprints(), set(cache._cache)
    sent += scripted(site, pages, rest // 2, pick)
    assert flush()
    with database_gone():
        sent += scripted(site, pages, rest // 4, pick)
        assert not flush()
        sent += scripted(site, pages, rest // 8, pick)
        assert not flush()
    sent += scripted(site, pages, rest - rest // 2 - rest // 4 - rest // 8, pick)
    real.close()

    today = timezone.localdate()
    counted: Counter[str] = Counter()
    for count, times in totals([READ], today, today).items():
        counted[count.subject] += times
    assert real_visits >= 40
    assert counted == sent
    assert [(count.detail, times) for count, times in totals([REFERRER], today, today).items()] == [
        ("klas.example", sent.total() - real_visits)
    ]
    assert traces_in_the_database() == {}
    written = {table for table, print_ in fingerprints().items() if tables.get(table) != print_}
    assert written == {"core_dailycount", "core_countedbatch"}
    assert set(cache._cache) == keys  # eight thousand people and not one key more: nothing is kept by visitor
    files = written_files()
    for word in (ADDRESS, TRACE, FIREFOX):
        assert [place for place, text in {"log": caplog.text, "cache": cached(), **files}.items() if word in text] == []


def traces_in_the_database() -> dict[tuple[str, str], int]:
    """Of every table, how many rows hold who somebody was or where they came from, in whatever column."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for word in (ADDRESS, TRACE, "leerling/"):
                query = sql.SQL("SELECT count(*) FROM {} t WHERE t::text LIKE %s").format(sql.Identifier(table))
                cursor.execute(query, [f"%{word}%"])
                if number := cursor.fetchone()[0]:
                    found[table, word] = number
    return found


def fingerprints() -> dict[str, str]:
    """What every table holds, in one word each."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            query = sql.SQL("SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) FROM {} t")
            cursor.execute(query.format(sql.Identifier(table)))
            found[table] = cursor.fetchone()[0]
    return found


def written_files() -> dict[str, str]:
    """Every file that the site writes beside the database, and the log of the database where this machine has it."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        server = Path(cursor.fetchone()[0]).parent
    folders = [Path(settings.MEDIA_ROOT).parent, Path(settings.COUNTS_FOLDER)]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    files += [file for file in server.rglob("*.log") if os.access(file, os.R_OK)]
    return {str(file): file.read_text(encoding="utf-8", errors="replace") for file in files}


def cached() -> str:
    """Everything in the cache of this process, unpacked."""
    return "".join(repr(pickle.loads(packed)) for packed in cache._cache.values())  # noqa: S301 - our own


def test_short_address_leads_to_help_and_is_counted_while_the_database_is_away(site_server: str) -> None:
    """A poster hangs where children are: its code brings them somewhere whatever happens."""
    assert site_server
    site = Client(headers={"user-agent": FIREFOX}, raise_request_exception=False)
    known, unseen = make_channel(code="poster-27"), make_channel(code="nooit-bezocht")
    assert site.get(known.path).headers["Location"] == "/leren/"
    with database_gone():
        for path in (known.path, f"{known.path}?utm_source=x", unseen.path, "/c/bestaat-niet"):
            answer = site.get(path)
            assert (answer.status_code, answer.headers["Location"]) == (302, "/hulp/"), path
            assert (answer.headers["Cache-Control"], answer.cookies) == ("no-store", {})
        site.get(known.path, headers={"user-agent": ROBOT})
        site.get(known.path, headers={"sec-gpc": "1"})
        assert site.get("/hulp/").status_code == 200
        assert not flush()
    assert site.get(known.path).headers["Location"] == "/leren/"
    today = timezone.localdate()
    found = {count: times for count, times in totals([VISITED], today, today).items() if times}
    assert found == {Count(VISITED, "poster-27", "affiche school"): 4}


def test_rows_of_a_day_that_is_over_do_not_tell_which_were_counted_together(db: None) -> None:
    """Neither by their key, nor by the transaction that wrote them, nor by the place where they lie."""
    day = timezone.localdate() - timedelta(days=1)
    for name in ("zebra", "aap", "mier"):
        with transaction.atomic():  # a savepoint is a transaction of its own to a row
            DailyCount.objects.create(day=day, name=name, total=2)
    keys = set(DailyCount.objects.values_list("pk", flat=True))
    close_days()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, total, xmin::text FROM core_dailycount WHERE day = %s ORDER BY ctid", [day])
        rows = cursor.fetchall()
    assert [(name, total) for name, total, _written in rows] == [("aap", 2), ("mier", 2), ("zebra", 2)]
    assert len({written for _name, _total, written in rows}) == 1
    assert keys.isdisjoint(DailyCount.objects.values_list("pk", flat=True))


def test_taps_and_walks_are_told_without_who_or_what_was_answered(browser: Browser, site_server: str) -> None:
    """A teenager walks through the finder and taps a number: totals, and nothing of the answers on the way."""
    context = browser.new_context(user_agent=FIREFOX)
    page = context.new_page()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.post_data or "") if "/telling/" in request.url else None)
    page.goto(f"{site_server}/hulp/zoeken/")
    page.get_by_role("button", name="Ik ben een tiener").click()
    page.locator('button[name="what"][value="donkere-gedachten"]').click()
    page.locator("#plaats").fill("9700")
    page.locator("#plaats").press("Enter")
    link = page.locator("main .contact-card__action").first
    link.wait_for()
    href = link.get_attribute("href")
    page.evaluate("addEventListener('click', event => event.preventDefault())")  # no telephone opens in a test
    with page.expect_response("**/telling/") as answer:
        link.click()
    assert answer.value.status == 204
    assert told == [f"to={href.replace(':', '%3A').replace('+', '%2B')}&at=%2Fhulp%2Fzoeken%2F"]
    context.close()
    today = timezone.localdate()
    found = totals([CONTACT_CHOSEN, FINDER_STARTED, FINDER_ANSWERED, STARTED, ENDED], today, today)
    assert {count.name: times for count, times in found.items()} == {
        CONTACT_CHOSEN: 1,
        FINDER_STARTED: 1,
        FINDER_ANSWERED: 1,
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_dailycount t WHERE t::text ~ 'donkere|45035|9700|Oudenaarde'")
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize("signal", ["doNotTrack", "globalPrivacyControl"])
def test_browser_of_who_wants_no_counting_tells_nothing(browser: Browser, site_server: str, signal: str) -> None:
    context = browser.new_context(user_agent=FIREFOX)
    value = '"1"' if signal == "doNotTrack" else "true"
    context.add_init_script(f"Object.defineProperty(navigator, '{signal}', {{ get: () => {value} }})")
    page = context.new_page()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url) if "/telling/" in request.url else None)
    page.goto(f"{site_server}/infopunt/")
    page.goto(f"{site_server}/leren/")
    page.go_back()
    page.wait_for_load_state("networkidle")
    page.evaluate("addEventListener('click', event => event.preventDefault())")
    page.locator('footer a[href^="tel:"]').first.click()
    page.wait_for_load_state("networkidle")
    assert told == []
    assert context.cookies() == []
    context.close()


def test_browser_without_scripts_tells_of_a_tap_without_naming_it_in_an_address(
    browser: Browser, site_server: str
) -> None:
    context = browser.new_context(java_script_enabled=False, user_agent=FIREFOX)
    page = context.new_page()
    page.goto(f"{site_server}/hulp/diensten/awel/")
    link = page.locator('main a[href="tel:102"]').first
    with context.expect_event("request", lambda request: "/telling/" in request.url) as told:
        link.click()
    assert told.value.url == f"{site_server}/telling/"
    told.value.response()
    context.close()
    today = timezone.localdate()
    awel = ServicePage.objects.get(slug="awel")
    found = totals([CONTACT_CHOSEN], today, today)
    assert {(count.subject, count.detail): times for count, times in found.items()} == {(str(awel.pk), "phone"): 1}
    assert settings.COUNTS_FLUSH_SECONDS == 0
