"""XLSX and ODS from the same sheets. A text stays a text, also when it begins like a formula."""

import io
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import odfdo
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allesoverpesten.impact.report.data import Report
from allesoverpesten.impact.report.tables import Cell, Sheet, longest, sheets

WIDEST = 60
HEADING, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
CELL_LETTERS = 32_000
"""Excel refuses a cell with more than 32,767 letters."""


def xlsx(report: Report) -> bytes:
    book = Workbook()
    book.properties.creator = "Alles over pesten"
    book.properties.title = report.period
    book.remove(book.worksheets[0])
    for sheet in sheets(report):
        _write_xlsx(book.create_sheet(sheet.name), sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_xlsx(page: Worksheet, sheet: Sheet) -> None:
    for row, cells in enumerate([sheet.columns, *sheet.rows], start=1):
        for column, value in enumerate(cells, start=1):
            cell = page.cell(row, column, value=_kept(value))
            if isinstance(value, str):
                cell.data_type = "s"  # else a text that begins with "=" would be calculated
            cell.alignment = WRAPPED
            if row == 1:
                cell.font = HEADING
    for column in range(1, len(sheet.columns) + 1):
        cells = [line[column - 1] for line in [sheet.columns, *sheet.rows]]
        page.column_dimensions[get_column_letter(column)].width = longest(cells, WIDEST) + 2
    page.freeze_panes = "A2"


def ods(report: Report) -> bytes:
    """Each table is read from one text: odfdo takes a millisecond for every cell that is made by itself."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for sheet in sheets(report):
        rows = "".join(
            f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"
            for cells in [sheet.columns, *sheet.rows]
        )
        document.body.append(
            odfdo.Element.from_tag(f"<table:table table:name={quoteattr(sheet.name)}>{rows}</table:table>")
        )
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _ods_cell(value: Cell) -> str:
    kept = _kept(value)
    if kept is None or kept == "":
        return "<table:table-cell/>"
    if isinstance(kept, date):
        day = kept.isoformat()
        return _typed("date", f'office:date-value="{day}"', [day])
    if isinstance(kept, str):
        return _typed("string", "", kept.split("\n"))
    return _typed("float", f'office:value="{kept}"', [str(kept)])


def _typed(kind: str, attribute: str, lines: list[str]) -> str:
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="{kind}" {attribute}>{text}</table:table-cell>'


def _kept(value: Cell) -> Cell:
    """Without letters that a sheet cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(letter for letter in value if letter >= " " or letter in "\n\t")[:CELL_LETTERS]
