from django import forms
from django.utils.translation import gettext_lazy as _

from helpdesk.enums import ReportSubject


class ReportForm(forms.Form):
    """What is wrong with a listing. `website_2` is a trap: people do not see it, robots fill it in."""

    TOO_MANY = _("Er kwamen al veel meldingen van deze verbinding. Probeer het over een uur nog eens.")

    what = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        choices=ReportSubject.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er niet klopt.")},
    )
    message = forms.CharField(
        label=_("Wat moet er staan, of wat gebeurde er?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Zet hier niets over jezelf. Heb je hulp nodig? Neem dan contact op met de dienst zelf."),
    )
    website_2 = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    @property
    def is_from_a_robot(self) -> bool:
        return bool(self.cleaned_data["website_2"])
