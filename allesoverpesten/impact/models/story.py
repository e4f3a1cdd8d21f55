"""What a figure cannot say: the story of an action in a period, its evidence, money, milestones, and evaluations."""

from django.core.validators import FileExtensionValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from allesoverpesten.impact.enums import BudgetKind
from allesoverpesten.impact.locking import OfPeriod
from allesoverpesten.impact.models.plan import Action, Indicator
from content.core.fields import FixedChoiceField

EVIDENCE_KINDS = ["csv", "docx", "jpg", "jpeg", "odt", "ods", "pdf", "png", "pptx", "txt", "xlsx"]


class ActionReport(OfPeriod):
    """What was done, and what was learned from it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="reports")
    narrative = models.TextField(_("wat er gebeurde"), blank=True)
    lessons = models.TextField(_("wat we leerden"), blank=True)

    class Meta:
        verbose_name = _("verhaal van een actie")
        constraints = [models.UniqueConstraint(fields=["action", "period"], name="impact_one_story_an_action")]

    def __str__(self) -> str:
        return f"{self.action.code} {self.period}"


class Evidence(OfPeriod):
    """A file that shows that something is so. Kept below `documents/`, which the site never serves by itself."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("bij welk cijfer")
    )
    title = models.CharField(_("wat het is"), max_length=160)
    file = models.FileField(
        _("bestand"), upload_to="documents/bewijsstukken/", validators=[FileExtensionValidator(EVIDENCE_KINDS)]
    )
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("bewijsstuk")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class BudgetLine(OfPeriod):
    """Euro planned and spent for an action, by kind."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="budget")
    kind = FixedChoiceField(max_length=12, choices=BudgetKind.choices)
    planned = models.DecimalField(
        _("gepland"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    spent = models.DecimalField(
        _("uitgegeven"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("begrotingslijn")
        constraints = [models.UniqueConstraint(fields=["action", "period", "kind"], name="impact_one_line_a_kind")]

    def __str__(self) -> str:
        return f"{self.action.code} {self.get_kind_display()}"


class Milestone(OfPeriod):
    """Something that should be there on a day."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("actie"))
    title = models.CharField(_("wat er dan klaar is"), max_length=200)
    due = models.DateField(_("tegen"))
    reached_on = models.DateField(_("bereikt op"), null=True, blank=True)
    note = models.TextField(_("toelichting"), blank=True)

    class Meta:
        verbose_name = _("mijlpaal")
        verbose_name_plural = _("mijlpalen")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.title


class InterimEvaluation(OfPeriod):
    """A moment to look back together: who was there, what was found, what will be done in another way."""

    day = models.DateField(_("dag"))
    title = models.CharField(_("titel"), max_length=160)
    participants = models.TextField(
        _("wie deed mee"), help_text=_("Organisaties of rollen, één per lijn. Namen van mensen zijn niet nodig.")
    )
    findings = models.TextField(_("wat we vaststelden"))
    adjustments = models.TextField(_("wat we bijsturen"), blank=True)

    class Meta:
        verbose_name = _("tussentijdse evaluatie")
        verbose_name_plural = _("tussentijdse evaluaties")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.title
