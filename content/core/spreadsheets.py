"""From an uploaded file, CSV or Excel, to CSV text for the one reader; or the reason in Dutch why not."""

import csv
import io
import zipfile
from datetime import date, datetime

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class FileProblem(ValueError):  # noqa: N818 - something to tell an editor, not a fault of the program
    """A file that cannot be read at all; the message is Dutch."""


def is_workbook(content: bytes) -> bool:
    return content.startswith(_ZIP)


def has_sheet(content: bytes, name: str) -> bool:
    return is_workbook(content) and name in _workbook(content).sheetnames


def as_csv(content: bytes, sheet: str) -> bytes:
    """CSV of a file: as it came, or of the Excel sheet with this name (else the first). Raises `FileProblem`."""
    if len(content) > MAX_BYTES:
        megabytes = f"{len(content) / 1024 / 1024:.0f} MB"
        raise FileProblem(
            f"Het bestand is te groot: {megabytes}. Het mag hoogstens {MAX_BYTES // 1024 // 1024} MB zijn."
        )
    if not content.strip():
        raise FileProblem("Het bestand is leeg.")
    if content.startswith(_OLD_EXCEL):
        raise FileProblem("Dit is een oud Excel-bestand (.xls). Bewaar het als .xlsx of als “CSV UTF-8”.")
    return _sheet_as_csv(content, sheet) if is_workbook(content) else content


def _workbook(content: bytes) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise FileProblem("Het Excel-bestand is te groot als het uitgepakt is.")
        return load_workbook(io.BytesIO(content), data_only=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        if isinstance(error, FileProblem):
            raise
        raise FileProblem("Dit is geen Excel-bestand dat we kunnen lezen. Bewaar het als .xlsx.") from error


def _sheet_as_csv(content: bytes, name: str) -> bytes:
    workbook = _workbook(content)
    sheet = workbook[name] if name in workbook.sheetnames else workbook.worksheets[0]
    if merged := [str(cells) for cells in sheet.merged_cells.ranges]:
        raise FileProblem(f"Er zijn samengevoegde cellen: {', '.join(sorted(merged)[:5])}. Splits ze eerst.")
    return _written(sheet)


def _written(sheet: Worksheet) -> bytes:
    rows = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise FileProblem("Het werkblad is leeg.")
    width = max(number for row in rows for number, cell in enumerate(row, start=1) if cell)
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(row[:width] for row in rows)
    return file.getvalue().encode()


def _text(value: object) -> str:
    """What stands in a cell as it would stand in a CSV: whole numbers without a decimal, days as 2025-08-31."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
