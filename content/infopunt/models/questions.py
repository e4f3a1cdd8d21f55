from typing import Any

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from content.core.models import BasePage
from content.infopunt.models.glossary import FrequentQuestion
from content.infopunt.questions import question_groups


class QuestionsPage(BasePage):
    """Questions with short answers that open on a tap, grouped by who asks them."""

    parent_page_types = ["infopunt.InfopuntPage"]
    subpage_types: list[str] = []
    max_count = 1
    section_key = "infopunt"

    class Meta:
        verbose_name = _("pagina met veelgestelde vragen")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.questions = list(FrequentQuestion.objects.all())
        return super().get_context(request, *args, **kwargs) | {"groups": question_groups(self.questions)}

    def json_ld(self) -> dict[str, Any]:
        asked = [
            {
                "@type": "Question",
                "name": question.question,
                "acceptedAnswer": {"@type": "Answer", "text": strip_tags(question.answer)},
            }
            for question in getattr(self, "questions", ())
        ]
        return {**super().json_ld(), "@type": "FAQPage", "mainEntity": asked}
