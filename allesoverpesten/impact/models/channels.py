from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from allesoverpesten.impact.channels.codes import MOST_LETTERS, is_code, new_code, tidy
from content.core.enums import Audience
from content.core.fields import FixedChoiceField


class Medium(models.TextChoices):
    POSTER = "affiche", _("Affiche")
    FLYER = "folder", _("Folder of kaartje")
    KETNET = "ketnet", _("Ketnet")
    SCHOOL_MAIL = "schoolmail", _("Mail van de school")
    NEWSLETTER = "nieuwsbrief", _("Nieuwsbrief")
    RADIO = "radio", _("Radio")
    TELEVISION = "tv", _("Televisie")
    SOCIAL = "sociale-media", _("Sociale media")
    PARTNER = "partner", _("Site van een partner")
    PRESS = "pers", _("Pers")
    EVENT = "activiteit", _("Activiteit")


class CampaignForm(WagtailAdminModelForm):
    def is_valid(self) -> bool:
        """Codes that only become the same when they are tidied pass the formset, and would break in the database."""
        is_valid = super().is_valid()
        seen: set[str] = set()
        for row in self.formsets["channels"].forms if self.is_bound else []:
            if row.cleaned_data.get("DELETE") or (not row.has_changed() and not row.instance.pk):
                continue
            if row.instance.code in seen and "code" not in row.errors:
                row.add_error("code", _("Deze code staat er al. Kies een andere of laat het veld leeg."))
                is_valid = False
            seen.add(row.instance.code)
        return is_valid


class Campaign(ClusterableModel):
    """One round of promotion, with a short address for each audience and channel that it uses."""

    name = models.CharField(
        _("naam"), max_length=120, unique=True, help_text=_("Bijvoorbeeld: Week tegen Pesten 2027.")
    )
    note = models.TextField(_("opmerking"), blank=True, help_text=_("Alleen voor wie aan de site werkt."))

    base_form_class = CampaignForm
    panels = [FieldPanel("name"), FieldPanel("note"), InlinePanel("channels", label=_("kort adres"))]

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("campagne met korte adressen")
        verbose_name_plural = _("campagnes met korte adressen")

    def __str__(self) -> str:
        return self.name


class ChannelQuerySet(models.QuerySet["CampaignChannel"]):
    def with_page(self) -> "ChannelQuerySet":
        return self.select_related("page", "campaign")

    def with_code(self, code: str) -> "CampaignChannel | None":
        """The short address that somebody typed, in whatever letters."""
        wanted = tidy(code)
        return self.with_page().filter(code=wanted).first() if is_code(wanted) else None


class CampaignChannel(Orderable):
    """A short address: for whom, through which channel, and where it leads until when (that day included)."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="channels", verbose_name=_("campagne"))
    audience = FixedChoiceField(_("voor wie"), max_length=12, choices=Audience.choices)
    medium = FixedChoiceField(_("kanaal"), max_length=16, choices=Medium.choices)
    label = models.CharField(
        _("wat precies"), max_length=80, blank=True, help_text=_("Als er meer dan een is: affiche voor de turnzaal.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("leidt naar"),
    )
    expires_on = models.DateField(_("werkt tot en met"))
    code = models.CharField(
        _("code"),
        max_length=MOST_LETTERS,
        unique=True,
        blank=True,
        help_text=_("Wat na /c/ komt. Leeg: de site kiest een code. Verander ze niet meer als ze gedrukt is."),
        error_messages={"unique": _("Deze code bestaat al. Kies een andere of laat het veld leeg.")},
    )

    objects = ChannelQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("audience"), FieldPanel("medium")]),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("expires_on"), FieldPanel("code")]),
        FieldPanel("label"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("kort adres")
        verbose_name_plural = _("korte adressen")

    def __str__(self) -> str:
        return f"{self.get_medium_display()}, {self.get_audience_display()}"

    def clean(self) -> None:
        super().clean()
        self.code = tidy(self.code) or new_code()
        if not is_code(self.code):
            raise ValidationError({"code": _("Gebruik alleen kleine letters, cijfers en koppeltekens.")})
        if self.page_id is None:
            raise ValidationError({"page": _("Kies de pagina waar dit adres naartoe leidt.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.code = self.code or new_code()
        super().save(*args, **kwargs)

    def is_over(self, today: date) -> bool:
        return today > self.expires_on

    @property
    def path(self) -> str:
        return reverse("campaign_channel", args=[self.code])

    @property
    def address(self) -> str:
        """As it is printed in full and stands in the QR code: without a slash at the end, which nobody types."""
        return f"{settings.SITE_URL}{self.path}"
