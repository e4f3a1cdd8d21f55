import uuid

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from knowledge.events.enums import RegistrationState
from knowledge.events.models.events import Event
from knowledge.events.querysets import RegistrationQuerySet


class Registration(models.Model):
    """Somebody who wants to come. The order of the waiting list is the order of the keys, given under a lock.

    `mailed_state` and `mailed_notice` are what the last mail told: a mail is owed as long as they differ from how
    things are. All of it is deleted some time after the event (`retention`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations", verbose_name=_("datum"))
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mail"))
    organization = models.CharField(_("organisatie"), max_length=160, blank=True)
    remark = models.CharField(_("opmerking"), max_length=500, blank=True)
    state = FixedChoiceField(_("stand"), max_length=12, choices=RegistrationState.choices)
    created_at = models.DateTimeField(_("ingeschreven op"), default=timezone.now)
    mailed_state = models.CharField(max_length=12, blank=True, editable=False)
    mailed_notice = models.PositiveIntegerField(default=0, editable=False)
    refused_at = models.DateTimeField(_("mail geweigerd op"), null=True, blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("inschrijving")
        verbose_name_plural = _("inschrijvingen")
        constraints = [
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=models.Q(state__in=["ingeschreven", "wachtlijst"]),
                name="one_registration_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_state_display()})"

    @property
    def has_place(self) -> bool:
        return self.state == RegistrationState.REGISTERED
