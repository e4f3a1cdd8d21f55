from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.core.blocks import CONTENT_BLOCKS
from content.core.fields import ContentStreamField
from content.core.models import BasePage


class LearningPage(BasePage):
    """Goal 3, the learning network: trainings, procedures and policy advice for professionals."""

    body = ContentStreamField(CONTENT_BLOCKS, blank=True, verbose_name=_("tekst"))

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    section_key = "leren"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("leren")
