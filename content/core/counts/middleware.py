"""Takes the counts off an answer on its way out, after the page cache: a kept page is counted each time it is given."""

import json
from collections.abc import Callable
from dataclasses import astuple

from django.http import HttpRequest, HttpResponse

from content.core.counts.buffer import Count, add
from content.core.counts.visitors import is_counted

HEADER = "X-Counts"
"""Only between a view and the middleware; no visitor or proxy ever sees it."""


def count_with(response: HttpResponse, *counts: Count) -> HttpResponse:
    """Count these when the answer leaves, if a person asked for it."""
    already = json.loads(response.headers.get(HEADER, "[]"))
    response.headers[HEADER] = json.dumps([*already, *map(astuple, counts)])
    return response


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
        if response.status_code == 200 and is_counted(request):
            for values in json.loads(text):
                add(Count(*values))
        return response
