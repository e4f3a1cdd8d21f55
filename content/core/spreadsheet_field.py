"""The field of every form that takes one table, as CSV or as Excel."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.core.spreadsheets import MAX_BYTES, FileProblem, as_csv


class SpreadsheetField(forms.FileField):
    """Its cleaned value is CSV in bytes, whatever the file was; too big a file is refused before it is read."""

    def __init__(self, sheet: str, label: Any) -> None:
        super().__init__(
            label=label,
            help_text=_("CSV in UTF-8, of Excel (.xlsx). Hoogstens 5 MB."),
            error_messages={"empty": _("Het bestand is leeg."), "required": _("Kies een bestand.")},
        )
        self._sheet = sheet

    def clean(self, data: Any, initial: Any = None) -> bytes:
        upload = super().clean(data, initial)
        try:
            return as_csv(upload.read(MAX_BYTES + 1), self._sheet)
        except FileProblem as problem:
            raise ValidationError(str(problem)) from problem
