"""The list at the door, as a file for a spreadsheet."""

import io

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook

from knowledge.events.models import Event

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attendance_rows(event: Event) -> list[list[str]]:
    """Heading and one row a person: who has a place first, then who waits, each in the order in which they came."""
    rows = [[_("Nummer"), _("Naam"), _("Organisatie"), _("E-mail"), _("Opmerking"), _("Stand"), _("Ingeschreven op")]]
    for number, person in enumerate(event.registrations.for_attendance(), start=1):
        when = timezone.localtime(person.created_at).strftime("%d/%m/%Y %H:%M")
        state = str(person.get_state_display()) + (_(" (mail komt niet aan)") if person.refused_at else "")
        rows.append([str(number), person.name, person.organization, person.email, person.remark, state, when])
    return rows


def attendance_workbook(event: Event) -> bytes:
    """An Excel file. Every cell is text: what somebody typed as their name is never a formula."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = _("Aanwezigheden")
    for row, values in enumerate(attendance_rows(event), start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value)
            cell.data_type = "s"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()
