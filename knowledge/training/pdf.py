"""A wegwijzer on paper: a tagged PDF (PDF/UA-1) with every step in words and a QR code to the page."""

import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING

import segno
import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledge.training.contacts import service_names
from knowledge.training.flowchart.drawing import paper_svg
from knowledge.training.flowchart.graph import Node
from knowledge.training.flowchart.layout import paper_layout
from knowledge.training.flowchart.outline import Entry, outline
from knowledge.training.flowchart.sheet import Sheet

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage


def flowchart_pdf(page: "FlowchartPage") -> bytes:
    """The same bytes for the same edition: nothing in it depends on the day of printing."""
    chart = page.flowchart
    address = page.full_url or ""
    data: dict[str, object] = {
        "title": page.title,
        "summary": page.summary,
        "url": address.split("://")[-1],
        "edition": _edition(page),
        "red_flag": {
            "title": chart.red_flag.title,
            "text": chart.red_flag.text,
            "services": service_names(chart.red_flag.services),
        },
        "steps": [_step(entry) for entry in outline(chart)],
        "sources": [{"title": source.title, "url": source.url, "date": source.date} for source in chart.sources],
        "words": _words(),
    }
    sheets = paper_layout(chart)
    data["drawings"] = [
        {"file": f"schema-{sheet.number}.svg", "width": sheet.width, "alt": _alt(sheet)} for sheet in sheets
    ]
    sources = {"main.typ": files(__package__).joinpath("print.typ").read_bytes(), "qr.svg": _qr(address)}
    for sheet in sheets:
        sources[f"schema-{sheet.number}.svg"] = paper_svg(chart, sheet, of=len(sheets)).encode()
    return typst.compile(
        sources,
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=page.last_published_at and page.last_published_at.replace(microsecond=0),
    )


def _alt(sheet: Sheet) -> str:
    words = _("Tekening van stap %(first)s tot %(last)s met pijlen ertussen. Alles staat hierboven ook in woorden.")
    return words % {"first": sheet.boxes[0].number, "last": sheet.boxes[-1].number}


def _edition(page: "FlowchartPage") -> str:
    edition = _("Versie %(number)s") % {"number": page.version}
    if page.last_published_at is None:
        return edition
    return f"{edition}, {date_format(page.last_published_at, 'j F Y')}"


def _step(entry: Entry) -> dict[str, object]:
    node = entry.node
    return {
        "number": entry.number,
        "kind": node.kind.label,
        "title": node.title,
        "text": node.text,
        "facts": _facts(node),
        "ways": [{"answer": way.answer, "number": way.number or 0} for way in entry.references],
    }


def _facts(node: Node) -> list[dict[str, str]]:
    rows = {
        _("Wie"): node.role,
        _("Wanneer"): node.deadline,
        _("Hulp"): ", ".join(service_names(node.services)),
    }
    files = [{"term": _("Bijlage"), "text": f"{file.title}: {file.url}"} for file in node.attachments]
    return [{"term": term, "text": text} for term, text in rows.items() if text] + files


def _words() -> dict[str, str]:
    return {
        "step": _("stap"),
        "go": _("ga naar"),
        "end": _("Einde"),
        "drawing": _("Schema"),
        "sources": _("Bronnen"),
        "notes": _("Notities"),
        "page": _("Bladzijde"),
        "qr": _("QR-code met het adres van deze wegwijzer op allesoverpesten.be"),
    }


def _qr(address: str) -> bytes:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=2)
    return picture.getvalue()
