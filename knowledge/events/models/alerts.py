import uuid
from datetime import datetime

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.events.querysets import AlertQuerySet


class AlertSubscription(models.Model):
    """Somebody wants a mail when a filtered list gets something new. Deleted the moment they leave.

    `list_key` and `query` say which list (`alerts.lists`). Nothing is sent before `confirmed_at`: the address may
    be somebody else's. `looked_at` is until when its digests have told.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    list_key = models.CharField(max_length=20)
    query = models.CharField(max_length=500, blank=True)
    email = models.EmailField()
    created_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailbericht over nieuws")
        verbose_name_plural = _("mailberichten over nieuws")
        constraints = [
            models.UniqueConstraint("list_key", "query", Lower("email"), name="one_alert_a_list_and_address")
        ]

    def __str__(self) -> str:
        return f"{self.list_key}?{self.query}"

    @property
    def since(self) -> datetime:
        """From when on something is news to this person."""
        return self.looked_at or self.confirmed_at or self.created_at
