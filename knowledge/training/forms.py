"""A wegwijzer is saved as it is, half-written too; it goes to the public or to a reader only when the linter agrees."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from knowledge.training.fields import check_chart
from knowledge.training.flowchart.graph import Flowchart, Mode
from knowledge.training.flowchart.json_format import from_dict
from knowledge.training.flowchart.problems import Problem
from knowledge.training.linter import errors, problems, warning_keys


class FlowchartPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._take_steps_of_core(cleaned)
        # Wagtail defers validation for a draft; publishing and handing in for reading do not.
        if not self.is_deferred_validation and "chart" in cleaned and not self._chart_is_broken(cleaned):
            self._check(problems(self._flowchart(cleaned)))
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        if not self.is_deferred_validation:
            self.instance.accepted_warnings = self._warnings
            self.instance.recheck = []
        core = self.cleaned_data.get("variant_of")
        if core is None:
            self.instance.core_chart = None
        elif self.instance.core_chart is None or "variant_of" in self.changed_data:
            self.instance.core_chart = core.chart
        return super().save(commit)

    def _take_steps_of_core(self, cleaned: dict[str, Any]) -> None:
        """A variant begins with the steps of its core; a core is nobody's variant."""
        core = cleaned.get("variant_of")
        if core is None:
            return
        if core.pk == self.instance.pk or core.variant_of_id:
            self.add_error("variant_of", _("Kies een wegwijzer die zelf geen variant is."))
        elif self.instance.pk and self.instance.variants.exists():
            self.add_error("variant_of", _("Deze wegwijzer heeft zelf varianten, en kan er dus geen zijn."))
        elif "chart" in cleaned and not (cleaned["chart"] or {}).get("nodes"):
            cleaned["chart"] = core.chart

    def _chart_is_broken(self, cleaned: dict[str, Any]) -> bool:
        """The field says so itself, after this."""
        try:
            check_chart(cleaned["chart"])
        except ValidationError:
            return True
        return False

    def _flowchart(self, cleaned: dict[str, Any]) -> Flowchart:
        return replace(
            from_dict(cleaned["chart"]),
            title=cleaned.get("title", ""),
            mode=Mode(cleaned.get("mode") or Mode.OPEN),
        )

    def _check(self, found: list[Problem]) -> None:
        self._warnings = warning_keys(found)
        for problem in errors(found):
            self.add_error("chart", problem.message)
        if self.errors:
            return
        new = set(self._warnings) - set(self.instance.accepted_warnings)
        reason = self.cleaned_data.get("warning_reason", "").strip()
        if new and (not reason or (self.instance.accepted_warnings and "warning_reason" not in self.changed_data)):
            count = len(new)
            self.add_error(
                "warning_reason",
                _("De controle geeft %(count)s nieuwe waarschuwing(en). Los ze op, of schrijf waarom ze mogen blijven.")
                % {"count": count},
            )

    _warnings: list[str] = []
