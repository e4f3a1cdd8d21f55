from dataclasses import replace
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import PageManager, Revision
from wagtail.search import index

from content.core.fields import FixedChoiceField
from content.core.models import BasePage
from knowledge.training.fields import FlowchartField
from knowledge.training.flowchart.graph import Flowchart, Mode
from knowledge.training.flowchart.json_format import from_dict
from knowledge.training.forms import FlowchartPageForm
from knowledge.training.listing import FlowchartListing
from knowledge.training.panels import RecheckPanel
from knowledge.training.publication import may_publish
from knowledge.training.querysets import FlowchartQuerySet
from knowledge.training.screens.walk import walk_screen
from knowledge.training.screens.whole import outline_screen, schema_screen
from knowledge.training.widgets import FlowchartWidget

MODES = [
    (Mode.OPEN.value, _("Volwassenen: het adres bewaart de antwoorden, dat kan je delen")),
    (Mode.CHILD.value, _("Kinderen en jongeren: niets wordt bewaard, ook niet in het adres")),
]


class FlowchartIndexPage(BasePage):
    """All wegwijzers with filters: `/leren/wegwijzers/`."""

    parent_page_types = ["training.LearningPage"]
    subpage_types = ["training.FlowchartPage"]
    max_count = 1
    section_key = "leren"
    card_label = _("Procedures")

    class Meta:
        verbose_name = _("alle wegwijzers")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = FlowchartListing(request.GET, FlowchartPage.objects.for_card_list())
        return context


class FlowchartPage(BasePage):
    """A procedure as questions and steps (a wegwijzer), shown in four forms from the same data.

    `chart` holds steps, arrows, red-flag box and sources; title, summary, readers and contexts are those of the
    page (`flowchart` puts them together). `version` counts the published editions. `accepted_warnings` are the
    warnings of the linter (`code:node`) that the editor let stand for the reason in `warning_reason`. A variant keeps
    the chart of its core as it was last taken over (`core_chart`) and the steps to look at again (`recheck`).
    """

    chart = FlowchartField(_("stappen"))
    mode = FixedChoiceField(_("privacy"), max_length=5, choices=MODES, default=Mode.OPEN.value)
    version = models.PositiveIntegerField(_("versie"), default=1, editable=False)
    warning_reason = models.TextField(
        _("waarom je een waarschuwing laat staan"),
        blank=True,
        help_text=_("Alleen nodig als de controle hierboven waarschuwt. Fouten moet je altijd eerst oplossen."),
    )
    accepted_warnings = models.JSONField(default=list, editable=False)
    variant_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="variants",
        verbose_name=_("variant van"),
        help_text=_(
            "Kies een wegwijzer als deze dezelfde procedure is voor een andere plek. Laat de stappen leeg en bewaar: "
            "dan staan ze er, en pas je aan wat hier anders is. Verandert de kern, dan verandert de rest mee."
        ),
    )
    core_chart = models.JSONField(null=True, editable=False)
    recheck = models.JSONField(default=list, editable=False)

    objects = PageManager.from_queryset(FlowchartQuerySet)()

    base_form_class = FlowchartPageForm
    parent_page_types = ["training.FlowchartIndexPage"]
    subpage_types: list[str] = []
    section_key = "leren"
    card_label = _("Wegwijzer")
    preview_modes = [("", _("Vraag per vraag")), ("schema", _("Schema")), ("tekst", _("Tekst"))]

    content_panels = [
        *BasePage.content_panels,
        RecheckPanel(),
        FieldPanel("mode"),
        FieldPanel("variant_of"),
        FieldPanel("chart", widget=FlowchartWidget),
        FieldPanel("warning_reason"),
    ]
    care_panels = [
        *BasePage.care_panels,
        FieldRowPanel([FieldPanel("version", read_only=True)]),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("step_texts")]

    class Meta:
        verbose_name = _("wegwijzer")
        verbose_name_plural = _("wegwijzers")

    @cached_property
    def flowchart(self) -> Flowchart:
        return replace(
            from_dict(self.chart),
            title=self.title,
            summary=self.summary,
            audience=tuple(self.audiences),
            contexts=tuple(self.contexts),
            mode=Mode(self.mode),
            version=self.version,
        )

    @property
    def recheck_rows(self) -> list[dict[str, Any]]:
        """The steps to look at again, as `{title, own, node}`."""
        titles = {node.id: node.title for node in self.flowchart.nodes}
        return [row | {"title": titles.get(row["node"], row["node"])} for row in self.recheck]

    @property
    def recheck_words(self) -> str:
        return ", ".join(row["title"] or str(_("het kader of de bronnen")) for row in self.recheck_rows)

    @property
    def is_private(self) -> bool:
        return self.mode == Mode.CHILD

    @property
    def step_texts(self) -> list[str]:
        """What search reads: every step is a question that somebody may type."""
        return [part for node in self.flowchart.nodes for part in (node.title, node.text) if part]

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A draft of a live page is the next edition when the procedure itself changed, so that paper copies can be
        told apart. Compared with what stands in the database: whoever edits holds the change in this object already.
        """
        draft = super().with_content_json(content)
        stored = type(self).objects.filter(pk=self.pk).values("live", "version", "chart").first()
        if stored:
            draft.version = stored["version"] + (stored["live"] and stored["chart"] != draft.chart)
        return draft

    def publish(self, revision: Revision, *args: Any, log_action: str | bool = True, **kwargs: Any) -> None:
        if may_publish(self, revision, log_action):
            super().publish(revision, *args, log_action=log_action, **kwargs)

    def serve(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return walk_screen(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        screens = {"schema": schema_screen, "tekst": outline_screen}
        return screens.get(mode_name, walk_screen)(request, self)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The page, and its text and diagram, which have its address with one word more."""
        return [
            {**entry, "location": f"{entry['location']}{tail}"}
            for entry in super().get_sitemap_urls(request)
            for tail in ("", "tekst/", "schema/")
        ]

    def json_ld(self) -> dict[str, Any]:
        chart = self.flowchart
        return {
            **super().json_ld(),
            "@type": "HowTo",
            "version": str(self.version),
            "citation": [source.url for source in chart.sources],
            "step": [{"@type": "HowToStep", "name": node.title} for node in chart.nodes],
        }
