"""The list of articles with its filters."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from content.core.enums import Audience
from content.core.listing import Listing
from content.infopunt.choices import theme_choices


class ArticleFilter(django_filters.FilterSet):
    audience = django_filters.ChoiceFilter(
        label=_("Voor wie"), choices=Audience.choices, empty_label=_("Iedereen"), method="filter_audience"
    )
    theme = django_filters.ChoiceFilter(
        label=_("Waarover"), choices=theme_choices, empty_label=_("Alles"), field_name="themes__slug"
    )

    def filter_audience(self, queryset: PageQuerySet, _name: str, value: str) -> PageQuerySet:
        return queryset.filter(audiences__contains=[value])


class ArticleListing(Listing):
    filter_class = ArticleFilter
    heading = _("Kies voor wie en waarover")
