"""The list of articles with its filters: reads the address, builds one page of cards."""

from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.paginator import Page as ListPage
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from content.core.enums import Audience
from content.core.models import Theme
from content.core.pagination import paginate


class ArticleFilter(django_filters.FilterSet):
    audience = django_filters.ChoiceFilter(
        label=_("Voor wie"),
        choices=Audience.choices,
        empty_label=_("Iedereen"),
        field_name="audiences",
        method="filter_audience",
    )
    theme = django_filters.ModelChoiceFilter(
        label=_("Waarover"),
        queryset=Theme.objects.all(),
        to_field_name="slug",
        empty_label=_("Alles"),
        field_name="themes",
    )

    def filter_audience(self, queryset: PageQuerySet, _name: str, value: str) -> PageQuerySet:
        return queryset.filter(audiences__contains=[value])


class ArticleListing:
    """Filter form, one page of articles, and the query string that page links carry along."""

    def __init__(self, data: QueryDict, articles: PageQuerySet) -> None:
        self._data = data
        self._filter = ArticleFilter(data, queryset=articles)

    @property
    def form(self) -> forms.Form:
        return self._filter.form

    @cached_property
    def page(self) -> ListPage[Any]:
        return paginate(self._filter.qs, self._data.get("page"))

    @property
    def is_filtered(self) -> bool:
        return bool(self._data.get("audience") or self._data.get("theme"))

    @property
    def query_string(self) -> str:
        """Filters as `audience=kind&theme=pesten`, without the page number."""
        kept = self._data.copy()
        kept.pop("page", None)
        return kept.urlencode()
