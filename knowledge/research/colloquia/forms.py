"""Forms of who sends in an abstract, who judges it and who decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from knowledge.events.forms import TrapForm
from knowledge.research.colloquia.rules import count_words, names_that_show
from knowledge.research.enums import ContributionForm, ContributionState

SCORES = [
    ("", _("Nog geen oordeel")),
    ("5", _("5: zeker opnemen")),
    ("4", _("4: goed")),
    ("3", _("3: kan")),
    ("2", _("2: liever niet")),
    ("1", _("1: niet opnemen")),
]


class SubmissionForm(TrapForm):
    title = forms.CharField(
        label=_("Titel"), max_length=250, error_messages={"required": _("Geef je bijdrage een titel.")}
    )
    form = forms.ChoiceField(label=_("Vorm"), choices=ContributionForm.choices)
    text = forms.CharField(
        label=_("Abstract"),
        max_length=10_000,
        help_text=_("Schrijf hier geen namen van auteurs: wie beoordeelt, mag niet weten van wie dit is."),
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Schrijf je abstract.")},
    )
    authors = forms.CharField(
        label=_("Auteurs"),
        max_length=2_000,
        help_text=_("Eén naam per regel. De beoordelaars zien dit niet."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Zeg wie dit schreef.")},
    )
    affiliation = forms.CharField(label=_("Waar werken jullie?"), max_length=250, required=False)
    contact_email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_("Hier sturen we de bevestiging en de beslissing naartoe."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul je e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een goed adres lijkt op naam@voorbeeld.be."),
        },
    )

    def __init__(self, *args: Any, most_words: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._most_words = most_words

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        words = count_words(text)
        if words > self._most_words:
            told = {"words": words, "most": self._most_words}
            raise forms.ValidationError(_now("Je schreef %(words)d woorden. Kort in tot %(most)d.") % told)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        authors = str(cleaned.get("authors", "")).splitlines()
        for name in ("title", "text"):
            if shown := names_that_show(str(cleaned.get(name, "")), authors):
                text = _now("Hier staat de naam “%(name)s”. Wie beoordeelt, mag niet weten van wie dit is.")
                self.add_error(name, text % {"name": shown[0]})
        return cleaned


class ReviewForm(forms.Form):
    score = forms.TypedChoiceField(
        label=_("Je oordeel"), choices=SCORES, coerce=int, empty_value=None, required=False, widget=forms.Select
    )
    remark = forms.CharField(
        label=_("Waarom"),
        required=False,
        max_length=2_000,
        help_text=_("Alleen wie beslist, leest dit."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    steps_back = forms.BooleanField(label=_("Ik ken dit werk of deze mensen: ik oordeel niet"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("score") and not cleaned.get("steps_back"):
            self.add_error("score", _now("Kies een oordeel, of zeg dat je niet oordeelt."))
        return cleaned


class DecisionForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Beslissing"),
        choices=[
            (ContributionState.NEW, _("Nog niet beslist")),
            (ContributionState.ACCEPTED, ContributionState.ACCEPTED.label),
            (ContributionState.DECLINED, ContributionState.DECLINED.label),
        ],
    )
    decision_note = forms.CharField(
        label=_("Wat je erbij zegt"),
        required=False,
        max_length=2_000,
        help_text=_("Staat in de mail. Noem geen beoordelaar."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
