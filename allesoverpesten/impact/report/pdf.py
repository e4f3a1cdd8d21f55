"""The report on paper: a tagged PDF (PDF/UA-1). Every drawing has its table beside it."""

import json
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from allesoverpesten.impact.report.charts import percent, targets_chart
from allesoverpesten.impact.report.data import ActionPart, IndicatorPart, Report
from allesoverpesten.impact.report.tables import state_line


def pdf(report: Report) -> bytes:
    """The same bytes for the same report."""
    sources = {"main.typ": files(__package__).joinpath("report.typ").read_bytes()}
    goals = []
    for goal in report.goals:
        actions = [_action(action, sources) for action in goal.actions]
        goals.append({"number": goal.number, "name": goal.name, "description": goal.description, "actions": actions})
    data = {
        "title": _("Resultaten %(period)s") % {"period": report.period},
        "period": _days(report.first_day, report.last_day),
        "state": state_line(report),
        "made": _("Gemaakt op %(day)s door %(name)s.")
        % {"day": date_format(report.made_at, "j F Y"), "name": report.made_by},
        "example": _("In dit rapport staan voorbeelden: verzonnen cijfers om te tonen hoe het werkt.")
        if report.has_examples
        else "",
        "small": _("Aantallen van mensen onder 5 tonen we niet, zodat niemand herkenbaar is."),
        "earlier": report.earlier,
        "goals": goals,
        "budget": [_money(part) for part in report.budget],
        "evaluations": [asdict(one) | {"day": date_format(one.day, "j F Y")} for one in report.evaluations],
        "open_points": [{"code": point.code, "text": point.text} for point in report.open_points],
        "words": _words(),
    }
    return typst.compile(
        sources,
        sys_inputs={"data": json.dumps(data, default=str)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=report.made_at.replace(microsecond=0),
    )


def _action(action: ActionPart, sources: dict[str, bytes]) -> dict[str, Any]:
    chart = targets_chart(f"{action.code} {action.title}", action.indicators)
    name = ""
    if chart:
        name = f"chart-{len(sources)}.svg"
        sources[name] = chart.paper_svg.encode()
    return {
        "code": action.code,
        "title": action.title,
        "description": action.description,
        "responsible": action.responsible,
        "narrative": _paragraphs(action.narrative),
        "lessons": _paragraphs(action.lessons),
        "chart": name,
        "chart_alt": chart.description + " " + _("De tabel eronder zegt hetzelfde.") if chart else "",
        "indicators": [_indicator(one) for one in action.indicators],
        "budget": [_money(part) for part in action.budget],
        "milestones": [
            {"title": one.title, "due": date_format(one.due, "j F Y"), "standing": one.standing_label, "note": one.note}
            for one in action.milestones
        ],
        "evidence": [
            {"title": one.title, "file": one.file_name, "digest": one.digest, "code": one.indicator_code}
            for one in action.evidence
        ],
    }


def _indicator(one: IndicatorPart) -> dict[str, Any]:
    return {
        "code": one.code,
        "label": one.label,
        "unit": one.unit,
        "definition": one.definition,
        "counter": one.counter,
        "source": one.source,
        "direction": one.direction,
        "baseline": one.baseline.text,
        "baseline_source": one.baseline_source,
        "target": one.target.text,
        "value": one.amount.text,
        "share": percent(one.share),
        "standing": f"{one.standing_sign} {one.standing_label}",
        "state": one.state_label,
        "approved_by": one.approved_by,
        "note": one.note,
        "example": one.is_example,
        "earlier": [earlier.amount.text for earlier in one.earlier],
        "split": one.split_label,
        "parts": [[part.name, part.target.text, part.amount.text] for part in one.parts],
    }


def _money(part: Any) -> dict[str, str]:
    return {"kind": part.kind, "planned": part.planned_text, "spent": part.spent_text}


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.splitlines() if paragraph.strip()]


def _days(first: date, last: date) -> str:
    return _("%(first)s tot en met %(last)s") % {
        "first": date_format(first, "j F Y"),
        "last": date_format(last, "j F Y"),
    }


def _words() -> dict[str, str]:
    return {
        "page": _("Bladzijde"),
        "goal": _("Doel"),
        "indicator": _("Indicator"),
        "baseline": _("Nulmeting"),
        "target": _("Doel"),
        "value": _("Bereikt"),
        "standing": _("Stand"),
        "part": _("Deel"),
        "who": _("Wie"),
        "what": _("Wat er gebeurde"),
        "lessons": _("Wat we leerden"),
        "nothing": _("Nog niet ingevuld."),
        "money": _("Begroting"),
        "kind": _("Soort"),
        "planned": _("Gepland"),
        "spent": _("Uitgegeven"),
        "milestones": _("Mijlpalen"),
        "due": _("tegen"),
        "evidence": _("Bewijsstukken"),
        "evaluations": _("Tussentijdse evaluaties"),
        "participants": _("Wie deed mee"),
        "findings": _("Wat we vaststelden"),
        "adjustments": _("Wat we bijsturen"),
        "open": _("Open punten"),
        "no_open": _("Er zijn geen open punten."),
        "definitions": _("Definities"),
        "source": _("Bron"),
        "counter": _("Hoe de site telt"),
        "direction": _("Richting"),
        "approved_by": _("Goedgekeurd door"),
        "example": _("voorbeeld"),
        "unapproved": _("niet goedgekeurd"),
        "contents": _("Inhoud"),
    }
