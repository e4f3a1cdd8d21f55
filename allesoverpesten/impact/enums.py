"""Choices of the results part. Keys are stored: never rename one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    UP = "up", _("hoger is beter")
    DOWN = "down", _("lager is beter")


class Source(models.TextChoices):
    AUTOMATIC = "automatic", _("de site telt het zelf")
    TYPED = "typed", _("iemand vult het in")
    DOCUMENT = "document", _("uit een document, met bewijsstuk")


class Split(models.TextChoices):
    NONE = "", _("niet gesplitst")
    AUDIENCE = "audience", _("per doelgroep")
    CHANNEL = "channel", _("per kanaal")
    CONTEXT = "context", _("per situatie")


class ValueState(models.TextChoices):
    DRAFT = "draft", _("klad")
    SUBMITTED = "submitted", _("ingediend")
    RETURNED = "returned", _("teruggestuurd")
    APPROVED = "approved", _("goedgekeurd")


OPEN_STATES = frozenset({ValueState.DRAFT, ValueState.RETURNED})
"""What may still be changed by who fills it in."""


class EventKind(models.TextChoices):
    SAVED = "saved", _("bewaard")
    COMPUTED = "computed", _("geteld door de site")
    SUBMITTED = "submitted", _("ingediend")
    RETURNED = "returned", _("teruggestuurd")
    APPROVED = "approved", _("goedgekeurd")


class BudgetKind(models.TextChoices):
    STAFF = "staff", _("personeel")
    OPERATIONS = "operations", _("werking")
    PROMOTION = "promotion", _("promotie")
