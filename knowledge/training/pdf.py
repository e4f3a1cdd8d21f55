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
from knowledge.training.flowchart.graph import Node
from knowledge.training.flowchart.outline import Entry, outline

if TYPE_CHECKING:
    from knowledge.training.models import FlowchartPage


def flowchart_pdf(page: "FlowchartPage") -> bytes:
    """The same bytes for the same edition: nothing in it depends on the day of printing."""
    chart = page.flowchart
    address = page.full_url or ""
    data = {
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
    sources = {"main.typ": files(__package__).joinpath("print.typ").read_bytes(), "qr.svg": _qr(address)}
    return typst.compile(
        sources,
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=page.last_published_at,
    )


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
    return [{"term": term, "text": text} for term, text in rows.items() if text]


def _words() -> dict[str, str]:
    return {
        "step": _("stap"),
        "go": _("ga naar"),
        "end": _("Einde"),
        "sources": _("Bronnen"),
        "notes": _("Notities"),
        "page": _("Bladzijde"),
        "qr": _("QR-code met het adres van deze wegwijzer op allesoverpesten.be"),
    }


def _qr(address: str) -> bytes:
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=2)
    return picture.getvalue()
