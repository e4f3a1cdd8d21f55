"""The list of trainings: reads the address, asks the index, fetches one page of cards."""

from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from content.core.enums import Audience, Context
from content.core.listing import Listing
from content.infopunt.choices import theme_choices
from content.infopunt.enums import AgeGroup, Cost, EvidenceLevel, ResourceLanguage
from knowledge.training.catalogue.facets import FACETS
from knowledge.training.catalogue.index import CatalogueIndex, catalogue_index
from knowledge.training.catalogue.places import point_of
from knowledge.training.enums import LengthClass, Province, TrainingForm

ORDERS = [
    ("datum", _("Eerst wat binnenkort is")),
    ("titel", _("Op naam")),
    ("prijs", _("Eerst het goedkoopst")),
    ("dichtbij", _("Eerst dichtbij")),
]
# What is no choice of trainings but of how to show them.
OTHERS = ("zoek", "volgorde", "postcode")


def _facet(label: Any, choices: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=_("Alles"))


class TrainingFilter(django_filters.FilterSet):
    """The form of the list. The index does the choosing, so nothing here touches a queryset."""

    zoek = django_filters.CharFilter(label=_("Woord in titel of uitleg"), max_length=80)
    voor = _facet(_("Voor wie"), Audience.choices)
    waar = _facet(_("Waar speelt het"), Context.choices)
    vorm = _facet(_("Vorm"), TrainingForm.choices)
    provincie = _facet(_("Provincie"), Province.choices)
    prijs = _facet(_("Prijs"), Cost.choices)
    leeftijd = _facet(_("Leeftijd van de kinderen"), AgeGroup.choices)
    thema = _facet(_("Waarover"), theme_choices)
    duur = _facet(_("Duur"), LengthClass.choices)
    onderzoek = _facet(_("Werkt de methode?"), EvidenceLevel.choices)
    taal = _facet(_("Taal"), ResourceLanguage.choices)
    volgorde = django_filters.ChoiceFilter(label=_("Volgorde"), choices=ORDERS[1:], empty_label=ORDERS[0][1])
    postcode = django_filters.CharFilter(label=_("Je postcode, voor “dichtbij”"), max_length=4)


class TrainingListing(Listing):
    filter_class = TrainingFilter
    heading = _("Kies wat bij je past")

    def __init__(self, data: QueryDict, model: type, index: CatalogueIndex | None = None) -> None:
        super().__init__(data, model.objects.none())
        self._model = model
        self._index = index or catalogue_index(model)

    @cached_property
    def facets(self) -> dict[str, str]:
        """Chosen facets, name → key such as `vorm:open`."""
        return {name: f"{name}:{value}" for name, value in self.chosen.items() if name in FACETS}

    @property
    def words(self) -> str:
        return str(self.chosen.get("zoek", ""))

    @cached_property
    def postal_code(self) -> str:
        code = str(self.chosen.get("postcode", ""))
        return code if point_of(code) else ""

    @property
    def unknown_postal_code(self) -> str:
        """What was typed as a postal code and is none."""
        typed = str(self.chosen.get("postcode", ""))
        return typed if typed and not self.postal_code else ""

    @cached_property
    def _with_words(self) -> int:
        return self._index.facets.with_words(self.words)

    @cached_property
    def found(self) -> int:
        return self._index.facets.found(self.facets, self._with_words)

    @property
    def result_text(self) -> str:
        """Counted without fetching any training: a month shows none."""
        count = self.found.bit_count()
        return ngettext("%(count)s resultaat", "%(count)s resultaten", count) % {"count": count}

    @cached_property
    def _counts(self) -> dict[str, int]:
        return self._index.facets.counts(self.facets, self._with_words)

    def ordered_ids(self) -> list[int]:
        order = str(self.chosen.get("volgorde") or ("dichtbij" if self.postal_code else ""))
        return self._index.ordered(self.found, order, timezone.now(), self.postal_code)

    def newest_ids(self, most: int) -> list[int]:
        return self._index.newest(self.found, most)

    @cached_property
    def page(self) -> ListPage[Any]:
        page = Paginator(self.ordered_ids(), self.per_page).get_page(self._data.get("page"))
        page.object_list = self._model.objects.for_card_list(page.object_list)
        distances = self._index.distances(timezone.now(), self.postal_code) if self.postal_code else {}
        for training in page.object_list:
            # Also where there is none: a template that looks for what a page lacks is slow to find out.
            training.distance = distances.get(training.pk)
        return page

    @property
    def choice_labels(self) -> list[str]:
        """The chosen facets and words as people read them: name of a feed or of a mail."""
        words = [f"“{self.words}”"] if self.words else []
        fields = self._filter.form.fields
        chosen = [(fields[name].choices, self.chosen[name]) for name in FACETS if name in self.chosen]
        return words + [str(dict(choices).get(value, "")) for choices, value in chosen]

    @property
    def query(self) -> str:
        """The choice as part of an address, always written the same way; without order and page."""
        kept = QueryDict(mutable=True)
        for name in ("zoek", *FACETS):
            if self.chosen.get(name):
                kept[name] = str(self.chosen[name])
        return kept.urlencode()

    def _field(self, bound: forms.BoundField) -> dict[str, Any]:
        if bound.name in {"zoek", "postcode"}:
            return {
                "kind": "text",
                "name": bound.name,
                "label": bound.label,
                "value": str(self.chosen.get(bound.name, "")),
            }
        field = super()._field(bound)
        if bound.name in FACETS:
            for option in field["options"]:
                if option["value"]:
                    option["count"] = self._counts.get(f"{bound.name}:{option['value']}", 0)
                    option["label"] = f"{option['label']} ({option['count']})"
            field["options"] = [one for one in field["options"] if not one["value"] or one["count"] or one["checked"]]
        return field
