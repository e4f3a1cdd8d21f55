import uuid
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from knowledge.research.enums import ContributionForm, ContributionState
from knowledge.research.models.colloquia import ColloquiumPage
from knowledge.research.querysets import SubmissionQuerySet


class AbstractSubmission(models.Model):
    """An abstract for a colloquium. Who wrote it stays hidden from reviewers, and from everybody until the decision.

    `mailed_state` is what the last mail told: a mail is owed as long as it differs from `state`; a decision waits for
    the organiser to send it (`decided_at` set, `is_told` not). No permissions and no place in the admin's lists, so
    that nobody meets the names there. Gone some time after the colloquium (`retention`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    colloquium = models.ForeignKey(ColloquiumPage, on_delete=models.CASCADE, related_name="submissions")
    title = models.CharField(_("titel"), max_length=250)
    text = models.TextField(_("abstract"))
    form = FixedChoiceField(_("vorm"), max_length=10, choices=ContributionForm.choices, default=ContributionForm.TALK)
    authors = models.TextField(_("auteurs"))
    affiliation = models.CharField(_("waar jullie werken"), max_length=250, blank=True)
    contact_email = models.EmailField(_("e-mail"))
    state = FixedChoiceField(
        _("stand"), max_length=12, choices=ContributionState.choices, default=ContributionState.NEW
    )
    decision_note = models.TextField(_("wat je erbij zegt"), blank=True, max_length=2000)
    created_at = models.DateTimeField(default=timezone.now)
    is_told = models.BooleanField(default=True)
    mailed_state = models.CharField(max_length=12, blank=True)
    refused_at = models.DateTimeField(null=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions: list[str] = []
        verbose_name = _("ingediende bijdrage")
        verbose_name_plural = _("ingediende bijdragen")

    def __str__(self) -> str:
        return self.title

    @property
    def author_lines(self) -> list[str]:
        return [line.strip() for line in self.authors.splitlines() if line.strip()]

    @property
    def names_may_show(self) -> bool:
        """Once its authors know the decision."""
        return self.is_told and self.state in {ContributionState.ACCEPTED, ContributionState.DECLINED}


class AbstractReview(models.Model):
    """What one reviewer thinks of one abstract. `score` is None where the reviewer steps back."""

    submission = models.ForeignKey(AbstractSubmission, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(
        _("score"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    remark = models.TextField(_("waarom"), blank=True, max_length=2000)
    steps_back = models.BooleanField(_("ik ken dit werk en oordeel niet"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(fields=["submission", "reviewer"], name="one_review_a_submission_and_reviewer")
        ]
        verbose_name = _("beoordeling")
        verbose_name_plural = _("beoordelingen")

    def __str__(self) -> str:
        return f"{self.submission}: {self.score or '-'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.steps_back:
            self.score = None
        super().save(*args, **kwargs)
