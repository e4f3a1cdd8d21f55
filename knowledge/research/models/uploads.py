import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(hours=2)


class PublicationUpload(models.Model):
    """A file with publications between upload and confirmation. Gone two hours later."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions: list[str] = []
        verbose_name = _("import van publicaties")
        verbose_name_plural = _("imports van publicaties")

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_expired(self) -> bool:
        return self.created_at < timezone.now() - KEPT
