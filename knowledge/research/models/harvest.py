from django.db import models
from django.utils.translation import gettext_lazy as _


class HarvestRecord(models.Model):
    """When what harvesters see of a publication last changed. Outlives the publication, as a deletion.

    `page_id` is no foreign key for that reason. Written by `knowledge.research.harvest` only.
    """

    page_id = models.PositiveBigIntegerField(unique=True)
    stamp = models.DateTimeField()
    is_deleted = models.BooleanField(default=False)

    class Meta:
        default_permissions: list[str] = []
        indexes = [models.Index(fields=["stamp", "id"], name="harvest_in_order")]
        verbose_name = _("oogstbericht")
        verbose_name_plural = _("oogstberichten")

    def __str__(self) -> str:
        return str(self.page_id)
