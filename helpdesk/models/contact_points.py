from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from content.core.fields import FixedChoiceField
from helpdesk.enums import Channel, DatePrecision, Language
from helpdesk.models.identified import Identified
from helpdesk.models.schedules import HasHours
from helpdesk.phone_numbers import PhoneNumberProblem, parse_phone_number

is_web_address = URLValidator(schemes=["https", "http"], message=_("Dit is geen webadres. Het begint met https://."))


class ContactPoint(Identified, Orderable, HasHours):
    """One way to reach a service. The first one is the main one.

    `value` is a phone number in digits, an address on the web, an e-mail address, or for `visit` a place in
    words. `assured_on` says when a human last checked value and hours, `assured_precision` how exact that is.
    """

    service = ParentalKey("helpdesk.ServicePage", on_delete=models.CASCADE, related_name="contact_points")
    channel = FixedChoiceField(_("kanaal"), max_length=10, choices=Channel.choices)
    value = models.CharField(_("nummer of adres"), max_length=255)
    label = models.CharField(
        _("naam"), max_length=80, blank=True, help_text=_("Alleen als er meer dan één van dit kanaal is.")
    )
    language = FixedChoiceField(_("taal"), max_length=5, choices=Language.choices, blank=True)
    note = models.CharField(_("opmerking"), max_length=255, blank=True)
    assured_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    assured_precision = FixedChoiceField(
        _("zo precies is die datum"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    source_state = models.CharField(
        _("wat de bron ervan zegt"),
        max_length=255,
        blank=True,
        help_text=_("Begint dit met “te controleren”, dan tonen we de uren nooit als zeker."),
    )

    panels = [
        FieldRowPanel([FieldPanel("channel"), FieldPanel("value")]),
        FieldRowPanel([FieldPanel("label"), FieldPanel("language")]),
        FieldPanel("note"),
        InlinePanel("schedules", heading=_("Uren"), label=_("uurrooster")),
        InlinePanel("scheduleexceptions", heading=_("Uitzonderingen"), label=_("uitzondering")),
        FieldRowPanel([FieldPanel("assured_on"), FieldPanel("assured_precision")]),
        FieldPanel("source_state"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contactmogelijkheid")
        verbose_name_plural = _("contactmogelijkheden")

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.value}"

    def clean(self) -> None:
        """Refuse numbers and addresses that lead nowhere, or to another country."""
        super().clean()
        self.value = self.value.strip()
        try:
            if self.channel in {Channel.PHONE, Channel.SMS, Channel.WHATSAPP}:
                self.value = parse_phone_number(self.value).digits
            elif self.channel == Channel.EMAIL and "@" in self.value:
                validate_email(self.value)
            elif self.channel and self.channel != Channel.VISIT:
                is_web_address(self.value)
        except PhoneNumberProblem as problem:
            raise ValidationError({"value": str(problem)}) from problem
        except ValidationError as problem:
            raise ValidationError({"value": problem.messages}) from problem
