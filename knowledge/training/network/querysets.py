from typing import Self

from django.db import models
from wagtail.query import PageQuerySet

from content.core.visibility import open_to_all


class ProviderQuerySet(models.QuerySet):
    def members(self) -> Self:
        return self.filter(is_member=True).order_by("name")


class MeetingQuerySet(PageQuerySet):
    def for_card_list(self) -> Self:
        """Public meetings, the last one first."""
        return open_to_all(self).order_by("-starts_at", "title").select_related("image").defer("agenda")

    def with_documents(self) -> Self:
        """What members see: meetings that have documents, the last one first."""
        having = self.live().filter(documents__isnull=False).distinct()
        return having.order_by("-starts_at").prefetch_related("documents__document")


class PracticeQuerySet(PageQuerySet):
    def for_card_list(self) -> Self:
        return open_to_all(self).order_by("title").select_related("image").defer("body")
