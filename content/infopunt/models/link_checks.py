from django.db import models
from django.utils.translation import gettext_lazy as _

from content.core.models import BaseLinkCheck


class ResourceLinkCheck(BaseLinkCheck):
    """What one scan found at one address of one material."""

    owner_field = "resource"

    resource = models.ForeignKey(
        "infopunt.Resource", on_delete=models.CASCADE, related_name="link_checks", verbose_name=_("materiaal")
    )

    class Meta(BaseLinkCheck.Meta):
        verbose_name = _("linkcontrole van een materiaal")
        verbose_name_plural = _("linkcontroles van materialen")
        indexes = [models.Index(fields=["resource", "url", "-checked_at"], name="link_check_of_resource")]


class FigureLinkCheck(BaseLinkCheck):
    """What one scan found at the source of one figure."""

    owner_field = "figure"

    figure = models.ForeignKey(
        "infopunt.Figure", on_delete=models.CASCADE, related_name="link_checks", verbose_name=_("cijfer")
    )

    class Meta(BaseLinkCheck.Meta):
        verbose_name = _("linkcontrole van een cijfer")
        verbose_name_plural = _("linkcontroles van cijfers")
        indexes = [models.Index(fields=["figure", "url", "-checked_at"], name="link_check_of_figure")]


class PageLinkCheck(BaseLinkCheck):
    """What one scan found at one source of one article or campaign."""

    owner_field = "page"

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="source_link_checks", verbose_name=_("pagina")
    )

    class Meta(BaseLinkCheck.Meta):
        verbose_name = _("linkcontrole van een pagina")
        verbose_name_plural = _("linkcontroles van pagina's")
        indexes = [models.Index(fields=["page", "url", "-checked_at"], name="link_check_of_page")]
