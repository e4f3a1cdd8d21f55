import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from knowledge.events.date_words import moment_text
from knowledge.events.enums import EventStatus
from knowledge.training.models.providers import Provider
from knowledge.training.network.querysets import MeetingQuerySet, PracticeQuerySet
from knowledge.training.screens.training import coming_dates


class NetworkPage(BasePage):
    """The learning network: members, meetings, good practices. `/leren/netwerk/`."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))

    parent_page_types = ["training.LearningPage"]
    subpage_types = ["training.MeetingPage", "training.PracticePage"]
    max_count = 1
    section_key = "leren"
    card_label = _("Lerend netwerk")
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("lerend netwerk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "members": list(Provider.objects.members()),
            "meetings": list(MeetingPage.objects.for_card_list()),
            "practices": list(PracticePage.objects.for_card_list()),
        }


class MeetingPage(BasePage):
    """A meeting of the network. Its documents are for members: they open only with the link of a member."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("einde"))
    place = models.CharField(_("plaats"), max_length=160, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    status = FixedChoiceField(_("stand"), max_length=12, choices=EventStatus.choices, default=EventStatus.CONFIRMED)
    capacity = models.PositiveIntegerField(_("plaatsen"), null=True, blank=True)
    agenda = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("agenda"))

    objects = PageManager.from_queryset(MeetingQuerySet)()

    parent_page_types = ["training.NetworkPage"]
    subpage_types: list[str] = []
    section_key = "leren"
    exclude_fields_in_copy = ["uuid"]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("address"), FieldPanel("is_online")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("capacity")]),
        FieldPanel("agenda"),
        InlinePanel("documents", heading=_("Documenten voor leden"), label=_("document")),
    ]

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")

    @property
    def card_label(self) -> str:
        return moment_text(self.starts_at, self.ends_at, is_all_day=False)

    @property
    def is_over(self) -> bool:
        return self.ends_at < timezone.now()

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("De bijeenkomst eindigt voor ze begint.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"dates": coming_dates(self)}


class MeetingDocument(Orderable):
    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "wagtaildocs.Document", on_delete=models.CASCADE, related_name="+", verbose_name=_("document")
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("document voor leden")
        verbose_name_plural = _("documenten voor leden")

    def __str__(self) -> str:
        return str(self.document)


class PracticePage(BasePage):
    """What somebody did that worked: where, what, and what came of it."""

    organization = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("van wie")
    )
    situation = models.TextField(_("de situatie"))
    done = models.TextField(_("wat ze deden"))
    result = models.TextField(_("wat het opleverde"))
    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("meer"))
    source_url = models.URLField(_("waar we dit lazen"), max_length=500, blank=True)

    objects = PageManager.from_queryset(PracticeQuerySet)()

    parent_page_types = ["training.NetworkPage"]
    subpage_types: list[str] = []
    section_key = "leren"
    card_label = _("Goede praktijk")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("organization"),
        FieldPanel("situation"),
        FieldPanel("done"),
        FieldPanel("result"),
        FieldPanel("body"),
        FieldPanel("source_url"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("situation"),
        index.SearchField("done"),
        index.SearchField("result"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("goede praktijk")
        verbose_name_plural = _("goede praktijken")
