"""Opening hours as a coordinator fills them in: a row a day instead of OpenStreetMap syntax.

The column and everything behind it keep the OpenStreetMap text; hours that the rows cannot express are edited as that
text. What somebody typed comes back as it was, with a message, until it can be read.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from helpdesk.opening_hours import HoursProblem, Span, WeekForm, check_osm, spans_from_text
from helpdesk.opening_hours.phrases import DAYS

PAIRS = (1, 2)
FLAGS = {
    "day_and_night": _("Dag en nacht open, elke dag"),
    "closed_on_public_holidays": _("Gesloten op feestdagen"),
    "closed_in_school_holidays": _("Gesloten in de schoolvakanties"),
}
FREE_TEXT = "osm"


def validate_osm(value: str) -> None:
    try:
        check_osm(value)
    except HoursProblem as problem:
        raise ValidationError(str(problem)) from problem


def _key(day: int, pair: int, end: str) -> str:
    return f"{day}-{pair}-{end}"


def _typed(osm: str) -> dict[str, str]:
    """The values of the rows for a stored text; the text itself where the rows cannot express it."""
    form = WeekForm.from_osm(osm) if osm else WeekForm()
    if form is None or any(len(spans) > len(PAIRS) for spans in form.days):
        return {FREE_TEXT: osm}
    values = {flag: "on" for flag in FLAGS if getattr(form, flag)}
    for day, spans in enumerate(form.days):
        for pair, span in zip(PAIRS, spans, strict=False):
            values[_key(day, pair, "van")] = f"{span.opens:%H:%M}"
            values[_key(day, pair, "tot")] = f"{span.closes:%H:%M}"
    return values


class WeekWidget(forms.Widget):
    template_name = "helpdesk/widgets/week.html"
    use_fieldset = True

    class Media:
        css = {"all": ["css/week_widget.css"]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = value if isinstance(value, dict) else _typed(value or "")
        context["widget"] |= {
            "days": [
                {
                    "name": day_name,
                    "pairs": [
                        [self._input(context, _key(day, pair, end), typed, end) for end in ("van", "tot")]
                        for pair in PAIRS
                    ],
                }
                for day, day_name in enumerate(DAYS)
            ],
            "flags": [self._input(context, flag, typed, str(label)) for flag, label in FLAGS.items()],
            "free_text": self._input(context, FREE_TEXT, typed, ""),
        }
        return context

    def _input(self, context: dict[str, Any], key: str, typed: dict[str, str], label: str) -> dict[str, str]:
        name = f"{context['widget']['name']}-{key}"
        return {"name": name, "id": f"id_{name}", "value": typed.get(key, ""), "label": label}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ARG002 - Django's signature
        """What was typed by row, or the plain text when somebody (a file, a test) gives that."""
        if name in data:
            return data[name]
        prefix = f"{name}-"
        return {key.removeprefix(prefix): value for key, value in data.items() if key.startswith(prefix)}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's signature
        return name not in data and not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_: str) -> str:  # noqa: ARG002 - Django's signature
        return ""


class WeekField(forms.CharField):
    widget = WeekWidget

    def to_python(self, value: Any) -> str:
        if not isinstance(value, dict):
            return super().to_python(value)
        typed = {key: text.strip() for key, text in value.items() if text.strip()}
        free_text = typed.pop(FREE_TEXT, "")
        if free_text and typed:
            raise ValidationError(_("Vul de dagen in of de vrije tekst, niet allebei."))
        return free_text or (self._week(typed) if typed else "")

    def _week(self, typed: dict[str, str]) -> str:
        flags = {flag: flag in typed for flag in FLAGS}
        try:
            days = tuple(self._spans(day, typed) for day in range(len(DAYS)))
            return WeekForm(days, **flags).to_osm()
        except HoursProblem as problem:
            raise ValidationError(str(problem)) from problem

    def _spans(self, day: int, typed: dict[str, str]) -> tuple[Span, ...]:
        pairs = []
        for pair in PAIRS:
            opens, closes = typed.get(_key(day, pair, "van"), ""), typed.get(_key(day, pair, "tot"), "")
            if bool(opens) != bool(closes):
                raise HoursProblem(f"{DAYS[day].capitalize()}: vul een beginuur én een einduur in.")
            if opens:
                pairs.append(f"{opens}-{closes}")
        return spans_from_text(DAYS[day], ",".join(pairs))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or "") != self.to_python(data)
        except ValidationError:
            return True


class OpeningHoursField(models.CharField):
    """OpenStreetMap `opening_hours`, local time of Brussels; edited by the row a day."""

    default_validators = [validate_osm]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": WeekField, **kwargs, "widget": WeekWidget})
