from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.core.fields import FixedChoiceField
from knowledge.events.date_words import moment_text
from knowledge.events.enums import EventStatus, RegistrationWay
from knowledge.events.querysets import EventQuerySet
from knowledge.events.values import EventValues


class Event(models.Model):
    """One date that the public sees, as its goal last published it (`publishing.publish_events` writes it).

    It outlives the page and the row it came from: somebody who has it in a calendar must hear that it is cancelled,
    and who registered must be reachable. `kind` is a word of the goal. `sequence` counts what calendars must notice,
    `notice` what people who registered must hear. `taken` counts places given and changes only under a lock on this
    row (`registering`). `calendar_text` is its VEVENT, made once. `earlier` holds what choices it was found by before:
    `{"facets": […], "text": …}` for each, so that the calendars of those choices hear that it left.
    """

    uid = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("soort"), max_length=20)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(_("titel"), max_length=255)
    summary = models.CharField(_("samenvatting"), max_length=500, blank=True)
    url = models.CharField(_("adres op deze site"), max_length=255)
    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("einde"))
    is_all_day = models.BooleanField(_("zonder uren"), default=False)
    place = models.CharField(_("plaats"), max_length=160, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=4, blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    status = FixedChoiceField(_("stand"), max_length=12, choices=EventStatus.choices, default=EventStatus.CONFIRMED)
    registration = FixedChoiceField(
        _("inschrijven"), max_length=5, choices=RegistrationWay.choices, default=RegistrationWay.NONE
    )
    registration_url = models.URLField(_("inschrijven op"), max_length=500, blank=True)
    registration_closes_at = models.DateTimeField(_("inschrijven tot"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("plaatsen"), null=True, blank=True)
    note = models.CharField(_("opmerking"), max_length=500, blank=True)
    categories = ArrayField(models.CharField(max_length=80), default=list)
    facets = ArrayField(models.CharField(max_length=80), default=list)
    taken = models.PositiveIntegerField(_("ingenomen"), default=0)
    sequence = models.PositiveIntegerField(default=0)
    notice = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    calendar_text = models.TextField(default="")
    earlier = models.JSONField(default=list)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("datum")
        verbose_name_plural = _("datums")
        indexes = [
            GinIndex(fields=["facets"], name="event_facets"),
            GinIndex(fields=["earlier"], opclasses=["jsonb_path_ops"], name="event_earlier"),
            models.Index(fields=["page", "ends_at"], name="event_of_page"),
            models.Index(fields=["kind", "ends_at"], name="event_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({timezone.localtime(self.starts_at):%d/%m/%Y})"

    @property
    def values(self) -> EventValues:
        names = [name for name in EventValues.__dataclass_fields__ if name not in {"categories", "facets"}]
        plain = {name: getattr(self, name) for name in names}
        return EventValues(categories=tuple(self.categories), facets=tuple(self.facets), **plain)

    @property
    def when_text(self) -> str:
        return moment_text(self.starts_at, self.ends_at, is_all_day=self.is_all_day)

    @property
    def where_text(self) -> str:
        return ", ".join(filter(None, (self.place, self.address))) or (str(_("Online")) if self.is_online else "")

    @property
    def is_cancelled(self) -> bool:
        return self.status == EventStatus.CANCELLED or self.withdrawn_at is not None

    @property
    def places_left(self) -> int | None:
        """None where there is no limit or where we do not know."""
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def is_full(self) -> bool:
        return self.status == EventStatus.FULL or self.places_left == 0

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may still register here; a full one is open too, for its waiting list."""
        closes = self.registration_closes_at or self.starts_at
        return self.registration == RegistrationWay.OWN and not self.is_cancelled and now < min(closes, self.starts_at)

    @property
    def takes_registrations(self) -> bool:
        """Whether a way to register is worth showing now; a full one elsewhere has no list that we know of."""
        if self.registration == RegistrationWay.OWN:
            return self.is_open(timezone.now())
        closes = self.registration_closes_at or self.starts_at
        return bool(self.registration_address) and not self.is_cancelled and timezone.now() < closes

    @property
    def has_waiting_list(self) -> bool:
        return self.registration == RegistrationWay.OWN

    @property
    def registration_address(self) -> str:
        """Where somebody registers: here, elsewhere, or nowhere."""
        if self.registration == RegistrationWay.OWN:
            return reverse("event_register", args=[self.uid])
        return self.registration_url if self.registration == RegistrationWay.LINK else ""

    @property
    def calendar_address(self) -> str:
        return reverse("event_calendar", args=[self.uid])


class EventChange(models.Model):
    """What changed on a published date, and when: shown on its page, so that nobody has to guess."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=40)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("wijziging van een datum")
        verbose_name_plural = _("wijzigingen van datums")

    def __str__(self) -> str:
        return f"{self.what}: {self.before} → {self.after}"
