"""Identity that survives renames, exports and partner systems."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Identified(models.Model):
    """A record with an own UUID (HSDS `id`). A copied page gets new ones: no two share an identity."""

    uuid = models.UUIDField(_("identiteit"), default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A copied page brings revisions along that still name the parts of the original: their own identity stays."""
        records = type(self).objects
        if records.filter(uuid=self.uuid).exclude(pk=self.pk).exists():
            self.uuid = records.filter(pk=self.pk).values_list("uuid", flat=True).first() or uuid.uuid4()
        super().save(*args, **kwargs)
