"""The first providers and trainings, from the sources in `trainings.toml`, each once."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page, once
from content.infopunt.models import Resource
from knowledge.training.models import Provider, TrainingIndexPage, TrainingPage

FILE = Path(__file__).parent / "trainings.toml"
INDEX = {
    "slug": "vormingen",
    "title": "Vormingen",
    "summary": "Vind een vorming die past: voor wie, waar, wanneer en voor welke prijs.",
    "illustration": "learning",
}


def load(section: Page) -> int:
    """Load providers and trainings; return how many trainings are new."""
    index = add_page("leren/vormingen", section, TrainingIndexPage, INDEX)
    if index is None:
        return 0
    before = TrainingPage.objects.count()
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for row in data["providers"]:
        once(f"provider/{row['slug']}", lambda row=row: Provider.objects.create(**row))
    for row in data["trainings"]:
        _add_training(index, row)
    return TrainingPage.objects.count() - before


def _add_training(index: TrainingIndexPage, row: dict[str, Any]) -> None:
    provider = Provider.objects.filter(slug=row["provider"]).first()
    if provider is None:
        return
    values = {name: value for name, value in row.items() if name not in {"themes", "method", "provider", "body"}}
    values |= {
        "provider": provider,
        "method": Resource.objects.filter(slug=row.get("method", "")).first(),
        "body": [{"type": "rich_text", "value": row["body"]}],
    }
    add_page(f"training/{row['slug']}", index, TrainingPage, values, themes=row["themes"])
