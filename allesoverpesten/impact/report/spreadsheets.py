"""XLSX and ODS from the same sheets. A text stays a text, also when it begins like a formula."""

import io
from decimal import Decimal

import odfdo
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allesoverpesten.impact.report.data import Report
from allesoverpesten.impact.report.tables import Cell, Sheet, longest, sheets

WIDEST = 60
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
            cell.font = Font(bold=row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column in range(1, len(sheet.columns) + 1):
        cells = [line[column - 1] for line in [sheet.columns, *sheet.rows]]
        page.column_dimensions[get_column_letter(column)].width = longest(cells, WIDEST) + 2
    page.freeze_panes = "A2"


def ods(report: Report) -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for sheet in sheets(report):
        table = odfdo.Table(sheet.name)
        for cells in [sheet.columns, *sheet.rows]:
            row = odfdo.Row()
            for value in cells:
                row.append_cell(_ods_cell(value), clone=False)
            table.append_row(row, clone=False)
        document.body.append(table)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _ods_cell(value: Cell) -> odfdo.Cell:
    kept = _kept(value)
    if isinstance(kept, Decimal):
        kept = int(kept) if kept == int(kept) else kept
    return odfdo.Cell() if kept in {None, ""} else odfdo.Cell(kept)


def _kept(value: Cell) -> Cell:
    """Without letters that a sheet cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(letter for letter in value if letter >= " " or letter in "\n\t")[:CELL_LETTERS]
