"""The first wegwijzers, written for this site from sourced facts, loaded once from the files beside this module."""

import tomllib
from pathlib import Path

from wagtail.models import Page

from content.core.first_content import add_page
from knowledge.training.first_content import policy, trainings
from knowledge.training.flowchart import mermaid
from knowledge.training.flowchart.json_format import to_dict
from knowledge.training.linter import problems, warning_keys
from knowledge.training.models import FlowchartIndexPage, FlowchartPage, LearningPage

DATA = Path(__file__).parent
INDEX = {
    "slug": "wegwijzers",
    "title": "Wegwijzers",
    "summary": "Stap voor stap van wat er gebeurt naar wat je doet, met wie en tegen wanneer.",
    "illustration": "method",
}


def load(home: Page) -> int:
    """Load the wegwijzers; return how many are new."""
    section = LearningPage.objects.child_of(home).first()
    index = add_page("leren/wegwijzers", section, FlowchartIndexPage, INDEX) if section else None
    if index is None:
        return 0
    trainings.load(section)
    policy.load(section)
    before = FlowchartPage.objects.count()
    details = tomllib.loads((DATA / "wegwijzers.toml").read_text())
    for file in sorted((DATA / "wegwijzers").glob("*.mmd")):
        _add_flowchart(index, file, **details[file.stem])
    return FlowchartPage.objects.count() - before


def _add_flowchart(index: FlowchartIndexPage, file: Path, illustration: str, themes: list[str]) -> None:
    chart = mermaid.loads(file.read_text(encoding="utf-8"))
    values = {
        "slug": file.stem,
        "title": chart.title,
        "summary": chart.summary,
        "audiences": list(chart.audience),
        "contexts": list(chart.contexts),
        "mode": chart.mode.value,
        "version": chart.version,
        "illustration": illustration,
        "chart": to_dict(chart),
        "accepted_warnings": warning_keys(problems(chart)),
        "warning_reason": "Eerste inhoud: de bronnen bij de diensten zijn ouder dan een jaar en worden nagekeken.",
    }
    add_page(f"wegwijzer/{file.stem}", index, FlowchartPage, values, themes=themes)
