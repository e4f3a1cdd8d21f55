from django.utils.translation import gettext_lazy as _

from content.core.models import BasePage


class HelpPage(BasePage):
    """Goal 2, the front page of help: danger first, then who are you, then every service."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["helpdesk.ServiceIndexPage"]
    max_count = 1
    section_key = "hulp"

    class Meta:
        verbose_name = _("hulp")


class ServiceIndexPage(BasePage):
    """All help services with filters: `/hulp/diensten/`."""

    parent_page_types = ["helpdesk.HelpPage"]
    subpage_types = ["helpdesk.ServicePage"]
    max_count = 1
    section_key = "hulp"

    class Meta:
        verbose_name = _("alle hulpdiensten")
