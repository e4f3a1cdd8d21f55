"""Takes the counts off an answer on its way out, after the page cache: a kept page is counted each time it is given."""

import json
from collections.abc import Callable
from dataclasses import astuple
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from content.core.counts import readings
from content.core.counts.buffer import add
from content.core.counts.count import EMBED, EMBEDDER, FOR_PROGRAMS, READ, REFERRER, Count
from content.core.counts.domains import other_domain
from content.core.counts.visitors import is_person, may_be_counted
from content.core.page_cache import COUNTS_HEADER as HEADER

COUNTED = {200, 304}
"""304: a program asked whether something changed, and uses what it has."""
FROM_OTHERS = {READ: REFERRER, EMBED: EMBEDDER}


def count_with[Response: HttpResponseBase](response: Response, *counts: Count) -> Response:
    """Count these when the answer leaves, if a person asked for it."""
    already = json.loads(response.headers.get(HEADER, "[]"))
    response.headers[HEADER] = json.dumps([*already, *map(astuple, counts)])
    return response


def count_on(request: HttpRequest, *counts: Count) -> None:
    """The same where only the request is at hand."""
    request.counts = [*getattr(request, "counts", []), *counts]  # type: ignore[attr-defined] - ours


class CountsMiddleware:
    """Stands before (outside) the page cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        text = response.headers.get(HEADER)
        if text is None:
            return response
        del response.headers[HEADER]
        if response.status_code in COUNTED and may_be_counted(request):
            counts = _counts_in(text)
            counted_ones = counts if is_person(request) else [one for one in counts if one.name in FOR_PROGRAMS]
            for count in counted_ones:
                add(count)
                _count_origin(request, count)
        return response


@lru_cache(maxsize=2_000)
def _counts_in(text: str) -> tuple[Count, ...]:
    """A kept page says the same each time."""
    return tuple(Count(*values) for values in json.loads(text))


def _count_origin(request: HttpRequest, count: Count) -> None:
    name = FROM_OTHERS.get(count.name)
    domain = other_domain(request) if name else ""
    if name and domain:
        add(Count(name, "", domain))


class ReadingsMiddleware:
    """Stands behind (inside) the page cache: says of every answer what it is, so that no page can be forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "GET" and not hasattr(request, "counts"):
            return response
        own = readings.count_of(request, response) if request.method == "GET" else None
        counts = [*([own] if own else []), *getattr(request, "counts", [])]
        return count_with(response, *counts) if counts else response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        if request.resolver_match:
            readings.begin(request, request.resolver_match)
