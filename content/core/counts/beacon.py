"""What only a browser knows: it showed a page from its own cache, or somebody tapped a number.

A word without any identifier, in the body of a form so that no log holds it; every answer is empty. A browser
without scripts tells of a tap with the `ping` of the link (two headers). Other sites cannot make browsers tell.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from content.core.counts.buffer import add
from content.core.counts.count import Count
from content.core.counts.readings import Reading
from content.core.counts.visitors import is_counted

ADDRESS = "telling/"
MOST_LETTERS = 500

type Meaning = Callable[[str, str], Count | None]
_meanings: list[Meaning] = []


def taps_mean(meaning: Meaning) -> Meaning:
    """Have `meaning(href, path)` say what a tap on a link with `ping` stands for, None where it knows of none."""
    if meaning not in _meanings:
        _meanings.append(meaning)
    return meaning


# Exempt from CSRF protection because it needs a cookie; what is told here is no more than a visit would tell.
@csrf_exempt
@require_POST
def told_view(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    count = _told(request) if is_ours and is_counted(request) else None
    if count:
        add(count)
    return response


def _told(request: HttpRequest) -> Count | None:
    if request.content_type == "text/ping":
        return _tap(request.headers.get("Ping-To", ""), request.headers.get("Ping-From", ""))
    if told := request.POST.get("read"):
        reading = Reading.from_signed(told[:MOST_LETTERS])
        return reading.count if reading else None
    return _tap(request.POST.get("to", ""), request.POST.get("at", ""))


def _tap(href: str, address: str) -> Count | None:
    try:
        path = urlsplit(address[:MOST_LETTERS]).path
    except ValueError:
        path = ""
    found = (meaning(href[:MOST_LETTERS], path) for meaning in _meanings) if href else iter(())
    return next((count for count in found if count), None)
