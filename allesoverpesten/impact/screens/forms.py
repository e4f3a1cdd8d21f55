"""Forms of the results screens. Numbers are typed as Dutch people write them: 12,5."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.enums import BudgetKind
from allesoverpesten.impact.models import Action, ActionReport, BudgetLine, Evidence, Indicator, Period
from allesoverpesten.impact.workflow import Figures, Part

MOST = Decimal("999999999999.99")


def number_field(label: str, *, required: bool = False) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=required, localize=True, min_value=0, max_value=MOST, max_digits=14, decimal_places=2
    )


def without_noughts(number: Decimal | None) -> Decimal | None:
    """`2000` instead of `2000,00`."""
    return number.to_integral() if number is not None and number == number.to_integral() else number


class PartsForm(forms.Form):
    """A number for the whole and one for each part of the split; names are `whole` and `part-<number>`."""

    def __init__(self, indicator: Indicator, numbers: Mapping[str, Decimal], *args: Any, **kwargs: Any) -> None:
        """`numbers` are what there is now: part → number, the whole under an empty key."""
        super().__init__(*args, **kwargs)
        self._keys = {"whole": "", **{f"part-{number}": key for number, key in enumerate(indicator.parts)}}
        labels = {"": _("Geheel"), **indicator.parts}
        for name, key in self._keys.items():
            self.fields[name] = number_field(str(labels[key]))
            self.fields[name].initial = without_noughts(numbers.get(key))

    @property
    def numbers(self) -> dict[str, Decimal]:
        """What was filled in: part → number."""
        filled = {key: self.cleaned_data.get(name) for name, key in self._keys.items()}
        return {key: value for key, value in filled.items() if value is not None}


class FiguresForm(PartsForm):
    """The figure of a period. Parts may overlap (one visitor, two groups), so only what cannot be is refused."""

    note = forms.CharField(
        label=_("Toelichting"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat moet de lezer van het rapport hierover weten?"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*self._keys, "note"])

    def clean(self) -> None:
        super().clean()
        whole = self.cleaned_data.get("whole")
        for name, key in self._keys.items():
            number = self.cleaned_data.get(name)
            if key and number is not None and whole is None and not self.errors:
                self.add_error("whole", _("Vul ook het geheel in als je delen invult."))

    @property
    def figures(self) -> Figures:
        parts = tuple(Part(value, part=key) for key, value in self.numbers.items() if key)
        return Figures(self.numbers.get(""), self.cleaned_data["note"].strip(), parts)


class StoryForm(forms.ModelForm):
    """What happened, what was learned, and the money, in one form."""

    class Meta:
        model = ActionReport
        fields = ["narrative", "lessons"]
        widgets = {"narrative": forms.Textarea(attrs={"rows": 10}), "lessons": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, lines: Mapping[str, BudgetLine], *args: Any, **kwargs: Any) -> None:
        """`lines` are the budget lines there are, by kind."""
        super().__init__(*args, **kwargs)
        self._lines = lines
        for kind in BudgetKind:
            line = lines.get(kind)
            for name, words in (("planned", _("%s, gepland (euro)")), ("spent", _("%s, uitgegeven (euro)"))):
                field = number_field(str(words) % str(kind.label).capitalize())
                field.initial = getattr(line, name, None)
                self.fields[f"{kind}-{name}"] = field

    def save_all(self, action: Action, period: Period) -> None:
        """Write the story and the lines. A line without any amount goes away; what was an example is one no longer."""
        story = self.save(commit=False)
        story.action, story.period, story.is_example = action, period, False
        story.save()
        for kind in BudgetKind:
            planned, spent = self.cleaned_data[f"{kind}-planned"], self.cleaned_data[f"{kind}-spent"]
            line = self._lines.get(kind)
            if planned is None and spent is None:
                if line:
                    line.delete()
                continue
            line = line or BudgetLine(action=action, period=period, kind=kind)
            line.planned, line.spent, line.is_example = planned, spent, False
            line.save()


class EvidenceForm(forms.ModelForm):
    class Meta:
        model = Evidence
        fields = ["title", "indicator", "file"]

    def __init__(self, action: Action, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = action.indicators.all()
        self.fields["indicator"].empty_label = _("bij de hele actie")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
            megabytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024 // 1024
            raise ValidationError(_("Het bestand mag hoogstens %(megabytes)s MB zijn.") % {"megabytes": megabytes})
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
        self.instance.digest = digest.hexdigest()
        return file


class ReturnForm(forms.Form):
    note = forms.CharField(
        label=_("Waarom stuur je de waarde terug?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )
