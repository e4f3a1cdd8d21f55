"""List, facets and export with 20,000 publications; `make bench` runs it, or `python -m bench.publications`."""

import os
import sys
import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "allesoverpesten.settings.test"
django.setup()

from django.db import connection, transaction  # noqa: E402 - Django is set up only now
from django.test import Client  # noqa: E402 - same reason
from wagtail.models import Page  # noqa: E402 - same reason

from content.core.page_cache import start_new_generation  # noqa: E402 - same reason
from content.core.plain_text import plain  # noqa: E402 - same reason
from knowledge.research.bibliography.record import Kind, Name, Record, lines_from_names  # noqa: E402 - same reason
from knowledge.research.bibliography.tidying import title_key  # noqa: E402 - same reason
from knowledge.research.models import PublicationIndexPage, PublicationPage  # noqa: E402 - same reason
from knowledge.research.publications.described import words_that_find  # noqa: E402 - same reason

HOW_MANY = 20_000
BUDGET = 80.0
LIST = "/onderzoek/publicaties/"
KINDS = (Kind.ARTICLE, Kind.BOOK, Kind.CHAPTER, Kind.REPORT, Kind.THESIS)
ADDRESSES = {
    "list": "?page={n}",
    "one facet": "?soort=book&page={n}",
    "three facets": "?soort=article-journal&taal=en&jaar=2011&page={n}",
    "words": "?zoek=pesten {n}",
    "words and facet": "?zoek=cyber school&soort=report&page={n}",
    "export, first byte": "lijst.bib?soort=thesis&page={n}",
}


def fill() -> None:
    """Copies of a publication of the first content in the database itself, each with its own words and facets.

    Without the revisions that no list reads; twenty thousand objects made in Python would take minutes.
    """
    index = PublicationIndexPage.objects.get()
    model = PublicationPage.objects.first()
    first = index.numchild + 1
    works = [_work(number) for number in range(HOW_MANY)]
    steps = [index._get_path(index.path, index.depth + 1, first + number) for number in range(HOW_MANY)]  # noqa: SLF001 - treebeard's own way to a path
    with transaction.atomic(), connection.cursor() as cursor:
        pages = {
            "title": [work.title for work in works],
            "slug": [work.key for work in works],
            "url_path": [f"{index.url_path}{work.key}/" for work in works],
            "path": steps,
        }
        _copy_rows(cursor, Page, model.pk, pages, {"id": None, "translation_key": "gen_random_uuid()"})
        cursor.execute("SELECT id FROM wagtailcore_page WHERE slug LIKE 'bench-%%' ORDER BY path")
        own = {
            "page_ptr_id": [str(pk) for (pk,) in cursor.fetchall()],
            "kind": [work.kind.value for work in works],
            "authors": [lines_from_names(work.authors) for work in works],
            "issued": [work.issued for work in works],
            "year": [work.issued for work in works],
            "language": [work.language for work in works],
            "title_key": [title_key(work.title) for work in works],
            "search_words": [plain(f"{work.title} {words_that_find(work)}") for work in works],
            "facets": [_facets(work) for work in works],
        }
        _copy_rows(
            cursor, PublicationPage, model.pk, own, {"abstract": "repeat('Een abstract. ', 60)", "doi_key": "''"}
        )
        PublicationIndexPage.objects.filter(pk=index.pk).update(numchild=first + HOW_MANY)


def _copy_rows(cursor: Any, model: Any, pk: int, own: dict[str, list[str]], fixed: dict[str, str | None]) -> None:
    """Insert a copy of one row for each place in the lists of `own`; `fixed` are columns with an expression."""
    meta = model._meta  # noqa: SLF001 - Django's public name for it
    types = {field.column: field.db_type(connection) for field in meta.local_concrete_fields}
    values = {name: f'template."{name}"' for name in types}
    values |= {name: f'CAST(given."{name}" AS {types[name]})' for name in own} | fixed
    wanted = {name: value for name, value in values.items() if value is not None}
    columns = ", ".join(f'"{name}"' for name in wanted)
    lists = ", ".join(["%s::text[]"] * len(own))
    names = ", ".join(f'"{name}"' for name in own)
    cursor.execute(
        f"INSERT INTO {meta.db_table} ({columns}) SELECT {', '.join(wanted.values())} "  # noqa: S608 - names of columns
        f'FROM {meta.db_table} template, unnest({lists}) AS given({names}) WHERE template."{meta.pk.column}" = %s',
        [*own.values(), pk],
    )


def _work(number: int) -> Record:
    return Record(
        kind=KINDS[number % len(KINDS)],
        title=f"Publicatie {number} over pesten, cyber en school {number % 97}",
        authors=(Name(f"Auteur{number % 3000}", "Ann"), Name("Maes", "Bert")),
        issued=str(1990 + number % 37),
        container="Tijdschrift",
        language=("nl", "en", "fr")[number % 3],
        key=f"bench-{number}",
    )


def _facets(work: Record) -> str:
    """As a Postgres array in words."""
    keys = [f"jaar:{work.issued}", f"soort:{work.kind.value}", f"taal:{work.language}", "voor:onderzoeker"]
    return "{" + ",".join(keys) + "}"


def measure(say: Callable[[str], object]) -> bool:
    """Whether every address keeps to the budget; one line each."""
    client = Client()
    is_good = True
    start = time.perf_counter()
    client.get(f"{LIST}?page=1")
    made = (time.perf_counter() - start) * 1000
    say(f"{'(na een publicatie)':<22} {made:10.1f} ms: elk proces maakt dan zijn index opnieuw")
    say(f"{'(een gewone pagina)':<22} p50 {_plain_page(client):6.1f} ms: zo snel is deze machine nu")
    for name, query in ADDRESSES.items():
        took = []
        for number in range(30):
            start = time.perf_counter()
            answer = client.get(LIST + query.format(n=number + 1))
            if answer.streaming:
                next(iter(answer.streaming_content), b"")
            took.append((time.perf_counter() - start) * 1000)
            if answer.status_code != 200:
                sys.exit(f"De meting '{name}' kreeg antwoord {answer.status_code} in plaats van 200.")
        p95 = quantiles(took, n=20)[-1]
        is_good &= p95 <= BUDGET
        over = "" if p95 <= BUDGET else "   NIET GEHAALD"
        say(f"{name:<22} p50 {sorted(took)[15]:6.1f} ms   p95 {p95:6.1f} ms   (doel: ≤ {BUDGET:.0f} ms){over}")
    start = time.perf_counter()
    size = sum(len(piece) for piece in client.get(f"{LIST}lijst.bib").streaming_content)
    say(f"{'export, everything':<22} {size / 1e6:.1f} MB in {time.perf_counter() - start:.1f} s, in stukken")
    return is_good


def _plain_page(client: Client) -> float:
    """Milliseconds of an uncached page that holds no publication: a busy machine shows here too."""
    took = []
    for number in range(15):
        start = time.perf_counter()
        client.get(f"/onderzoek/projecten/?n={number}")
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)[7]


def report(say: Callable[[str], object]) -> bool:
    """Fill the database at hand and measure; it is left full."""
    say(f"\n{HOW_MANY} publicaties")
    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    start_new_generation()
    return measure(say)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    from bench.__main__ import filled_database  # noqa: PLC0415 - it runs this module too

    with filled_database():
        raise SystemExit(0 if report(_say) else 1)


if __name__ == "__main__":
    main()
