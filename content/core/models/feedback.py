from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedbackCount(models.Model):
    """How many visitors found a page useful on a day. Nothing about who they are."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="feedback_counts", verbose_name=_("pagina")
    )
    day = models.DateField(_("dag"))
    useful = models.PositiveIntegerField(_("ja"), default=0)
    not_useful = models.PositiveIntegerField(_("nee"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="feedback_count_once_a_day")]
        default_permissions = ["view"]
        verbose_name = _("nuttig of niet")
        verbose_name_plural = _("nuttig of niet")

    def __str__(self) -> str:
        return f"{self.page_id} {self.day}"


class FeedbackText(models.Model):
    """What a visitor wrote about a page, with no more than the day. Deleted after 180 days.

    A text that hints at danger never becomes one of these: its writer gets the danger card instead.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="feedback_texts", verbose_name=_("pagina")
    )
    is_useful = models.BooleanField(_("vond het nuttig"))
    text = models.TextField(_("tekst"))
    day = models.DateField(_("dag"), db_index=True)

    class Meta:
        ordering = ["-day", "-pk"]
        default_permissions = ["view", "delete"]
        verbose_name = _("opmerking bij een pagina")
        verbose_name_plural = _("opmerkingen bij pagina's")

    def __str__(self) -> str:
        return self.text[:60]
