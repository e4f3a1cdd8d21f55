from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.core.fields import ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from content.core.visibility import open_to_all
from helpdesk.blocks import ShortcutBlock, StepToHelpBlock
from helpdesk.screens.directory import directory_context
from helpdesk.screens.front import audience_context, front_context
from helpdesk.triage.questions import WHO_LABELS

ASKERS = [(who.value, label) for who, (label, _hint) in WHO_LABELS.items()]


class HelpPage(BasePage):
    """Goal 2, the front page of help: danger first, then who are you, then who is open now."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["helpdesk.ServiceIndexPage", "helpdesk.AudiencePage"]
    max_count = 1
    section_key = "hulp"

    class Meta:
        verbose_name = _("hulp")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        routes = open_to_all(AudiencePage.objects.child_of(self))
        return super().get_context(request, *args, **kwargs) | front_context(routes)


class ServiceIndexPage(BasePage):
    """All help services with filters: `/hulp/diensten/`."""

    parent_page_types = ["helpdesk.HelpPage"]
    subpage_types = ["helpdesk.ServicePage"]
    max_count = 1
    section_key = "hulp"

    class Meta:
        verbose_name = _("alle hulpdiensten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | directory_context(request.GET)


class AudiencePage(BasePage):
    """The way to help for one kind of people: which door first, which one next, and who is there now."""

    asker = FixedChoiceField(_("voor wie"), max_length=12, choices=ASKERS)
    ladder = ContentStreamField(
        [("step", StepToHelpBlock()), ("shortcut", ShortcutBlock())], blank=True, verbose_name=_("de weg naar hulp")
    )

    parent_page_types = ["helpdesk.HelpPage"]
    subpage_types: list[str] = []
    section_key = "hulp"
    card_label = _("Hulp voor jou")
    content_panels = [*BasePage.content_panels, FieldPanel("asker"), FieldPanel("ladder")]
    search_fields = [*BasePage.search_fields, index.SearchField("ladder")]

    class Meta:
        verbose_name = _("hulp voor een doelgroep")
        verbose_name_plural = _("hulp voor doelgroepen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | audience_context(self.asker, self.ladder)
