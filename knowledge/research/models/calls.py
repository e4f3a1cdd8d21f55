from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager, Revision
from wagtail.search import index

from content.core.fields import ChoiceArrayField
from content.core.models import BasePage
from knowledge.research.calls.rules import CallFacts, addresses_minors, problems, state_of
from knowledge.research.enums import CallAudience, CallState
from knowledge.research.gate import may_publish
from knowledge.research.querysets import StudyCallQuerySet

FACTS = (
    "starts_on", "ends_on", "ethics_reference", "contact_email", "guardian_consent", "own_consent",
)  # fmt: skip


class StudyCallIndexPage(BasePage):
    """Studies that look for people: `/onderzoek/oproepen/`. Open ones first; closed ones stay to be found."""

    parent_page_types = ["research.ResearchPage"]
    subpage_types = ["research.StudyCallPage"]
    max_count = 1
    section_key = "onderzoek"

    class Meta:
        verbose_name = _("alle oproepen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        calls = list(StudyCallPage.objects.for_card_list())
        groups = {state: [call for call in calls if call.state == state] for state in CallState}
        return super().get_context(request, *args, **kwargs) | {
            "open_calls": groups[CallState.OPEN],
            "other_calls": groups[CallState.SOON] + groups[CallState.CLOSED],
        }


class StudyCallForm(WagtailAdminPageForm):
    """Half-written calls are saved; the rules hold once somebody else may read it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            facts = CallFacts(audiences=cleaned.get("audiences_called") or [], **{n: cleaned.get(n) for n in FACTS})
            for name, text in problems(facts).items():
                if name in self.fields and not self.has_error(name):
                    self.add_error(name, text)
        return cleaned

    def _post_clean(self) -> None:
        self.instance.is_draft_saved = self.is_deferred_validation
        super()._post_clean()


class StudyCallPage(BasePage):
    """One study that looks for people to take part. Days are local days; the last one still counts."""

    audiences_called = ChoiceArrayField(choices=CallAudience.choices, verbose_name=_("wie kan meedoen"))
    who = models.TextField(_("precies wie"), blank=True)
    asks = models.TextField(_("wat het vraagt"), blank=True, help_text=_("Hoeveel tijd, waar, en wat je moet doen."))
    starts_on = models.DateField(_("vanaf"), null=True, blank=True)
    ends_on = models.DateField(_("tot en met"), null=True, blank=True)
    closed_early = models.BooleanField(_("vroeger gesloten"), default=False)
    ethics_reference = models.CharField(_("goedkeuring ethische commissie"), max_length=200, blank=True)
    contact_name = models.CharField(_("contactpersoon"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail voor vragen"), blank=True)
    sign_up_url = models.URLField(_("adres om je aan te melden"), max_length=500, blank=True)
    reward = models.CharField(_("wat krijg je ervoor"), max_length=255, blank=True)
    guardian_consent = models.TextField(_("toestemming van ouder of voogd"), blank=True)
    own_consent = models.TextField(_("hoe een minderjarige zelf kiest"), blank=True)

    objects = PageManager.from_queryset(StudyCallQuerySet)()

    base_form_class = StudyCallForm
    parent_page_types = ["research.StudyCallIndexPage"]
    subpage_types: list[str] = []
    section_key = "onderzoek"
    card_template = "research/call_card.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("audiences_called"),
        FieldPanel("who"),
        FieldPanel("asks"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("closed_early")]),
        FieldPanel("ethics_reference"),
        FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")]),
        FieldRowPanel([FieldPanel("sign_up_url"), FieldPanel("reward")]),
        MultiFieldPanel(
            [FieldPanel("guardian_consent"), FieldPanel("own_consent")],
            heading=_("Als minderjarigen meedoen"),
            help_text=_("Verplicht zodra de oproep naar kinderen of jongeren onder 18 jaar gaat."),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("who"), index.SearchField("asks")]

    class Meta:
        verbose_name = _("oproep")
        verbose_name_plural = _("oproepen")

    # Set by the form while a draft of a live page is saved.
    is_draft_saved = False

    @property
    def problems(self) -> dict[str, str]:
        """What the rules still ask before the public may see this, by field."""
        return problems(CallFacts(audiences=self.audiences_called, **{name: getattr(self, name) for name in FACTS}))

    def clean(self) -> None:
        super().clean()
        if self.live and not self.is_draft_saved and (found := self.problems):
            raise ValidationError(found)

    def publish(self, revision: Revision, *args: Any, log_action: str | bool = True, **kwargs: Any) -> None:
        """Not against the rules, by whatever way; see `gate`."""
        if may_publish(self, revision, log_action, revision.as_object().problems):
            super().publish(revision, *args, log_action=log_action, **kwargs)

    @property
    def state(self) -> CallState:
        return state_of(self.starts_on, self.ends_on, timezone.localdate(), closed_early=self.closed_early)

    @property
    def is_open(self) -> bool:
        return self.state == CallState.OPEN

    @property
    def card_label(self) -> str:
        return str(self.state.label)

    @property
    def period(self) -> str:
        days = [date_format(day, "j F Y") for day in (self.starts_on, self.ends_on) if day]
        return _now(" tot en met ").join(days)

    @property
    def audience_words(self) -> str:
        return ", ".join(str(CallAudience(key).label) for key in self.audiences_called)

    @classmethod
    def prepare_cards(cls, pages: list[Self]) -> None:
        """A card shows the call's own fields only."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        told = {
            _now("Wie kan meedoen?"): self.audience_words,
            _now("Precies wie?"): self.who,
            _now("Wat vraagt het?"): self.asks,
            _now("Wanneer?"): self.period,
            _now("Wat krijg je ervoor?"): self.reward,
            _now("Goedgekeurd door"): self.ethics_reference,
        }
        for_minors = {
            _now("Toestemming van je ouder of voogd"): self.guardian_consent,
            _now("Je kiest zelf"): self.own_consent,
        }
        return super().get_context(request, *args, **kwargs) | {
            "facts": [{"term": term, "text": text} for term, text in told.items() if text],
            "for_minors": [{"term": term, "text": text} for term, text in for_minors.items() if text]
            if addresses_minors(self.audiences_called)
            else [],
        }
