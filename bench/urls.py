"""The site, with beside it the two things that it is compared with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from wagtail.models import Page, Site

MINIMAL = HttpResponse("<!doctype html>" + "<p>Een zin van dertig kilobyte.</p>" * 920)


def minimal(_request: HttpRequest) -> HttpResponse:
    """30 KB from memory: the least that Django can do."""
    return HttpResponse(MINIMAL.content)


def stock(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this path as a plain Wagtail project shows it: menu, crumbs and related pages from the tree."""
    site = Site.find_for_request(request)
    match = Page.route_for_request(request, path)
    page = match.page.specific
    return render(request, "bench/stock.html", {**page.get_context(request), "root": site.root_page.specific})


urlpatterns = [
    path("bench/minimal/", minimal),
    path("bench/stock/<path:path>", stock),
    path("", include("allesoverpesten.urls")),
]
