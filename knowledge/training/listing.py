"""The list of wegwijzers with its filters."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from content.core.enums import Audience, Context
from content.core.listing import Listing


class FlowchartFilter(django_filters.FilterSet):
    context = django_filters.ChoiceFilter(
        label=_("Waar"), choices=Context.choices, empty_label=_("Overal"), method="filter_context"
    )
    audience = django_filters.ChoiceFilter(
        label=_("Voor wie"), choices=Audience.choices, empty_label=_("Iedereen"), method="filter_audience"
    )

    def filter_context(self, queryset: PageQuerySet, _name: str, value: str) -> PageQuerySet:
        return queryset.filter(contexts__contains=[value])

    def filter_audience(self, queryset: PageQuerySet, _name: str, value: str) -> PageQuerySet:
        return queryset.filter(audiences__contains=[value])


class FlowchartListing(Listing):
    filter_class = FlowchartFilter
    heading = _("Kies waar en voor wie")
