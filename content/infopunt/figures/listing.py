"""The list of figures with its filters; downloads read the same address."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from content.core.enums import Context
from content.core.listing import Listing
from content.core.page_cache import kept
from content.infopunt.choices import theme_choices
from content.infopunt.enums import AgeGroup
from content.infopunt.models.figures import Figure
from content.infopunt.querysets import FigureQuerySet


def _years() -> list[tuple[str, str]]:
    """The years that figures are about, newest first."""
    return kept("figure-years", lambda: [(str(year), str(year)) for year in Figure.objects.years()])


class FigureFilter(django_filters.FilterSet):
    theme = django_filters.ChoiceFilter(
        label=_("Waarover"), choices=theme_choices, empty_label=_("Alles"), field_name="themes__slug"
    )
    age = django_filters.ChoiceFilter(
        label=_("Leeftijd"), choices=AgeGroup.choices, empty_label=_("Alle leeftijden"), method="filter_age"
    )
    year = django_filters.ChoiceFilter(label=_("Jaar"), choices=_years, empty_label=_("Alle jaren"))
    context = django_filters.ChoiceFilter(
        label=_("Waar"), choices=Context.choices, empty_label=_("Overal"), method="filter_context"
    )

    def filter_age(self, queryset: FigureQuerySet, _name: str, value: str) -> FigureQuerySet:
        return queryset.for_age(*AgeGroup(value).bounds)

    def filter_context(self, queryset: FigureQuerySet, _name: str, value: str) -> FigureQuerySet:
        return queryset.filter(contexts__contains=[value])


class FigureListing(Listing):
    filter_class = FigureFilter
    heading = _("Kies cijfers")
    per_page = 24

    @property
    def everything(self) -> Any:
        """All figures that the filters leave, on one page or more."""
        return self.page.paginator.object_list
