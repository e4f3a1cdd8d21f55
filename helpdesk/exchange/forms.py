from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.core.spreadsheets import MAX_BYTES, FileProblem, as_csv, has_sheet
from helpdesk.exchange.plan import CONTACTS, SERVICES


class ImportForm(forms.Form):
    """Two files, or one workbook with a sheet for each. `cleaned_data` holds both as CSV text."""

    services = forms.FileField(
        label=gettext_lazy("Diensten"), help_text=gettext_lazy("CSV in UTF-8, of Excel (.xlsx). Hoogstens 5 MB.")
    )
    contacts = forms.FileField(
        label=gettext_lazy("Contactpunten"),
        required=False,
        help_text=gettext_lazy("Mag leeg blijven als het Excel-bestand ook een werkblad “contactpunten” heeft."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].error_messages["empty"] = _("Het bestand is leeg.")

    @staticmethod
    def _read(upload: Any, sheet: str) -> bytes:
        """Too big a file is refused before it is read."""
        try:
            return as_csv(upload.read(MAX_BYTES + 1), sheet)
        except FileProblem as problem:
            raise ValidationError(str(problem)) from problem

    def clean_services(self) -> bytes:
        upload = self.cleaned_data["services"]
        content = self._read(upload, SERVICES)
        upload.seek(0)
        return content

    def clean_contacts(self) -> bytes:
        upload = self.cleaned_data["contacts"]
        if upload:
            return self._read(upload, CONTACTS)
        services = self.files.get("services")
        if services is None or "services" in self.errors:
            return b""
        services.seek(0)
        content = services.read(MAX_BYTES + 1)
        if not has_sheet(content, CONTACTS):
            raise ValidationError(_("Kies ook het bestand met de contactpunten."))
        services.seek(0)
        return self._read(services, CONTACTS)
