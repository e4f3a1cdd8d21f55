"""The library with its facets: each choice says how many materials it leaves."""

from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.core.enums import Audience, Context
from content.core.listing import Listing
from content.infopunt.choices import theme_choices
from content.infopunt.enums import AgeGroup, Cost, EvidenceLevel, ResourceKind, ResourceLanguage
from content.infopunt.querysets import ResourceQuerySet

FACETS = ("soort", "voor", "leeftijd", "thema", "waar", "taal", "prijs", "onderzoek")


def _facet(label: Any, choices: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=_("Alles"), method="filter_facet")


class ResourceFilter(django_filters.FilterSet):
    zoek = django_filters.CharFilter(label=_("Woord in titel of uitleg"), method="filter_words", max_length=80)
    soort = _facet(_("Soort"), ResourceKind.choices)
    voor = _facet(_("Voor wie"), Audience.choices)
    leeftijd = _facet(_("Leeftijd"), AgeGroup.choices)
    thema = _facet(_("Waarover"), theme_choices)
    waar = _facet(_("Waar"), Context.choices)
    taal = _facet(_("Taal"), ResourceLanguage.choices)
    prijs = _facet(_("Prijs"), Cost.choices)
    onderzoek = _facet(_("Werkt het?"), EvidenceLevel.choices)

    def filter_facet(self, queryset: ResourceQuerySet, name: str, value: str) -> ResourceQuerySet:
        return queryset.filter(facets__contains=[f"{name}:{value}"])

    def filter_words(self, queryset: ResourceQuerySet, _name: str, value: str) -> ResourceQuerySet:
        for word in value.split()[:6]:
            queryset = queryset.filter(
                Q(title__icontains=word) | Q(description__icontains=word) | Q(publisher__icontains=word)
            )
        return queryset


class ResourceListing(Listing):
    filter_class = ResourceFilter
    heading = _("Zoek in de materialen")

    @cached_property
    def _counts(self) -> dict[str, int]:
        """How many materials each facet leaves, given all other choices; one query."""
        chosen = {name: f"{name}:{value}" for name, value in self.chosen.items() if name in FACETS}
        found = self._filter.filter_words(self._filter.queryset, "", self.chosen.get("zoek", ""))
        return found.facet_counts(chosen)

    @cached_property
    def page(self) -> ListPage[Any]:
        """As any list, but its length comes with the counts of the facets."""
        total = self._counts.get("", 0)
        paginator = Paginator(self._filter.filter_queryset(self._filter.queryset), self.per_page)
        paginator.count = total
        return paginator.get_page(self._data.get("page"))

    def _field(self, bound: forms.BoundField) -> dict[str, Any]:
        if bound.name == "zoek":
            return {"kind": "text", "name": bound.name, "label": bound.label, "value": self.chosen.get("zoek", "")}
        field = super()._field(bound)
        for option in field["options"]:
            if option["value"]:
                option["count"] = self._counts.get(f"{bound.name}:{option['value']}", 0)
                option["label"] = f"{option['label']} ({option['count']})"
        field["options"] = [one for one in field["options"] if not one["value"] or one["count"] or one["checked"]]
        return field
