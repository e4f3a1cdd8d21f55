"""Fields for what comes from files of others: no value is too long, none is refused for its form."""

from typing import Any

from django import forms
from django.db import models


class LineField(models.TextField):
    """One line of any length: a title of four hundred characters is a real title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"widget": forms.TextInput, **kwargs})
