import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from content.core.fields import FixedChoiceField
from knowledge.events.enums import EventStatus, RegistrationWay


class TrainingSession(Orderable):
    """One time that a training is given. The public sees it as a date of `knowledge.events`, written on publication.

    Without hours it is a whole day. `places` counts: of registration here all places, else what the provider says
    is left; empty is not known.
    """

    page = ParentalKey("training.TrainingPage", on_delete=models.CASCADE, related_name="sessions")
    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    starts_on = models.DateField(_("dag"))
    start_time = models.TimeField(_("van"), null=True, blank=True)
    ends_on = models.DateField(_("laatste dag"), null=True, blank=True, help_text=_("Alleen bij meer dan één dag."))
    end_time = models.TimeField(_("tot"), null=True, blank=True)
    place = models.CharField(_("plaats"), max_length=160, blank=True)
    street = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postal_code = models.CharField(
        _("postcode"),
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d{3}$", _("Een postcode heeft vier cijfers."))],
    )
    municipality = models.CharField(_("gemeente"), max_length=60, blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    status = FixedChoiceField(_("stand"), max_length=12, choices=EventStatus.choices, default=EventStatus.CONFIRMED)
    registration = FixedChoiceField(
        _("inschrijven"),
        max_length=5,
        choices=RegistrationWay.choices,
        default=RegistrationWay.LINK,
        help_text=_("“Op deze site” is voor vormingen van het netwerk zelf."),
    )
    registration_url = models.URLField(_("inschrijven op"), max_length=500, blank=True)
    closes_on = models.DateField(_("inschrijven tot en met"), null=True, blank=True)
    places = models.PositiveIntegerField(_("plaatsen"), null=True, blank=True)
    note = models.CharField(_("opmerking"), max_length=300, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("ends_on"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("street")]),
        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("municipality"), FieldPanel("is_online")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("places"), FieldPanel("closes_on")]),
        FieldRowPanel([FieldPanel("registration"), FieldPanel("registration_url")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("sessie")
        verbose_name_plural = _("sessies")

    def __str__(self) -> str:
        return f"{self.starts_on:%d/%m/%Y} {self.municipality}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A copied page, and each revision that was copied with it, still holds the identity of the original."""
        known = TrainingSession.objects.filter(uuid=self.uuid).values_list("pk", flat=True).first()
        if known is not None and known != self.pk:
            own = TrainingSession.objects.filter(pk=self.pk).values_list("uuid", flat=True).first()
            self.uuid = own or uuid.uuid4()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        last = self.ends_on or self.starts_on
        if self.starts_on and last < self.starts_on:
            errors["ends_on"] = _now("De laatste dag valt voor de eerste.")
        if bool(self.start_time) != bool(self.end_time):
            errors["end_time"] = _now("Vul het begin- en het einduur in, of geen van beide.")
        if self.start_time and self.end_time and last == self.starts_on and self.end_time <= self.start_time:
            errors["end_time"] = _now("Het einduur ligt voor het beginuur.")
        if self.closes_on and self.starts_on and self.closes_on > last:
            errors["closes_on"] = _now("De inschrijving sluit pas na de vorming.")
        if errors:
            raise ValidationError(errors)
