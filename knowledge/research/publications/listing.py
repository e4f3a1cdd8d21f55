"""All publications with their facets: each choice says how many publications it leaves."""

from functools import cached_property
from typing import Any

import django_filters
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.core.enums import Audience
from content.core.facet_index import FacetIndex
from content.core.kept_in_process import KeptInProcess, fingerprint_of
from content.core.listing import Listing
from content.infopunt.choices import theme_choices
from knowledge.research.enums import SpokenLanguage, WorkKind
from knowledge.research.querysets import PublicationQuerySet

FACETS = ("soort", "thema", "voor", "jaar", "taal", "open")


_kept: KeptInProcess[FacetIndex] = KeptInProcess("publications")


def facet_index(publications: PublicationQuerySet) -> FacetIndex:
    """Of all that are public, with the words they are found by."""
    rows = publications.index_rows()
    return _kept.get(lambda: fingerprint_of(rows), lambda: FacetIndex(rows.iterator(chunk_size=5_000)))


def _facet(label: Any, choices: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=_("Alles"))


class PublicationFilter(django_filters.FilterSet):
    """Only the form of it is used: choices are combined in the facet index."""

    zoek = django_filters.CharFilter(label=_("Woord, auteur of DOI"), max_length=80)
    soort = _facet(_("Soort"), WorkKind.choices)
    thema = _facet(_("Waarover"), theme_choices)
    voor = _facet(_("Voor wie"), Audience.choices)
    jaar = django_filters.CharFilter(label=_("Jaar"), max_length=4)
    taal = django_filters.CharFilter(label=_("Taal"), max_length=40)
    open = _facet(_("Vrij te lezen"), [("ja", _("Ja"))])


class PublicationListing(Listing):
    """The address holds the state: `?zoek=klas&soort=book&jaar=2020`."""

    filter_class = PublicationFilter
    heading = _("Zoek in de publicaties")

    @cached_property
    def _publications(self) -> PublicationQuerySet:
        return self._filter.queryset

    @cached_property
    def _index(self) -> FacetIndex:
        return facet_index(self._publications)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {name: f"{name}:{value}" for name, value in self.chosen.items() if name in FACETS}

    @cached_property
    def _with_words(self) -> int:
        return self._index.with_words(str(self.chosen.get("zoek", "")))

    @cached_property
    def ids(self) -> list[int]:
        """Identities of all that the choices leave, in the order of the list."""
        return self._index.ids(self._index.found(self._keys, self._with_words))

    @cached_property
    def page(self) -> ListPage[Any]:
        page = Paginator(self.ids, self.per_page).get_page(self._data.get("page"))
        page.object_list = self._publications.in_order(list(page.object_list))
        return page

    @cached_property
    def _counts(self) -> dict[str, int]:
        return self._index.counts(self._keys, self._with_words)

    @cached_property
    def downloads(self) -> list[dict[str, str]]:
        """The whole list, not only this page of it, as files."""
        query = self._data.copy()
        query.pop("page", None)
        tail = f"?{query.urlencode()}" if query else ""
        return [one | {"url": one["url"] + tail} for one in self.choice_downloads]

    @property
    def choice_downloads(self) -> list[dict[str, str]]:
        """Where a form with `keuze` boxes sends them."""
        return [
            {"title": name, "url": reverse("publication_list_file", args=[suffix]), "kind": suffix}
            for name, suffix in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
        ]

    def _field(self, bound: Any) -> dict[str, Any]:
        name, value = bound.name, str(self.chosen.get(bound.name, ""))
        field = {"kind": "text", "name": name, "label": bound.label, "value": value}
        if name == "zoek":
            return field
        options = [
            {"value": key, "label": f"{label} ({number})", "checked": key == value}
            for key, label in self._labels(bound)
            if (number := self._counts.get(f"{name}:{key}", 0)) or key == value
        ]
        everything = {"value": "", "label": _("Alles"), "checked": not value}
        return field | {"kind": "select", "options": [everything, *options]}

    def _labels(self, bound: Any) -> list[tuple[str, Any]]:
        if bound.name == "jaar":
            return [(year, year) for year in reversed(self._index.keys("jaar"))]
        if bound.name == "taal":
            names = dict(SpokenLanguage.choices)
            return [(key, names.get(key, key)) for key in self._index.keys("taal")]
        return [(str(key), label) for key, label in bound.field.choices if key]
