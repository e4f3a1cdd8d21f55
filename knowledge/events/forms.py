from django import forms
from django.utils.translation import gettext_lazy as _


class TrapForm(forms.Form):
    """A form of anonymous visitors. `website_2` is a trap: people do not see it, robots fill it in."""

    TOO_MANY = _("Er kwam al veel van deze verbinding. Probeer het over een uur nog eens.")

    website_2 = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    @property
    def is_from_a_robot(self) -> bool:
        return bool(self.cleaned_data["website_2"])


class RegistrationForm(TrapForm):
    name = forms.CharField(
        label=_("Je naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in.")},
    )
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        max_length=254,
        help_text=_("Hier sturen we de bevestiging naartoe, met een link om te annuleren."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul je e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een goed adres lijkt op naam@voorbeeld.be."),
        },
    )
    organization = forms.CharField(
        label=_("Je school, club of organisatie"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    remark = forms.CharField(
        label=_("Moet de organisator nog iets weten?"),
        max_length=500,
        required=False,
        help_text=_("Bijvoorbeeld over toegankelijkheid of eten. Zet hier niets over de gezondheid van iemand anders."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AlertForm(TrapForm):
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        max_length=254,
        help_text=_("We sturen je eerst een mail om te bevestigen."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul je e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een goed adres lijkt op naam@voorbeeld.be."),
        },
    )
