"""The first figures, with their bank page and charts."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page, once
from content.core.models import Theme
from content.infopunt.models import Figure, FigureBankPage, ThemePage

FILE = Path(__file__).parent / "figures.csv"
BANK = {
    "slug": "cijferbank",
    "title": "Cijferbank: alle cijfers over pesten",
    "summary": "Elk cijfer met zijn bron: bij wie, wanneer, wat gevraagd werd. Je kan ze downloaden.",
    "illustration": "figures",
    "audiences": ["school", "onderzoeker", "beleid"],
}
CHARTS = (
    ("Gepest en online gepest: vorige keer en nu", "line", ("bullied", "cyberbullied")),
    ("Gepest worden hangt samen met leeftijd", "bar", ("bullied-11-12", "bullied", "bullied-17-18")),
    ("Zelf pesten en online gepest worden, bij meisjes en jongens", "bar",
     ("bullied-others-girls", "bullied-others-boys", "cyberbullied-girls", "cyberbullied-boys")),
    ("Gepest op het werk: van 2019 naar 2023", "range", ("work",)),
)  # fmt: skip


def load(section: Page) -> None:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        once(f"figure/{row['id']}", lambda row=row: _add(row))
    shelf = ThemePage.objects.child_of(section).filter(slug="cijfers").first()
    if shelf:
        charts = [{"type": "chart", "value": chart(title, kind, keys)} for title, kind, keys in CHARTS]
        add_page("infopunt/cijferbank", shelf, FigureBankPage, BANK | {"charts": charts}, ["cijfers-en-onderzoek"])


def chart(title: str, kind: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """The value of a chart block; a figure that an editor deleted is left out."""
    found = {figure.slug: figure.pk for figure in Figure.objects.filter(slug__in=keys)}
    return {
        "title": title,
        "kind": kind,
        "figures": [found[key] for key in keys if key in found],
        "description": "",
        "note": "",
    }


def _add(row: dict[str, str]) -> None:
    figure = Figure(
        slug=row["id"],
        statement=row["statement"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        population=row["population"],
        minimum_age=int(row["minimum_age"]) if row["minimum_age"] else None,
        maximum_age=int(row["maximum_age"]) if row["maximum_age"] else None,
        question=row["question"],
        period=row["period"],
        previous_value=Decimal(row["previous_value"]) if row["previous_value"] else None,
        previous_period=row["previous_period"],
        source_title=row["source"],
        publisher=row["publisher"],
        source_url=row["source_url"],
        status=row["status"],
        quality_note=row["quality_note"],
        contexts=row["contexts"].split(),
        compared_with=Figure.objects.filter(slug=row["compared_with"]).first() if row["compared_with"] else None,
        difference=row["difference"],
    )
    figure.themes = list(Theme.objects.filter(slug__in=row["themes"].split()))
    figure.full_clean()
    figure.save()
    figure.save_revision().publish()
