from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.documents.blocks import DocumentChooserBlock

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField
from content.core.models import BasePage
from knowledge.research.blocks import ReadingBlock
from knowledge.research.members.access import guards
from knowledge.research.members.screens import group_context, members_context, reading_context

FILES = [("document", DocumentChooserBlock(label=_("document")))]


class MembersOnlyPage(BasePage):
    """A page of the members' side. In no search, sitemap or card; shows nothing while no group guards it.

    An address that is not guarded answers 404, so that a lifted restriction closes the page instead of opening it.
    """

    section_key = "onderzoek"
    is_searchable = False
    private_page_options = ["groups"]

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not guards(self).exists():
            raise Http404
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:  # noqa: ARG002 - Wagtail's signature
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"noindex": True, "og_image": ""}


class MembersPage(MembersOnlyPage):
    """The front door for members: `/onderzoek/leden/`."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.WorkingGroupPage", "research.ReadingListPage", "research.MemberNewsPage"]
    max_count = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("voor leden")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | members_context(self, request.user)


class WorkingGroupPage(MembersOnlyPage):
    """A working group: what it is for, its documents and the minutes of its meetings."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))
    people = models.TextField(_("wie doet mee"), blank=True, help_text=_("Eén naam per regel."))
    documents = ContentStreamField(FILES, blank=True, verbose_name=_("documenten"))

    parent_page_types = ["research.MembersPage"]
    subpage_types = ["research.MinutesPage"]
    card_label = _("Werkgroep")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("people"),
        FieldPanel("documents"),
    ]

    class Meta:
        verbose_name = _("werkgroep")
        verbose_name_plural = _("werkgroepen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | group_context(self)


class MinutesPage(MembersOnlyPage):
    """What a working group said and decided on one day."""

    held_on = models.DateField(_("dag"))
    present = models.TextField(_("wie was er"), blank=True, help_text=_("Eén naam per regel."))
    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("verslag"))
    documents = ContentStreamField(FILES, blank=True, verbose_name=_("documenten"))

    parent_page_types = ["research.WorkingGroupPage"]
    subpage_types: list[str] = []
    card_label = _("Verslag")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("held_on"),
        FieldPanel("present"),
        FieldPanel("body"),
        FieldPanel("documents"),
    ]

    class Meta:
        verbose_name = _("verslag van een werkgroep")
        verbose_name_plural = _("verslagen van werkgroepen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | group_context(self)


class ReadingListPage(MembersOnlyPage):
    """What members recommend to each other, each with why."""

    works = ContentStreamField([("work", ReadingBlock())], blank=True, verbose_name=_("leeslijst"))

    parent_page_types = ["research.MembersPage"]
    subpage_types: list[str] = []
    card_label = _("Leeslijst")
    content_panels = [*BasePage.content_panels, FieldPanel("works")]

    class Meta:
        verbose_name = _("leeslijst")
        verbose_name_plural = _("leeslijsten")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | reading_context(self)


class MemberNewsPage(MembersOnlyPage):
    """News for members; the weekly mail tells of it, as of everything new here."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))
    related = ContentStreamField(
        [("page", blocks.PageChooserBlock(label=_("pagina")))], blank=True, verbose_name=_("hoort erbij")
    )

    parent_page_types = ["research.MembersPage"]
    subpage_types: list[str] = []
    card_label = _("Nieuws")
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("related")]

    class Meta:
        verbose_name = _("nieuws voor leden")
        verbose_name_plural = _("nieuws voor leden")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | group_context(self)


class MemberDigest(models.Model):
    """A member wants a mail a week about what is new. Gone the moment they do not, or are no member any more."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions: list[str] = []
        verbose_name = _("mail aan een lid")
        verbose_name_plural = _("mails aan leden")

    def __str__(self) -> str:
        return str(self.user)
