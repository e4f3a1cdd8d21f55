"""`make bench`: budgets of the design, measured."""

import os
import sys
from functools import partial
from tempfile import TemporaryDirectory
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "allesoverpesten.settings.test"
django.setup()

from django.conf import settings  # noqa: E402 - Django is set up only now
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - same reason
from django.test.utils import override_settings  # noqa: E402 - same reason

from allesoverpesten.warming import leave_alone_what_stays  # noqa: E402 - Django is set up only now
from bench import counting, procedures, publications, results, trainings  # noqa: E402 - Django is set up only now
from bench import help as help_services  # noqa: E402 - same reason
from bench.database import caches, filled_database  # noqa: E402 - same reason
from bench.measure import answer, get, seconds  # noqa: E402 - same reason
from bench.pages import ADDRESSES, one_of_each_type  # noqa: E402 - same reason
from bench.search import print_quality, print_speed  # noqa: E402 - same reason

KILOBYTES_OF_FIRST_PAINT = 14.0
QUERIES = 10
TIMES_FASTER_THAN_STOCK = 4.0
SHARE_OF_MINIMAL = 0.8
MIDDLEWARE_OF_A_NEW_PROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def main() -> None:
    """Print all measurements, or those that are named: `python -m bench help trainings`."""
    with (
        TemporaryDirectory() as folder,
        filled_database(),
        override_settings(ROOT_URLCONF="bench.urls", TEMPLATES=_templates(), CACHES=caches(folder)),
    ):
        site = WSGIHandler()
        parts = {
            "pages": partial(_report_pages, site),
            "counting": lambda: counting.report(site, one_of_each_type()["articlepage"], _say),
            "help": partial(help_services.report, site, _say),
            "procedures": partial(_report_procedures, site),
            "results": partial(results.report, _say),
            "search": partial(_report_search, site),
            "trainings": partial(trainings.report, site, _say),
            "publications": partial(publications.report, _say),
        }
        for name in sys.argv[1:] or parts:
            # As a server that has just started; what a part itself fills the memory with is not set apart.
            leave_alone_what_stays()
            parts[name]()


def _report_pages(site: WSGIHandler) -> None:
    """One line a page type, then the ratios."""
    with override_settings(MIDDLEWARE=MIDDLEWARE_OF_A_NEW_PROJECT):
        bare = WSGIHandler()
    addresses = {**one_of_each_type(), **ADDRESSES}
    _print_pages(site, addresses)
    _print_ratios(site, bare, addresses["articlepage"])


def _report_procedures(site: WSGIHandler) -> None:
    for line in procedures.lines(site):
        _say(line)


def _report_search(site: WSGIHandler) -> None:
    print_quality(_say)
    print_speed(_say, site)


def _templates() -> list[dict[str, Any]]:
    (engine,) = settings.TEMPLATES
    return [{**engine, "DIRS": [*engine["DIRS"], settings.BASE_DIR / "bench" / "templates"]}]


def _print_pages(site: WSGIHandler, addresses: dict[str, str]) -> None:
    _say(f"\n{'pagina':<28}{'eerste beeld':>16}{'SQL':>6}   adres")
    for name, address in addresses.items():
        measured = answer(site, address)
        if measured.status != 200:
            _say(f"{name:<28}{'-':>16}{'-':>6}   {address} ({measured.status})")
            continue
        size = measured.first_paint_bytes / 1024
        over = " ".join(
            [f"> {KILOBYTES_OF_FIRST_PAINT} KB"] * (size > KILOBYTES_OF_FIRST_PAINT)
            + [f"> {QUERIES} SQL"] * (measured.queries > QUERIES)
        )
        _say(f"{name:<28}{size:>13.1f} KB{measured.queries:>6}   {address} {over}")


def _print_ratios(site: WSGIHandler, bare: WSGIHandler, article: str) -> None:
    calls = {
        "minimal": partial(get, bare, "/bench/minimal/"),
        "stock": partial(get, site, f"/bench/stock{article}"),
        "uncached": partial(get, site, article),
        "repeated": partial(get, site, article, kept=True),
    }
    for name, call in calls.items():
        status, _body = call()
        if status != 200:
            sys.exit(f"De meting '{name}' kreeg antwoord {status} in plaats van 200.")
    took = dict(zip(calls, seconds(*calls.values()), strict=True))
    _say(f"\n{'artikel in dit proces':<50}{'ms':>8}")
    for name, label in {
        "minimal": "kale view van 30 KB in een nieuw Django-project",
        "stock": "hetzelfde artikel met een gewoon Wagtail-sjabloon",
        "uncached": "het artikel, niet bewaard",
        "repeated": "het artikel, bewaard",
    }.items():
        _say(f"{label:<50}{took[name] * 1000:>8.2f}")
    _say("")
    _say_ratio("niet bewaard, tegen gewoon Wagtail", took["stock"] / took["uncached"], TIMES_FASTER_THAN_STOCK)
    _say_ratio("bewaard, tegen de kale view", took["minimal"] / took["repeated"], SHARE_OF_MINIMAL)


def _say_ratio(label: str, ratio: float, wanted: float) -> None:
    _say(f"{label:<50}{ratio:>7.2f}×   (doel: ≥ {wanted}×){'' if ratio >= wanted else '   NIET GEHAALD'}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
