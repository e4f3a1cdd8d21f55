"""What the network promised: goals, the actions for each, and the indicators by which an action is judged."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.automatic import known
from allesoverpesten.impact.enums import Direction, Source, Split
from content.core.enums import Audience, Context
from content.core.fields import FixedChoiceField


def automatic_choices() -> list[tuple[str, str]]:
    return [("", "---------"), *((one.key, str(one.label)) for one in known())]


class Goal(models.Model):
    """One of the goals in the subsidy decision."""

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    description = models.TextField(_("omschrijving"))
    address = models.CharField(
        _("adres op deze site"), max_length=255, blank=True, help_text=_("Bijvoorbeeld /hulp/. Mag leeg blijven.")
    )

    class Meta:
        verbose_name = _("doel")
        verbose_name_plural = _("doelen")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Action(models.Model):
    """What is done for a goal, year after year."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="actions", verbose_name=_("doel"))
    code = models.CharField(_("nummer"), max_length=20, unique=True, help_text=_("Bijvoorbeeld 2.1."))
    title = models.CharField(_("titel"), max_length=160)
    description = models.TextField(_("omschrijving"))
    responsible = models.CharField(_("wie"), max_length=160, blank=True, help_text=_("Een rol of organisatie."))
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("actie")
        verbose_name_plural = _("acties")
        ordering = ["goal__number", "order", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def for_visitors(self) -> "IndicatorQuerySet":
        """What we measure and tell everybody."""
        return self.filter(is_active=True, is_public=True).select_related("action")


class Indicator(models.Model):
    """How it shows whether an action works. A wrong definition makes every figure wrong, so it is obligatory."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("actie"))
    code = models.CharField(_("nummer"), max_length=20, unique=True, help_text=_("Bijvoorbeeld 2.1.a."))
    label = models.CharField(_("naam"), max_length=160)
    definition = models.TextField(_("definitie"), help_text=_("Wat telt mee, wat niet, en hoe weten we dat?"))
    unit = models.CharField(_("eenheid"), max_length=40, help_text=_("Bijvoorbeeld keer, pagina's, % of euro."))
    direction = FixedChoiceField(_("richting"), max_length=8, choices=Direction.choices, default=Direction.UP)
    source = FixedChoiceField(_("bron"), max_length=12, choices=Source.choices, default=Source.TYPED)
    automatic_key = FixedChoiceField(_("automatische teller"), max_length=80, choices=automatic_choices, blank=True)
    split = FixedChoiceField(_("splitsing"), max_length=12, choices=Split.choices, blank=True)
    split_keys = models.TextField(
        _("delen van de splitsing"),
        blank=True,
        help_text=_(
            "Eén per lijn, met de naam erachter als die anders is: phone = telefoon. Leeg: alle doelgroepen of "
            "situaties, of de kanalen die de site zelf telt."
        ),
    )
    baseline = models.DecimalField(_("nulmeting"), max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_source = models.CharField(_("waar de nulmeting vandaan komt"), max_length=200, blank=True)
    of_people = models.BooleanField(
        _("telt mensen of wat ze doen"),
        default=True,
        help_text=_("In rapporten staat dan “minder dan 5” bij kleine aantallen, zodat niemand herkenbaar is."),
    )
    is_public = models.BooleanField(_("staat op de resultatenpagina"), default=True)
    is_active = models.BooleanField(_("wordt nog gemeten"), default=True)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicatoren")
        ordering = ["action__goal__number", "action__order", "action__code", "order", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    def clean(self) -> None:
        """The source and the counter belong together; parts must be ones that exist."""
        super().clean()
        if (self.source == Source.AUTOMATIC) != bool(self.automatic_key):
            raise ValidationError(
                {"automatic_key": _("Kies een teller als de site zelf telt, en anders niet.")}, code="source"
            )
        if self.split == Split.CHANNEL and self.source != Source.AUTOMATIC and not self.split_keys.strip():
            raise ValidationError({"split_keys": _("Zeg welke kanalen er zijn, één per lijn.")})
        known_parts = self._all_parts()
        unknown = [key for key in self._written_parts() if known_parts and key not in known_parts]
        if unknown:
            message = _("Dit kennen we niet: %(unknown)s. Kies uit: %(known)s.")
            parts = {"unknown": ", ".join(unknown), "known": ", ".join(known_parts)}
            raise ValidationError({"split_keys": message % parts})

    @property
    def parts(self) -> dict[str, str]:
        """Parts of the split, key → label as people read it; empty without a split."""
        if not self.split:
            return {}
        labels = self._all_parts()
        written = self._written_parts()
        return {key: label or labels.get(key, key) for key, label in written.items()} or labels

    def _written_parts(self) -> dict[str, str]:
        """Key → label, which is empty where only a key was written."""
        lines = (line.partition("=") for line in self.split_keys.splitlines() if line.strip())
        return {key.strip(): label.strip() for key, _sign, label in lines}

    def _all_parts(self) -> dict[str, str]:
        choices = {Split.AUDIENCE: Audience.choices, Split.CONTEXT: Context.choices}.get(Split(self.split), [])
        return {key: str(label) for key, label in choices}
