"""`python -m bench.publications`: list, facets and export with 20,000 publications, in process."""

import os
import time
from statistics import quantiles

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "allesoverpesten.settings.test"
django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402 - Django is set up only now
from django.db import connection, transaction  # noqa: E402 - Django is set up only now
from django.test import Client  # noqa: E402 - same reason
from wagtail.models import Page  # noqa: E402 - same reason

from bench.__main__ import filled_database  # noqa: E402 - same reason
from content.core.page_cache import start_new_generation  # noqa: E402 - same reason
from knowledge.research.models import PublicationIndexPage, PublicationPage  # noqa: E402 - same reason
from knowledge.research.publications.described import derived_values  # noqa: E402 - same reason

HOW_MANY = 20_000
AT_ONCE = 1_000
BUDGET = 80.0
LIST = "/onderzoek/publicaties/"
KINDS = ("article-journal", "book", "chapter", "report", "thesis")
ADDRESSES = {
    "list": "?page={n}",
    "one facet": "?soort=book&page={n}",
    "three facets": "?soort=article-journal&taal=en&jaar=2011&page={n}",
    "words": "?zoek=pesten {n}",
    "words and facet": "?zoek=cyber school&soort=report&page={n}",
    "export, first byte": "lijst.bib?soort=thesis&jaar=20{n:02}",
}


def fill() -> None:
    """Rows as a publication writes them, without the revisions that no list reads."""
    index = PublicationIndexPage.objects.get()
    first = index.numchild + 1
    kind = ContentType.objects.get_for_model(PublicationPage)
    own = PublicationPage._meta.local_concrete_fields  # noqa: SLF001 - Django's public name for it
    with transaction.atomic():
        for start in range(0, HOW_MANY, AT_ONCE):
            numbers = range(start, start + AT_ONCE)
            rows = Page.objects.bulk_create(_row(index, kind, number, first + number) for number in numbers)
            works = [_work(row, number) for row, number in zip(rows, numbers, strict=True)]
            PublicationPage._base_manager.all()._insert(works, fields=own, using="default")  # noqa: SLF001 - two tables at once
        PublicationIndexPage.objects.filter(pk=index.pk).update(numchild=first + HOW_MANY)


def _row(index: PublicationIndexPage, kind: ContentType, number: int, step: int) -> Page:
    return Page(
        title=f"Publicatie {number} over pesten, cyber en school {number % 97}",
        draft_title="x",
        slug=f"bench-{number}",
        url_path=f"{index.url_path}bench-{number}/",
        path=index._get_path(index.path, index.depth + 1, step),  # noqa: SLF001 - treebeard's own way to a path
        depth=index.depth + 1,
        locale=index.locale,
        content_type=kind,
        live=True,
    )


def _work(row: Page, number: int) -> PublicationPage:
    work = PublicationPage(
        title=row.title,
        summary=f"Waarover publicatie {number} gaat.",
        kind=KINDS[number % len(KINDS)],
        authors=f"Auteur{number % 3000}, Ann\nMaes, Bert",
        issued=str(1990 + number % 37),
        container="Tijdschrift",
        language=("nl", "en", "fr")[number % 3],
        abstract="Een abstract. " * 60,
    )
    for name, value in derived_values(work).items():
        setattr(work, name, value)
    work.page_ptr_id = row.pk
    return work


def measure() -> bool:
    client = Client()
    is_good = True
    for name, query in ADDRESSES.items():
        took = []
        for number in range(30):
            start = time.perf_counter()
            answer = client.get(LIST + query.format(n=number + 1))
            if answer.streaming:
                next(iter(answer.streaming_content))
            took.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, (name, answer.status_code)  # noqa: S101 - a bench that measures errors lies
        p95 = quantiles(took, n=20)[-1]
        is_good &= p95 <= BUDGET
        print(f"{name:<22} p50 {sorted(took)[15]:6.1f} ms   p95 {p95:6.1f} ms   budget {BUDGET:.0f} ms")  # noqa: T201 - it prints
    start = time.perf_counter()
    size = sum(len(piece) for piece in client.get(f"{LIST}lijst.bib").streaming_content)
    print(f"whole export: {size / 1e6:.1f} MB in {time.perf_counter() - start:.1f} s")  # noqa: T201 - it prints
    return is_good


def main() -> None:
    with filled_database():
        fill()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        start_new_generation()
        raise SystemExit(0 if measure() else 1)


if __name__ == "__main__":
    main()
