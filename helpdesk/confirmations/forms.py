"""What a service may change itself: how people reach it, and when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helpdesk.enums import Channel
from helpdesk.hours_field import HoursFormField
from helpdesk.models import ContactPoint, Schedule, ServicePage
from helpdesk.phone_numbers import PhoneNumberProblem, parse_phone_number

NUMBERS = {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}
ADDRESSES = {Channel.CHAT, Channel.FORUM, Channel.FORM, Channel.WEBSITE}


def checked_value(channel: str, value: str) -> str:
    """A number or address fit for its channel. Raises ValidationError with a Dutch reason."""
    if channel in NUMBERS:
        try:
            return parse_phone_number(value).digits
        except PhoneNumberProblem as problem:
            raise ValidationError(str(problem)) from problem
    if channel == Channel.EMAIL and "@" in value:
        forms.EmailField(error_messages={"invalid": _("Dit is geen e-mailadres.")}).clean(value)
    elif channel in ADDRESSES or channel == Channel.EMAIL:
        forms.URLField(assume_scheme="https", error_messages={"invalid": _("Dit is geen webadres.")}).clean(value)
    return value


class ContactPointForm(forms.Form):
    """One way of contact. Hours that are more than one week pattern stay out: they go in the message to us."""

    value = forms.CharField(
        label=gettext_lazy("Nummer of adres"),
        max_length=255,
        error_messages={"required": gettext_lazy("Vul in hoe mensen jullie bereiken.")},
    )
    hours = HoursFormField(label=gettext_lazy("Uren"), required=False)
    note = forms.CharField(label=gettext_lazy("Opmerking voor de bezoeker"), max_length=255, required=False)
    stops = forms.BooleanField(label=gettext_lazy("Dit bestaat niet meer"), required=False)

    def __init__(self, contact: ContactPoint, data: QueryDict | None, prefix: str) -> None:
        self.contact = contact
        schedules = list(contact.schedules.all())
        self.legend = f"{contact.get_channel_display()} {contact.label}".strip()
        hours = schedules[0].opening_hours if schedules else ""
        super().__init__(data, prefix=prefix, initial={"value": contact.value, "note": contact.note, "hours": hours})
        if len(schedules) > 1:
            del self.fields["hours"]

    def clean_value(self) -> str:
        return checked_value(self.contact.channel, self.cleaned_data["value"])

    def apply(self) -> None:
        """Write the answer on the contact point, in memory only."""
        self.contact.value, self.contact.note = self.cleaned_data["value"], self.cleaned_data["note"]
        if "hours" in self.changed_data:
            self.contact.schedules.set(self._schedules(self.cleaned_data["hours"]))

    def _schedules(self, hours: str) -> list[Schedule]:
        if not hours:
            return []
        schedule = next(iter(self.contact.schedules.all()), None) or Schedule()
        schedule.opening_hours = hours
        return [schedule]


class MessageForm(forms.Form):
    message = forms.CharField(
        label=gettext_lazy("Moet er nog iets anders veranderen?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Bijvoorbeeld de uitleg, de doelgroep of een nieuw adres. Wij passen het aan."),
    )


class AnswerForms:
    """The whole screen: a form for each way of contact, and one message."""

    def __init__(self, page: ServicePage, data: QueryDict | None = None) -> None:
        self._page = page
        contacts = list(page.contact_points.all())
        self.contacts = [ContactPointForm(contact, data, f"c{number}") for number, contact in enumerate(contacts)]
        self.message = MessageForm(data, prefix="m")

    @property
    def all(self) -> list[Any]:
        return [*self.contacts, self.message]

    def is_valid(self) -> bool:
        return all([form.is_valid() for form in self.all])  # noqa: C419 - every form shows its errors, not the first

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """(id of the field, its name with the way of contact, what is wrong), in the order of the screen."""
        return [
            (form[name].auto_id, f"{getattr(form, 'legend', '')} {form[name].label}".strip(), errors[0])
            for form in self.all
            for name, errors in form.errors.items()
        ]

    @property
    def has_changes(self) -> bool:
        return any(form.has_changed() for form in self.all)

    def apply(self) -> str:
        """Write the answer on the page in memory; gives the message to the coordinator."""
        for form in self.contacts:
            form.apply()
        self._page.contact_points.set([form.contact for form in self.contacts if not form.cleaned_data["stops"]])
        return str(self.message.cleaned_data["message"])
