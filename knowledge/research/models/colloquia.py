import uuid
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField, FixedChoiceField
from content.core.models import BasePage
from knowledge.events.date_words import moment_text
from knowledge.events.enums import EventStatus, RegistrationWay
from knowledge.research.blocks import SessionBlock
from knowledge.research.colloquia.programme import Session, problems, sessions_of
from knowledge.research.colloquia.rules import call_is_open, state_of
from knowledge.research.colloquia.screens import (
    colloquia_groups,
    colloquium_context,
    colloquium_json_ld,
    until_next_change,
)
from knowledge.research.enums import ColloquiumState
from knowledge.research.querysets import ColloquiumQuerySet

ABSTRACT_WORDS = 300


class ColloquiumIndexPage(BasePage):
    """All colloquia, coming ones first: `/onderzoek/colloquia/`."""

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.ColloquiumPage"]
    max_count = 1
    section_key = "onderzoek"
    card_label = _("Colloquia")

    class Meta:
        verbose_name = _("alle colloquia")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        colloquia = list(ColloquiumPage.objects.for_card_list())
        return super().get_context(request, *args, **kwargs) | colloquia_groups(colloquia, timezone.now())


class ColloquiumPage(BasePage):
    """One colloquium: the way in beforehand, the programme, and afterwards what was said there.

    `uuid` is its identity in calendars. Days of the call are local; its last day still counts. The page holds no other
    pages: whoever may only add pages sees all pages that do.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("einde"))
    place = models.CharField(_("plaats"), max_length=160, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    status = FixedChoiceField(_("stand"), max_length=12, choices=EventStatus.choices, default=EventStatus.CONFIRMED)
    registration = FixedChoiceField(
        _("inschrijven"), max_length=5, choices=RegistrationWay.choices, default=RegistrationWay.OWN
    )
    registration_url = models.URLField(_("inschrijven op"), max_length=500, blank=True)
    registration_closes_at = models.DateTimeField(_("inschrijven tot"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("plaatsen"), null=True, blank=True)
    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))
    programme = ContentStreamField([("session", SessionBlock())], blank=True, verbose_name=_("programma"))
    call_text = models.TextField(_("wat je zoekt"), blank=True, help_text=_("Over welke vragen, en in welke vorm."))
    call_opens_on = models.DateField(_("bijdragen vanaf"), null=True, blank=True)
    call_closes_on = models.DateField(
        _("bijdragen tot en met"), null=True, blank=True, help_text=_("Zonder deze dag is er geen oproep.")
    )
    call_words = models.PositiveSmallIntegerField(_("hoogstens zoveel woorden"), default=ABSTRACT_WORDS)
    proceedings = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("verslag"))
    proceedings_works = ContentStreamField(
        [("page", blocks.PageChooserBlock(label=_("pagina")))], blank=True, verbose_name=_("wat eruit kwam")
    )

    objects = PageManager.from_queryset(ColloquiumQuerySet)()

    parent_page_types = ["research.ColloquiumIndexPage"]
    subpage_types: list[str] = []
    section_key = "onderzoek"
    card_template = "research/colloquium_card.html"
    exclude_fields_in_copy = ["uuid"]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("status")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("address"), FieldPanel("is_online")]),
        FieldRowPanel([FieldPanel("registration"), FieldPanel("registration_url")]),
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("registration_closes_at")]),
        FieldPanel("body"),
        FieldPanel("programme"),
        MultiFieldPanel(
            [
                FieldPanel("call_text"),
                FieldRowPanel([FieldPanel("call_opens_on"), FieldPanel("call_closes_on"), FieldPanel("call_words")]),
                InlinePanel("reviewers", heading=_("Wie beoordeelt"), label=_("beoordelaar")),
            ],
            heading=_("Oproep voor bijdragen"),
            help_text=_("Wie beoordeelt, ziet nooit wie iets indiende."),
        ),
        MultiFieldPanel([FieldPanel("proceedings"), FieldPanel("proceedings_works")], heading=_("Achteraf")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("programme")]

    class Meta:
        verbose_name = _("colloquium")
        verbose_name_plural = _("colloquia")

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _now("Het colloquium eindigt voor het begint.")
        elif found := problems(self.sessions, self.starts_at, self.ends_at):
            errors["programme"] = found
        if self.call_opens_on and self.call_closes_on and self.call_closes_on < self.call_opens_on:
            errors["call_closes_on"] = _now("De oproep sluit voor ze opent.")
        if self.registration == RegistrationWay.LINK and not self.registration_url:
            errors["registration_url"] = _now("Zeg waar mensen zich inschrijven.")
        if errors:
            raise ValidationError(errors)

    @property
    def sessions(self) -> list[Session]:
        return sessions_of(self.programme.raw_data)

    @property
    def state(self) -> ColloquiumState:
        return state_of(self.starts_at, self.ends_at, timezone.now())

    @property
    def takes_abstracts(self) -> bool:
        is_on = self.status != EventStatus.CANCELLED and self.state == ColloquiumState.BEFORE
        return is_on and call_is_open(self.call_opens_on, self.call_closes_on, timezone.localdate())

    @property
    def when_text(self) -> str:
        return moment_text(self.starts_at, self.ends_at, is_all_day=False)

    @property
    def where_text(self) -> str:
        return ", ".join(filter(None, (self.place, self.address))) or (_now("Online") if self.is_online else "")

    @property
    def has_proceedings(self) -> bool:
        return bool(self.proceedings or self.proceedings_works)

    @property
    def card_label(self) -> str:
        return str(EventStatus(self.status).label if self.status == EventStatus.CANCELLED else self.state.label)

    @cached_property
    def _shown_at(self) -> datetime:
        return timezone.now()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | colloquium_context(self, self._shown_at)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A kept page ends at the next moment at which it would read otherwise."""
        response = super().serve(request, *args, **kwargs)
        seconds = until_next_change(self, self._shown_at)
        if seconds < settings.PAGE_CACHE_SECONDS:
            response.headers["Cache-Control"] = f"max-age={seconds}"
        return response

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | colloquium_json_ld(self)


class ColloquiumReviewer(Orderable):
    """Somebody who judges abstracts without knowing whose they are."""

    colloquium = ParentalKey(ColloquiumPage, on_delete=models.CASCADE, related_name="reviewers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("beoordelaar")
    )

    panels = [FieldPanel("user")]

    class Meta(Orderable.Meta):
        default_permissions: list[str] = []
        constraints = [models.UniqueConstraint(fields=["colloquium", "user"], name="reviewer_once_a_colloquium")]
        verbose_name = _("beoordelaar")
        verbose_name_plural = _("beoordelaars")

    def __str__(self) -> str:
        return str(self.user)
