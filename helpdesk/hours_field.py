"""Opening hours as a week that people fill in, on every form where hours are typed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpdesk.opening_hours import HoursProblem, WeekForm, check_osm, spans_from_text
from helpdesk.opening_hours.clock import span_as_osm
from helpdesk.opening_hours.phrases import DAYS


class WeekWidget(forms.MultiWidget):
    """Seven days, three choices, and a text for hours that no week can show."""

    template_name = "components/week_form.html"

    class Media:
        css = {"all": ["css/components/week_form.css"]}  # for the admin; public pages have it in their one sheet

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        day = {"placeholder": gettext_lazy("gesloten"), "autocomplete": "off"}
        widgets: dict[str, forms.Widget] = {name: forms.TextInput(day | {"aria-label": name}) for name in DAYS}
        widgets["altijd"] = forms.CheckboxInput()
        widgets["feestdagen"] = forms.CheckboxInput()
        widgets["schoolvakanties"] = forms.CheckboxInput()
        widgets["tekst"] = forms.TextInput({"autocomplete": "off", "spellcheck": "false"})
        super().__init__(widgets, attrs)

    def decompress(self, value: str | None) -> list[Any]:
        form = WeekForm.from_osm(value) if value else WeekForm()
        if form is None:
            return [""] * 7 + [False, False, False, value]
        days = [", ".join(span_as_osm(span) for span in spans) for spans in form.days]
        choices = [form.day_and_night, form.closed_on_public_holidays, form.closed_in_school_holidays]
        return [*days, *choices, ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        parts = context["widget"]["subwidgets"]
        labels = [
            _("Dag en nacht"),
            _("Gesloten op feestdagen"),
            _("Gesloten in de schoolvakanties"),
        ]
        context["days"] = [{"label": day.capitalize(), "widget": part} for day, part in zip(DAYS, parts, strict=False)]
        context["choices"] = [{"label": words, "widget": part} for words, part in zip(labels, parts[7:10], strict=True)]
        context["text"] = parts[10]
        return context


class HoursFormField(forms.MultiValueField):
    """Gives an OpenStreetMap string. Wrong hours are told in Dutch with the day named."""

    widget = WeekWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        kwargs["widget"] = WeekWidget  # whatever a model form proposes for a text
        texts = [forms.CharField(required=False, max_length=100) for _day in DAYS]
        choices = [forms.BooleanField(required=False) for _choice in range(3)]
        fields = (*texts, *choices, forms.CharField(required=False, max_length=500))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values: list[Any]) -> str:
        if not any(values):
            return ""
        try:
            return self._hours(*values)
        except HoursProblem as problem:
            raise ValidationError(str(problem)) from problem

    @staticmethod
    def _hours(*values: Any) -> str:
        *week, always, on_public, in_school, text = values
        if text and (any(week) or always):
            raise HoursProblem(_("Vul het rooster in of de tekst, niet allebei."))
        if text:
            check_osm(text)
            return str(text)
        days = tuple(spans_from_text(day, typed or "") for day, typed in zip(DAYS, week, strict=True))
        return WeekForm(days, bool(on_public), bool(in_school), bool(always)).to_osm()

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare hours, not spelling: `16-22` is what `16:00-22:00` was."""
        try:
            return self.clean(data) != (initial or "")
        except ValidationError:
            return True


class OpeningHoursField(models.CharField):
    """A week in OpenStreetMap syntax, filled in as a week. In the database it is a text like any other."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        return HoursFormField(
            required=not self.blank, label=self.verbose_name, help_text=self.help_text, initial=kwargs.get("initial")
        )
