"""Around every request: one moment for all open states on the page, and answers while the database is down."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from helpdesk.listings.moment import one_moment
from helpdesk.listings.store import DATABASE_DOWN
from helpdesk.views.outage import outage_response


class OpenStatesMiddleware:
    """A page that shows open states may be kept until the first of them changes, whichever page it is.

    Stands after the page cache, which keeps to the `max-age` set here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_moment() as this:
            response = self.get_response(request)
            if this.moment and this.moment.was_asked and "Cache-Control" not in response:
                patch_cache_control(response, public=True, max_age=this.moment.seconds_to_change)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Help pages answer from the copy of the listings; every other address gets the static error page."""
        if isinstance(exception, DATABASE_DOWN) and request.path.startswith(settings.HELP_URL):
            return outage_response(request)
        return None
