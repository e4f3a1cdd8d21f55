"""Pages of a long list: a wrong or too high number shows the nearest page instead of an error."""

from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet

PER_PAGE = 12


def paginate(queryset: QuerySet[Any], number: str | None, per_page: int = PER_PAGE) -> ListPage[Any]:
    return Paginator(queryset, per_page).get_page(number)
