"""A publication is saved as it is, half-described too; it goes to the public or a reader only with its card."""

import re
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from knowledge.research.bibliography.identifiers import tidy_doi
from knowledge.research.publications.practice_card import problems_of_values

ISSUED = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")


class PublicationForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name, text in problems_of_values(cleaned).items():
                if name in self.fields and not self.has_error(name):
                    self.add_error(name, text)
        return cleaned

    def clean_issued(self) -> str:
        issued = str(self.cleaned_data["issued"]).strip()
        if issued and not ISSUED.match(issued):
            self.add_error("issued", _("Schrijf een jaar, of een datum zoals 2020-03 of 2020-03-09."))
        return issued

    def clean_doi(self) -> str:
        typed = str(self.cleaned_data["doi"]).strip()
        doi = tidy_doi(typed)
        if typed and not doi:
            self.add_error("doi", _("Dit is geen DOI. Een DOI begint met 10. en heeft een schuine streep."))
        return doi or typed

    def _post_clean(self) -> None:
        self.instance.is_draft_saved = self.is_deferred_validation
        super()._post_clean()
