from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index

from content.core.fields import ChoiceArrayField, FixedChoiceField
from content.core.models import BasePage
from helpdesk.audiences import audiences_for
from helpdesk.enums import DatePrecision, Language, ServiceStatus, TargetGroup, Topic
from helpdesk.models.identified import Identified
from helpdesk.models.organizations import Organization
from helpdesk.querysets import ServiceQuerySet
from helpdesk.screens.service import card_context, service_context
from helpdesk.screens.structured_data import service_json_ld


class ServicePage(Identified, BasePage):
    """One help service (HSDS service) with all its parts as inline children, so that a draft holds the whole.

    The slug is the `id` of services.csv. What is not known stays empty. `source_date` is a date as far as the
    source tells it (`2020`, `2020-02`, `2020-02-14`); `assured_on` says when a human last checked it.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="services", verbose_name=_("organisatie")
    )
    target_groups = ChoiceArrayField(choices=TargetGroup.choices, verbose_name=_("voor wie"))
    topics = ChoiceArrayField(choices=Topic.choices, verbose_name=_("waarover"))
    website = models.URLField(_("website"), blank=True)
    status = FixedChoiceField(_("stand"), max_length=20, choices=ServiceStatus.choices, default=ServiceStatus.ACTIVE)
    minimum_age = models.PositiveSmallIntegerField(_("vanaf leeftijd"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("tot en met leeftijd"), null=True, blank=True)
    languages = ChoiceArrayField(choices=Language.choices, verbose_name=_("talen"))
    is_free = models.BooleanField(_("gratis"), null=True, blank=True)
    cost_note = models.CharField(_("wat het kost"), max_length=255, blank=True)
    is_anonymous = models.BooleanField(_("kan anoniem"), null=True, blank=True)
    needs_account = models.BooleanField(_("account nodig"), null=True, blank=True)
    is_crisis_line = models.BooleanField(_("voor noodgevallen"), default=False)
    area_note = models.CharField(_("werkgebied in woorden"), max_length=120, blank=True)

    who_answers = models.TextField(_("wie antwoordt"), blank=True)
    how_long = models.TextField(_("hoe lang het duurt"), blank=True)
    what_stays_secret = models.TextField(_("wat geheim blijft, en wanneer niet"), blank=True)
    traces_on_device = models.TextField(_("wat het op je toestel achterlaat"), blank=True)
    not_for = models.TextField(_("waarvoor niet"), blank=True)
    waiting_info = models.CharField(_("wachttijd"), max_length=255, blank=True)
    is_full = models.BooleanField(_("neemt nu niemand meer aan"), default=False)

    alert_text = models.CharField(_("melding"), max_length=300, blank=True)
    alert_from = models.DateTimeField(_("tonen vanaf"), null=True, blank=True)
    alert_until = models.DateTimeField(_("tonen tot"), null=True, blank=True)

    assured_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    assured_precision = FixedChoiceField(
        _("zo precies is die datum"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    assured_by = models.CharField(_("nagekeken door"), max_length=120, blank=True)
    source_title = models.CharField(_("bron"), max_length=200, blank=True)
    source_url = models.URLField(_("adres van de bron"), max_length=500, blank=True)
    source_date = models.CharField(_("datum van de bron"), max_length=10, blank=True)
    source_state = models.CharField(_("wat de bron ervan zegt"), max_length=255, blank=True)
    maintainer_name = models.CharField(_("wie deze fiche opvolgt bij de dienst"), max_length=120, blank=True)
    maintainer_email = models.EmailField(
        _("e-mail van die persoon"), blank=True, help_text=_("Niet zichtbaar op de site.")
    )

    objects = PageManager.from_queryset(ServiceQuerySet)()

    parent_page_types = ["helpdesk.ServiceIndexPage"]
    subpage_types: list[str] = []
    section_key = "hulp"
    card_label = _("Hulpdienst")
    card_template = "helpdesk/service_card.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("organization"),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("is_full")]),
        InlinePanel("contact_points", heading=_("Contact"), label=_("contactmogelijkheid")),
        InlinePanel("service_at_locations", heading=_("Plaatsen"), label=_("plaats")),
        MultiFieldPanel(
            [
                FieldPanel("alert_text"),
                FieldRowPanel([FieldPanel("alert_from"), FieldPanel("alert_until")]),
            ],
            heading=_("Tijdelijke melding"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("who_answers"),
                FieldPanel("how_long"),
                FieldPanel("what_stays_secret"),
                FieldPanel("traces_on_device"),
                FieldPanel("not_for"),
                FieldPanel("waiting_info"),
            ],
            heading=_("Wat er gebeurt als je contact opneemt"),
        ),
        InlinePanel("referrals", heading=_("Verwijsafspraken"), label=_("afspraak")),
    ]
    classification_panels = [
        FieldPanel("target_groups"),
        FieldPanel("topics"),
        FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
        FieldPanel("languages"),
        FieldRowPanel([FieldPanel("is_free"), FieldPanel("is_anonymous"), FieldPanel("needs_account")]),
        FieldPanel("cost_note"),
        FieldPanel("is_crisis_line"),
        InlinePanel("service_areas", heading=_("Werkgebied"), label=_("gebied")),
        FieldPanel("area_note"),
        FieldPanel("contexts"),
        FieldPanel("themes", widget=None),
        FieldPanel("illustration"),
    ]
    care_panels = [
        FieldRowPanel([FieldPanel("assured_on"), FieldPanel("assured_precision")]),
        FieldPanel("assured_by"),
        FieldRowPanel([FieldPanel("source_title"), FieldPanel("source_date")]),
        FieldPanel("source_url"),
        FieldPanel("source_state"),
        FieldRowPanel([FieldPanel("maintainer_name"), FieldPanel("maintainer_email")]),
        *BasePage.care_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("who_answers"),
        index.RelatedFields("organization", [index.SearchField("name")]),
        index.RelatedFields("contact_points", [index.SearchField("value")]),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("hulpdienst")
        verbose_name_plural = _("hulpdiensten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(maximum_age__gte=models.F("minimum_age"))
                | models.Q(minimum_age=None)
                | models.Q(maximum_age=None),
                name="service_ages_in_order",
                violation_error_message=_("De hoogste leeftijd is lager dan de laagste."),
            )
        ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | service_context(self, request)

    def json_ld(self) -> dict[str, Any]:
        return super().json_ld() | service_json_ld(self)

    @property
    def card(self) -> dict[str, Any]:
        """What a card of this service shows on any page: the published listing, whatever the draft says."""
        return card_context(self.pk)

    @property
    def search_extra_text(self) -> str:
        """People search a service by its number or by who runs it."""
        values = (contact.value for contact in self.contact_points.all())
        return " ".join([self.organization.name, *values])

    def clean(self) -> None:
        super().clean()
        if self.alert_from and self.alert_until and self.alert_until <= self.alert_from:
            raise ValidationError({"alert_until": _("De melding eindigt voor ze begint.")})

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        # One truth: whom a service says it is for decides under which audiences the site shows it.
        self.audiences = audiences_for(self.target_groups)
        super().full_clean(*args, **kwargs)
