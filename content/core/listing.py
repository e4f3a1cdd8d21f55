"""A filtered, paginated list as every goal shows it: reads the address, hands plain values to the components.

The address holds the whole state, so a list can be shared, works without a script and never fails on a wrong value:
an unknown filter value is left out, a wrong page number shows the nearest page.
"""

from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

PER_PAGE = 12


class Listing:
    """Filters, one page of items and links to the other pages.

    `filter_class` is a django-filter FilterSet; `items` the unfiltered queryset with everything a card needs.
    """

    filter_class: type[django_filters.FilterSet]
    per_page = PER_PAGE
    heading = _("Filter")
    # A list that stays short is read as a whole: counting it first would be a query more.
    is_short = False

    def __init__(self, data: QueryDict, items: QuerySet[Any]) -> None:
        self._data = data
        self._filter = self.filter_class(data, queryset=items)

    @cached_property
    def page(self) -> ListPage[Any]:
        queryset = self._filter.filter_queryset(self._filter.queryset) if self._form_checked else self._filter.queryset
        items = list(queryset) if self.is_short else queryset
        return paginate(items, self._data.get("page"), self.per_page)

    @cached_property
    def _form_checked(self) -> bool:
        """Clean the form; a wrong value counts as not chosen, the other filters stay."""
        form = self._filter.form
        if not form.is_valid():
            for name in form.errors:
                form.cleaned_data[name] = form.fields[name].empty_values[0]
        return True

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """Filters that are on, by name."""
        return (
            {name: value for name, value in self._filter.form.cleaned_data.items() if value}
            if self._form_checked
            else {}
        )

    @cached_property
    def fields(self) -> list[dict[str, Any]]:
        """The form as the filters component wants it."""
        return [self._field(bound) for bound in self._filter.form]

    def _field(self, bound: forms.BoundField) -> dict[str, Any]:
        several = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
        raw = self._data.getlist(bound.name) if several else [self._data.get(bound.name, "")]
        options = [
            {"value": str(value), "label": label, "checked": str(value) in raw}
            for value, label in bound.field.widget.choices
        ]
        return {
            "kind": "checkboxes" if several else "select",
            "name": bound.name,
            "label": bound.label,
            "options": options,
        }

    @property
    def result_text(self) -> str:
        count = self.page.paginator.count
        return ngettext("%(count)s resultaat", "%(count)s resultaten", count) % {"count": count}

    @cached_property
    def pagination(self) -> dict[str, Any] | None:
        return page_links(self.page, self._data)


def page_links(page: ListPage[Any], data: QueryDict) -> dict[str, Any] | None:
    """Context of the pagination component, or None where one page holds all; `data` is the address's query."""
    if not page.has_other_pages():
        return None

    def url(number: int) -> str:
        kept = data.copy()
        kept["page"] = str(number)
        return f"?{kept.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "previous_url": url(page.number - 1) if page.has_previous() else "",
        "next_url": url(page.number + 1) if page.has_next() else "",
        "items": [
            {"number": number, "url": url(number), "is_current": number == page.number}
            if isinstance(number, int)
            else {"is_gap": True}
            for number in numbers
        ],
    }


class _Pages(Paginator[Any]):
    """Pages of which the last is as quick as the first: only keys are sorted, the rows of one page are read whole."""

    def page(self, number: int | str) -> ListPage[Any]:
        page = super().page(number)
        if isinstance(self.object_list, QuerySet):
            page.object_list = self.object_list.filter(pk__in=page.object_list.values("pk"))
        return page


def paginate(items: Any, number: str | None, per_page: int = PER_PAGE) -> ListPage[Any]:
    """One page of a list or queryset; a wrong number gives the nearest page."""
    return _Pages(items, per_page).get_page(number)
