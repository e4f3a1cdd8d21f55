import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from helpdesk.enums import ImportState

KEPT = timedelta(hours=2)


class ImportUpload(models.Model):
    """Two files between upload and confirmation, already read as CSV text. Gone two hours later."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    services = models.BinaryField()
    contacts = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    state = FixedChoiceField(max_length=10, choices=ImportState.choices, default=ImportState.PREVIEW)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def is_expired(self) -> bool:
        return self.created_at < timezone.now() - KEPT


class ImportedFile(models.Model):
    """The text of the last imported file of a kind: an export writes unchanged rows letter for letter as they came."""

    kind = models.CharField(max_length=20, unique=True)
    content = models.BinaryField()
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("geïmporteerd bestand")
        verbose_name_plural = _("geïmporteerde bestanden")

    def __str__(self) -> str:
        return self.kind
