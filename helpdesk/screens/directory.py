"""All services with filters: the address holds the whole state, so that a list can be shared."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from content.core.enums import Audience
from content.core.listing import Listing as PagedListing
from content.core.models import Theme
from helpdesk.display import service_row
from helpdesk.enums import Channel
from helpdesk.listings.listing import Listing
from helpdesk.listings.moment import Moment, current_moment
from helpdesk.triage.places import ATTRIBUTION, Area, PlaceSearch, find_place

SERVED = (
    Audience.CHILD,
    Audience.TEEN,
    Audience.PARENT,
    Audience.SCHOOL,
    Audience.SPORT,
    Audience.YOUTH_WORK,
    Audience.WORK,
)


class DirectoryForm(forms.Form):
    audience = forms.ChoiceField(label=_("Voor wie"), required=False)
    theme = forms.ChoiceField(label=_("Waarover"), required=False)
    channel = forms.ChoiceField(label=_("Hoe"), required=False)
    place = forms.CharField(label=_("Postcode of gemeente"), required=False, max_length=80)
    open = forms.MultipleChoiceField(
        label=_("Wanneer"), required=False, choices=[("nu", _("Nu open"))], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: QueryDict, themes: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["audience"].choices = [
            ("", _("Iedereen")),
            *((audience.value, audience.label) for audience in SERVED),
        ]
        self.fields["theme"].choices = [("", _("Alles")), *themes]
        self.fields["channel"].choices = [("", _("Maakt niet uit")), *Channel.choices]


def _once_each[Answer](ask: Callable[[Area], Answer]) -> Callable[[Area], Answer]:
    """Many services share an area: each is asked once."""
    known: dict[Area, Answer] = {}

    def answer(area: Area) -> Answer:
        if area not in known:
            known[area] = ask(area)
        return known[area]

    return answer


class Directory(PagedListing):
    """Filters and one page of services. A wrong filter value counts as not chosen."""

    heading = _("Zoek een dienst")

    def __init__(self, data: QueryDict, moment: Moment) -> None:
        self._data = data
        self._moment = moment
        used = Theme.objects.filter(slug__in=moment.listings.themes)
        themes = [(theme.slug, theme.name) for theme in used]
        self.form = DirectoryForm(data, themes)

    @cached_property
    def chosen(self) -> dict[str, Any]:
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def search(self) -> PlaceSearch:
        return find_place(self.chosen.get("place", ""))

    @cached_property
    def found(self) -> Sequence[Listing]:
        """Only what was asked for is looked at: with thousands of listings each glance counts."""
        tests, place = self._tests, self.search.place
        found: Sequence[Listing] = self._moment.listings.all
        if tests:
            found = [listing for listing in found if all(fits(listing) for fits in tests)]
        if place:
            steps = _once_each(lambda area: area.distance(place))
            found = sorted(found, key=lambda listing: steps(listing.facts.area))
        return found

    @property
    def _tests(self) -> list[Callable[[Listing], bool]]:
        audience, theme = self.chosen.get("audience"), self.chosen.get("theme")
        channel, place = self.chosen.get("channel"), self.search.place
        covers = _once_each(lambda area: area.covers(place))
        open_now = self._moment.open_now.pks if "open" in self.chosen else frozenset()
        tests: dict[str, Callable[[Listing], bool]] = {
            "open": lambda listing: listing.pk in open_now,
            "audience": lambda listing: audience in listing.audiences,
            "theme": lambda listing: theme in listing.themes,
            "channel": lambda listing: any(way.channel == channel for way in listing.ways),
            "place": lambda listing: covers(listing.facts.area),
        }
        return [test for name, test in tests.items() if name in self.chosen]

    @cached_property
    def page(self) -> ListPage[Any]:
        return Paginator(self.found, self.per_page).get_page(self._data.get("page"))

    @property
    def services(self) -> list[dict[str, Any]]:
        return [service_row(listing, self._moment) for listing in self.page]

    @cached_property
    def fields(self) -> list[dict[str, Any]]:
        return [self._text_field() if name == "place" else self._choices(name) for name in self.form.fields]

    def _choices(self, name: str) -> dict[str, Any]:
        bound, chosen = self.form[name], self.chosen.get(name, "")
        several = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
        options = [
            {"value": value, "label": label, "checked": value in chosen if several else value == chosen}
            for value, label in bound.field.choices
        ]
        return {
            "kind": "checkboxes" if several else "select",
            "name": name,
            "label": bound.label,
            "options": options,
        }

    def _text_field(self) -> dict[str, Any]:
        place = self.search.place
        typed = self._data.get("place", "")[:80]
        # A code that came from a link is shown as the name it stands for; the code stays, so that it stays exact.
        value = f"{place.name} ({place.nis})" if place and typed == place.nis else typed
        return {"kind": "text", "name": "place", "label": self.form["place"].label, "value": value}

    @property
    def place_choices(self) -> list[dict[str, str]]:
        """Places that share what was typed, each as a link that keeps the other filters."""
        return [{"title": place.name, "url": self._url_with(place=place.nis)} for place in self.search.choices]

    def _url_with(self, **values: str) -> str:
        kept = {**self.chosen, **values}
        return f"?{urlencode(kept, doseq=True)}"


def directory_context(data: QueryDict) -> dict[str, Any]:
    return {"directory": Directory(data, current_moment()), "attribution": ATTRIBUTION}
