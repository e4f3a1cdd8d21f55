from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField
from content.core.models import BasePage
from knowledge.training.listing import FlowchartListing
from knowledge.training.models.flowcharts import FlowchartPage
from knowledge.training.screens.catalogue import soonest_trainings, ways_on


class LearningPage(BasePage):
    """Goal 3, the learning network: trainings, procedures and policy advice for professionals."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))

    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "training.FlowchartIndexPage",
        "training.TrainingIndexPage",
        "training.SelfCheckPage",
        "training.AdviceIndexPage",
        "training.NetworkPage",
    ]
    max_count = 1
    section_key = "leren"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("leren")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = FlowchartListing(request.GET, FlowchartPage.objects.for_card_list())
        context["trainings"] = soonest_trainings()
        context["ways_on"] = ways_on()
        return context
