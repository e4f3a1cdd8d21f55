import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from content.core.spreadsheets import FileProblem, as_csv, has_sheet


def workbook(*rows: list[object], name: str = "diensten", merge: str = "") -> bytes:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_workbook_becomes_csv_with_numbers_and_days_as_people_type_them() -> None:
    content = workbook(["id", "value", "hours_date"], ["awel", 102, date(2026, 2, 1)], ["x, y", 9.0, None])
    assert as_csv(content, "diensten") == b'id,value,hours_date\nawel,102,2026-02-01\n"x, y",9,\n'


def test_workbook_gives_the_sheet_with_the_name() -> None:
    book = Workbook()
    book.active.append(["eerste"])
    book.create_sheet("contactpunten").append(["tweede"])
    file = io.BytesIO()
    book.save(file)

    assert as_csv(file.getvalue(), "contactpunten") == b"tweede\n"
    assert as_csv(file.getvalue(), "diensten") == b"eerste\n"
    assert has_sheet(file.getvalue(), "contactpunten")
    assert not has_sheet(b"id,name\n", "contactpunten")


def test_formula_stays_the_text_of_a_formula() -> None:
    assert as_csv(workbook(["name"], ["=1+1"]), "x") == b"name\n=1+1\n"


def test_csv_comes_as_it_is() -> None:
    assert as_csv(b"id;name\r\n", "x") == b"id;name\r\n"


def packed_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (61 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a" * (20 * 1024 * 1024), "te groot: 20 MB. Het mag hoogstens 5 MB zijn."),
        (b"", "Het bestand is leeg."),
        (b" \n\n", "Het bestand is leeg."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "oud Excel-bestand"),
        (b"PK\x03\x04rommel", "geen Excel-bestand dat we kunnen lezen"),
        (workbook(["id", "name"], ["awel", "x"], merge="A2:B2"), "samengevoegde cellen: A2:B2. Splits ze eerst."),
        (workbook(), "Het werkblad is leeg."),
        (packed_bomb(), "te groot als het uitgepakt is"),
    ],
    ids=["20 MB", "empty", "blank", "xls", "broken", "merged", "no rows", "bomb"],
)
def test_file_that_cannot_be_used_is_told_in_dutch(content: bytes, words: str) -> None:
    with pytest.raises(FileProblem) as problem:
        as_csv(content, "diensten")
    assert words in str(problem.value)
