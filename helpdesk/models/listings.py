import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from helpdesk.enums import ReportState, ReportSubject
from helpdesk.querysets import PublishedListingQuerySet


def new_token() -> int:
    return secrets.randbits(62)


class PublishedListing(models.Model):
    """What the public sees of one service, in one row, written when its page is published.

    Lists, the finder and the copy that survives a database outage read this; drafts never touch it. `token`
    is another random number after every change, so that readers notice one without reading all. `data` is described in
    `helpdesk.listings.documents`.
    """

    service = models.OneToOneField(
        "helpdesk.ServicePage", on_delete=models.CASCADE, primary_key=True, related_name="published_listing"
    )
    data = models.JSONField()
    token = models.BigIntegerField(default=new_token)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PublishedListingQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.service_id)


class FieldChange(models.Model):
    """One field of a listing that changed on the site: old, new, who, when. Outlives service and user."""

    service = models.ForeignKey(
        "helpdesk.ServicePage", null=True, on_delete=models.SET_NULL, related_name="field_changes"
    )
    service_uuid = models.UUIDField(_("identiteit van de dienst"))
    service_title = models.CharField(_("dienst"), max_length=255)
    field = models.CharField(_("veld"), max_length=255)
    old = models.TextField(_("oud"), blank=True)
    new = models.TextField(_("nieuw"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("door"),
    )
    changed_at = models.DateTimeField(_("wanneer"), auto_now_add=True)

    class Meta:
        ordering = ["-changed_at", "pk"]
        verbose_name = _("wijziging")
        verbose_name_plural = _("wijzigingen")
        indexes = [models.Index(fields=["service", "-changed_at"], name="field_change_of_service")]

    def __str__(self) -> str:
        return f"{self.service_title}: {self.field}"


class ListingReport(models.Model):
    """What a visitor tells about a listing. Holds nothing about the visitor; gone after 90 days."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    service = models.ForeignKey(
        "helpdesk.ServicePage", on_delete=models.CASCADE, related_name="reports", verbose_name=_("dienst")
    )
    what = FixedChoiceField(_("wat klopt er niet"), max_length=20, choices=ReportSubject.choices)
    message = models.TextField(_("bericht"), max_length=1000, blank=True)
    state = FixedChoiceField(_("stand"), max_length=10, choices=ReportState.choices, default=ReportState.NEW)
    created_at = models.DateTimeField(_("gemeld op"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("melding over een dienst")
        verbose_name_plural = _("meldingen over diensten")

    def __str__(self) -> str:
        return f"{self.service} ({self.created_at:%d/%m/%Y})"
