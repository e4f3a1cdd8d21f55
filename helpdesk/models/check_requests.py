import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from helpdesk.enums import CheckAnswer
from helpdesk.querysets import CheckRequestQuerySet


class CheckRequest(models.Model):
    """The question to a service whether its listing is still right, and what came of it.

    One runs until it is answered; `email` is where it was sent, so that a later change of address cannot
    answer it. `revision` is the draft that an answer with changes made.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    service = models.ForeignKey(
        "helpdesk.ServicePage", on_delete=models.CASCADE, related_name="check_requests", verbose_name=_("dienst")
    )
    email = models.EmailField(_("gevraagd aan"))
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    sent_at = models.DateTimeField(_("gemaild op"), null=True)
    reminded_at = models.DateTimeField(_("herinnerd op"), null=True)
    escalated_at = models.DateTimeField(_("doorgegeven op"), null=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True)
    answer = FixedChoiceField(_("antwoord"), max_length=12, choices=CheckAnswer.choices, blank=True)
    note = models.TextField(_("opmerking van de dienst"), blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = CheckRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("nakijkvraag")
        verbose_name_plural = _("nakijkvragen")
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(answered_at=None), name="one_open_check_request"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} ({self.created_at:%d/%m/%Y})"
