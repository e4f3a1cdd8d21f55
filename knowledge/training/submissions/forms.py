"""What a provider fills in. Labels and checks are those of the models, so that both say the same."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import fields_for_model
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from knowledge.events.forms import TrapForm
from knowledge.training.models import TrainingPage, TrainingSession

EMPTY_ROWS = 3
MOST_ROWS = 60
SHORT = forms.TextInput
TRAINING_FIELDS = [
    "title", "summary", "audiences", "contexts", "forms", "regions", "ages", "length", "cost", "price", "price_note",
    "subsidy_note", "languages", "certificate", "trainers", "materials_included", "contact_name", "contact_email",
    "contact_phone", "booking_url",
]  # fmt: skip
SESSION_FIELDS = [
    "starts_on", "start_time", "end_time", "ends_on", "place", "street", "postal_code", "municipality", "is_online",
    "status", "registration_url", "closes_on", "places", "note",
]  # fmt: skip
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
WIDGETS = {"starts_on": DAY, "ends_on": DAY, "closes_on": DAY, "start_time": HOUR, "end_time": HOUR}
REQUIRED = {"audiences": _("Kies voor wie de vorming is."), "forms": _("Kies minstens één vorm.")}


class _TrainingFields(forms.Form):
    """The fields of the training itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in fields_for_model(TrainingPage, fields=TRAINING_FIELDS).items():
            self.fields[name] = field
            field.label = capfirst(field.label)
            field.error_messages["required"] = REQUIRED.get(name, _("Vul dit in."))
            field.required = field.required or name in REQUIRED
        self.fields["title"].label = _("Titel van de vorming")
        self.fields["summary"].label = _("Wat leer je er? In één of twee zinnen")
        self.fields["summary"].widget = forms.Textarea(attrs={"rows": 3})
        self.fields["title"].help_text = self.fields["summary"].help_text = ""

    def apply(self, page: TrainingPage) -> None:
        """Write the answer on the page, in memory only."""
        for name in TRAINING_FIELDS:
            setattr(page, name, self.cleaned_data[name])

    @staticmethod
    def values_of(page: TrainingPage) -> dict[str, Any]:
        return {name: getattr(page, name) for name in TRAINING_FIELDS}


class TrainingForm(_TrainingFields):
    """For who came with the signed link of a provider."""


class SubmissionForm(TrapForm, _TrainingFields):
    """For anybody: also says who they are."""

    provider_name = forms.CharField(
        label=_("Naam van je organisatie"), max_length=160, error_messages={"required": _("Vul de naam in.")}
    )
    provider_website = forms.URLField(
        label=_("Website van je organisatie"), required=False, max_length=500, assume_scheme="https"
    )
    provider_email = forms.EmailField(
        label=_("Jouw e-mailadres"),
        help_text=_("Komt niet op de site. We gebruiken het om iets na te vragen en voor de link om aan te passen."),
        error_messages={
            "required": _("Vul je e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een goed adres lijkt op naam@voorbeeld.be."),
        },
    )


class SessionForm(forms.Form):
    """One date; an empty one counts as none. `uuid` tells which known date this is."""

    uuid = forms.UUIDField(required=False, widget=forms.HiddenInput)
    removed = forms.BooleanField(label=_("Haal deze datum weg"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_known = bool(self.initial.get("uuid"))
        for name, field in fields_for_model(TrainingSession, fields=SESSION_FIELDS, widgets=WIDGETS).items():
            self.fields[name] = field
            field.label = capfirst(field.label)
        self.fields["starts_on"].required = False
        if not self.is_known:
            del self.fields["removed"]

    @property
    def is_empty(self) -> bool:
        return not self.has_changed() and not self.is_known

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.has_changed() and not cleaned.get("starts_on") and "starts_on" not in self.errors:
            self.add_error("starts_on", _now("Vul de dag in, of maak de rest leeg."))
        if not self.errors and cleaned.get("starts_on"):
            self._check(TrainingSession(**{name: cleaned[name] for name in SESSION_FIELDS}))
        return cleaned

    def _check(self, session: TrainingSession) -> None:
        for check in (partial(session.clean_fields, exclude={"page", "sort_order"}), session.clean):
            try:
                check()
            except ValidationError as error:
                for name, messages in error.message_dict.items():
                    self.add_error(name, messages)

    def result(self, known: dict[UUID, TrainingSession]) -> TrainingSession | None:
        """The session as it becomes, with the identity that it had; None for one that is empty or taken away."""
        if self.is_empty or not self.cleaned_data.get("starts_on") or self.cleaned_data.get("removed"):
            return None
        session = known.get(self.cleaned_data["uuid"]) or TrainingSession()
        for name in SESSION_FIELDS:
            setattr(session, name, self.cleaned_data[name])
        return session


class SessionForms:
    """Known dates that are still to come, and some empty rows; a hidden count says how many there are."""

    def __init__(self, page: TrainingPage | None, data: QueryDict | None, today: date) -> None:
        everything = list(page.sessions.all()) if page else []
        self._past = [one for one in everything if (one.ends_on or one.starts_on) < today]
        coming = [one for one in everything if one not in self._past]
        self._known = {one.uuid: one for one in coming}
        count = len(coming) + EMPTY_ROWS
        if data is not None:
            count = max(min(_number(data.get("dates")), MOST_ROWS), len(coming))
        self.forms = [
            SessionForm(data, prefix=f"d{number}", initial=_initial(coming[number]) if number < len(coming) else {})
            for number in range(count)
        ]

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in self.forms])  # noqa: C419 - every form shows its errors, not the first

    def results(self) -> list[TrainingSession]:
        """All dates of the page after this answer; those that are over stay."""
        found = [form.result(self._known) for form in self.forms]
        return [*self._past, *(session for session in found if session)]


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0


def _initial(session: TrainingSession) -> dict[str, Any]:
    return {"uuid": session.uuid, **{name: getattr(session, name) for name in SESSION_FIELDS}}
