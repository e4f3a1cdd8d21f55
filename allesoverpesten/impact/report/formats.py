"""The four formats of a report, by the word that stands in addresses and on the command line."""

from collections.abc import Callable
from dataclasses import dataclass

from allesoverpesten.impact.report.data import Report
from allesoverpesten.impact.report.page import html
from allesoverpesten.impact.report.pdf import pdf
from allesoverpesten.impact.report.spreadsheets import ods, xlsx


@dataclass(frozen=True)
class Format:
    name: str
    label: str
    content_type: str
    write: Callable[[Report], bytes]


FORMATS = {
    one.name: one
    for one in (
        Format("pdf", "PDF", "application/pdf", pdf),
        Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx),
        Format("ods", "OpenDocument", "application/vnd.oasis.opendocument.spreadsheet", ods),
        Format("html", "HTML", "text/html; charset=utf-8", html),
    )
}


def file_name(report: Report, name: str) -> str:
    return f"resultaten-{report.period}.{name}".replace("/", "-")
