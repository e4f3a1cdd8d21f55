"""The first advice, from the sources in `policy.toml`, and the door of the self-check, each once."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page
from knowledge.training.models import AdviceIndexPage, AdvicePage, NetworkPage, Recommendation, SelfCheckPage

FILE = Path(__file__).parent / "policy.toml"


def load(section: Page) -> None:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    add_page("leren/zelfcheck", section, SelfCheckPage, data["selfcheck"])
    add_page("leren/netwerk", section, NetworkPage, data["network"])
    index = add_page("leren/beleidsadvies", section, AdviceIndexPage, data["index"])
    for row in data["advice"] if index else []:
        _add_advice(index, row)


def _add_advice(index: AdviceIndexPage, row: dict[str, Any]) -> None:
    values = {name: value for name, value in row.items() if name not in {"recommendations", "sources", "themes"}}
    values["sources"] = [{"type": "source", "value": source} for source in row["sources"]]
    values["recommendations"] = [
        Recommendation(text=text, sort_order=place) for place, text in enumerate(row["recommendations"])
    ]
    add_page(f"advice/{row['slug']}", index, AdvicePage, values, themes=row["themes"])
