"""The site, its front door and its settings without a query: every address begins with them and they seldom change."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from content.core.models import SiteSettings
from content.core.page_cache import kept


def kept_settings(request: HttpRequest) -> SiteSettings:
    """A copy for this request alone. Raises what the database raises when nothing is kept and it is away."""
    settings: SiteSettings = kept(f"settings-{request.get_host()}", lambda: SiteSettings.for_request(request))
    return settings


def _site_with_front_door(request: HttpRequest) -> Site:
    site = Site.find_for_request(request)
    site.root_page.specific  # noqa: B018 - it stays on the page, and goes into the cache with it
    return site


class KeptSiteMiddleware:
    """Tell Wagtail the site of an address before it looks for the page there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        if request.resolver_match and request.resolver_match.url_name == "wagtail_serve":
            site = kept(f"site-{request.get_host()}", lambda: _site_with_front_door(request))
            request._wagtail_site = site  # noqa: SLF001 - where Wagtail keeps it for the rest of the request
