from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from content.core.fields import FixedChoiceField
from knowledge.research.enums import AskedBy, RequestState


class ResearchRequest(models.Model):
    """Somebody of press, policy or practice looks for a researcher. Gone half a year later, with name and address."""

    asked_by = FixedChoiceField(_("wie vraagt het"), max_length=12, choices=AskedBy.choices)
    name = models.CharField(_("naam"), max_length=120)
    organization = models.CharField(_("organisatie"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail"))
    question = models.TextField(_("vraag"), max_length=2000)
    needed_by = models.DateField(_("nodig tegen"), null=True, blank=True)
    researcher = models.ForeignKey(
        "research.ResearcherPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("over of voor"),
    )
    state = FixedChoiceField(_("stand"), max_length=12, choices=RequestState.choices, default=RequestState.NEW)
    created_on = models.DateField(_("gevraagd op"), auto_now_add=True)

    panels = [
        FieldRowPanel([FieldPanel("asked_by"), FieldPanel("needed_by"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("name"), FieldPanel("organization"), FieldPanel("email")]),
        FieldPanel("question"),
        FieldPanel("researcher"),
    ]

    class Meta:
        ordering = ["-created_on", "-pk"]
        verbose_name = _("vraag naar een onderzoeker")
        verbose_name_plural = _("vragen naar een onderzoeker")

    def __str__(self) -> str:
        return f"{self.name}, {self.created_on:%d/%m/%Y}"
