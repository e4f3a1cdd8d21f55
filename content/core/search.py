"""Search over everything that is live and open to all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content.core.listing import paginate


@require_safe
def search_view(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:200]
    results = Page.objects.live().public().specific().search(query) if query else Page.objects.none()
    return render(
        request,
        "core/search.html",
        {"query": query, "results": paginate(results, request.GET.get("page")), "noindex": True},
    )
