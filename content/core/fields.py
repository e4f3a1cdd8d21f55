"""Field types that keep migrations small and lists of choices in one column."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from wagtail.fields import StreamField


class ContentStreamField(StreamField):
    """A StreamField whose block definition stays out of migrations.

    A changed block needs no migration then; the price (historical models know no blocks, so a data migration must
    read raw JSON) is written down in docs/adr/0002-slim-stream-field.md.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class ChoiceArrayField(ArrayField):
    """Several fixed choices in one Postgres array: filtered with `__contains`, shown as checkboxes, no join."""

    def __init__(self, choices: list[tuple[str, Any]] | None = None, **kwargs: Any) -> None:
        if choices is not None:
            kwargs["base_field"] = models.CharField(max_length=32, choices=choices)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        # Choices are code, not schema: a reworded label must not ask for a migration.
        kwargs["base_field"] = models.CharField(max_length=32)
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.base_field.choices,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
            initial=kwargs.get("initial"),
        )


class FixedChoiceField(models.CharField):
    """One of the choices in the code. Choices stay out of migrations: a reworded label is no change of the schema."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
        """Words on a card: Django's own way translates every choice before it looks one up."""

        def display(instance: models.Model) -> str:
            value = getattr(instance, name)
            return next((str(label) for key, label in self.flatchoices if key == value), value)

        setattr(cls, f"get_{name}_display", display)
        super().contribute_to_class(cls, name, **kwargs)
