"""The site, its front door and its settings without a query: every address begins with them and they seldom change."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import Site
from wagtail.views import serve

from content.core.models import SiteSettings
from content.core.page_cache import kept

# The first step of every way back.
FRONT_DOOR = {"title": settings.WAGTAIL_SITE_NAME, "url": "/"}


def kept_settings(request: HttpRequest) -> SiteSettings:
    """A copy for this request alone. Raises what the database raises when nothing is kept and it is away."""
    found: SiteSettings = kept(f"settings-{request.get_host()}", lambda: SiteSettings.for_request(request))
    return found


def _site_with_front_door(request: HttpRequest) -> Site | None:
    site = Site.find_for_request(request)
    if site:
        site.root_page.specific  # noqa: B018 - it stays on the page, and goes into the cache with it
    return site


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view of every page, which is told the site before it looks for the page there."""
    site = kept(f"site-{request.get_host()}", lambda: _site_with_front_door(request))
    request._wagtail_site = site  # noqa: SLF001 - where Wagtail keeps it for the rest of the request
    answer: HttpResponse = serve(request, path)
    return answer
