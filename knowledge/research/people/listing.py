"""Everybody of the network, by what they know, where they work and what you may ask them."""

from typing import Any

import django_filters
from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.core.listing import Listing
from content.core.page_cache import kept
from content.infopunt.choices import theme_choices
from knowledge.research.enums import Availability
from knowledge.research.querysets import ResearcherQuerySet


def organization_choices() -> list[tuple[int, str]]:
    """Groups and institutions where somebody of the network works."""
    return kept("research-organizations", _organizations)


def organization_names() -> dict[int, str]:
    """Every group and institution by identity, for the small line of a card."""
    return kept("research-organization-names", lambda: {one.pk: str(one) for one in _all_organizations()})


def _all_organizations() -> Any:
    return apps.get_model("research", "ResearchOrganization").objects.select_related("part_of")


def _organizations() -> list[tuple[int, str]]:
    used = Q(affiliations__isnull=False) | Q(groups__affiliations__isnull=False)
    return [(one.pk, str(one)) for one in _all_organizations().filter(used).distinct()]


class ResearcherFilter(django_filters.FilterSet):
    zoek = django_filters.CharFilter(label=_("Naam of onderwerp"), method="filter_words", max_length=80)
    thema = django_filters.ChoiceFilter(
        label=_("Waarover"), choices=theme_choices, empty_label=_("Alles"), field_name="themes__slug"
    )
    waar = django_filters.ChoiceFilter(
        label=_("Groep of instelling"), choices=organization_choices, empty_label=_("Alle"), method="filter_place"
    )
    vraag = django_filters.ChoiceFilter(
        label=_("Beschikbaar voor"), choices=Availability.choices, empty_label=_("Alles"), method="filter_available"
    )

    def filter_words(self, queryset: ResearcherQuerySet, _name: str, value: str) -> ResearcherQuerySet:
        for word in value.split()[:6]:
            queryset = queryset.filter(
                Q(title__icontains=word) | Q(summary__icontains=word) | Q(expertise__icontains=word)
            )
        return queryset

    def filter_place(self, queryset: ResearcherQuerySet, _name: str, value: str) -> ResearcherQuerySet:
        return queryset.working_at(value)

    def filter_available(self, queryset: ResearcherQuerySet, _name: str, value: str) -> ResearcherQuerySet:
        return queryset.filter(available_for__contains=[value])


class ResearcherListing(Listing):
    filter_class = ResearcherFilter
    heading = _("Zoek een onderzoeker")
    per_page = 24
    is_short = True

    def _field(self, bound: Any) -> dict[str, Any]:
        if bound.name != "zoek":
            return super()._field(bound)
        return {"kind": "text", "name": bound.name, "label": bound.label, "value": self.chosen.get("zoek", "")}
