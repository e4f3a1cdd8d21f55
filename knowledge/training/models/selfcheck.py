from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager

from content.core.models import BasePage
from knowledge.training.catalogue.querysets import TrainingQuerySet
from knowledge.training.selfcheck.statements import Kind


class SelfCheckPage(BasePage):
    """The door of the self-check: choose what you are. The questions are code, so that they can be tested."""

    objects = PageManager.from_queryset(TrainingQuerySet)()

    parent_page_types = ["training.LearningPage"]
    subpage_types: list[str] = []
    max_count = 1
    section_key = "leren"
    card_label = _("Zelfcheck")

    class Meta:
        verbose_name = _("zelfcheck")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        kinds = [{"title": kind.label, "url": reverse("selfcheck", args=[kind.value])} for kind in Kind]
        return super().get_context(request, *args, **kwargs) | {"kinds": kinds}
