from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from knowledge.training.selfcheck.result import Answer, Result, evaluate
from knowledge.training.selfcheck.statements import Kind, Phase, statements_for

CHOICES = [
    (Answer.YES.value, _("Ja")),
    (Answer.PARTLY.value, _("Deels")),
    (Answer.NO.value, _("Nee, of ik weet het niet")),
]


class SelfCheckForm(forms.Form):
    """One question for each statement of a kind of organization."""

    def __init__(self, kind: Kind, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.kind = kind
        for statement in statements_for(kind):
            self.fields[statement.key] = forms.ChoiceField(
                label=statement.text,
                choices=CHOICES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies een antwoord."), "invalid_choice": _("Kies een antwoord.")},
            )

    @property
    def phases(self) -> list[dict[str, object]]:
        """The questions under their phase, in the order of the screen."""
        return [
            {
                "title": phase.label,
                "fields": [self[one.key] for one in statements_for(self.kind) if one.phase is phase],
            }
            for phase in Phase
        ]

    def result(self) -> Result:
        return evaluate(self.kind, {key: Answer(value) for key, value in self.cleaned_data.items()})
