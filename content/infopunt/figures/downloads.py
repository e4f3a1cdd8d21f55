"""Figures as a spreadsheet that opens well and runs nothing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from tablib import Dataset

from content.infopunt.models.figures import Figure

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_file(figures: Iterable[Figure], kind: str) -> bytes:
    """`kind` is `csv` (UTF-8 with the mark that spreadsheets need) or `xlsx`."""
    headers = [
        _("sleutel"), _("wat"), _("waarde"), _("eenheid"), _("bij wie"), _("gevraagd"), _("periode"),
        _("vorige waarde"), _("vorige periode"), _("bron"), _("uitgever"), _("adres"), _("stand"), _("opmerking"),
    ]  # fmt: skip
    table = Dataset(headers=headers, title=_("Cijfers"))
    for figure in figures:
        words = [figure.statement, figure.unit, figure.population, figure.question, figure.period]
        statement, unit, population, question, period = map(_safe, words)
        table.append([
            figure.slug, statement, float(figure.value), unit, population, question, period,
            "" if figure.previous_value is None else float(figure.previous_value), _safe(figure.previous_period),
            _safe(figure.source_title), _safe(figure.publisher), figure.source_url, str(figure.get_status_display()),
            _safe(figure.quality_note),
        ])  # fmt: skip
    content = table.export(kind)
    return content.encode("utf-8-sig") if isinstance(content, str) else bytes(content)


def _safe(text: str) -> str:
    """A cell that begins like a formula is text: a spreadsheet must not calculate what an editor typed."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
