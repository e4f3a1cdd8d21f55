"""Addresses of a published wegwijzer.

Two privacy modes. Answers of children and teenagers come in the body of forms that change nothing; an address that
holds any is sent on to the bare one. Answers of others are the address, which can be kept and shared.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from content.core.counts import count_with, mark_page, no_reading
from knowledge.training.counts import walk_counts
from knowledge.training.flowchart.json_format import dumps
from knowledge.training.models import FlowchartPage
from knowledge.training.pdf import flowchart_pdf
from knowledge.training.screens.frame import frame_context
from knowledge.training.screens.walk import walk_context, walk_screen
from knowledge.training.screens.whole import outline_screen, schema_screen

FRAME_CSP = {**settings.SECURE_CSP, "frame-ancestors": ["*"], "default-src": [CSP.NONE]}
FRAME_WIDTH, FRAME_HEIGHT = 640, 720


def page_or_404(slug: str) -> FlowchartPage:
    return get_object_or_404(FlowchartPage.objects.public_listing(), slug=slug)


def open_page_or_404(slug: str) -> FlowchartPage:
    """One for adults: a frame on another site could watch what a child answers."""
    page = page_or_404(slug)
    if page.is_private:
        raise Http404
    return page


# Exempt from CSRF protection because it needs a cookie, and a forged request changes nothing here.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def walk_view(request: HttpRequest, slug: str) -> HttpResponse:
    page = page_or_404(slug)
    wants_post = page.is_private
    if request.GET if wants_post else request.method == "POST":
        return HttpResponseRedirect(request.path)
    return walk_screen(request, page)


@require_safe
def outline_view(request: HttpRequest, slug: str) -> HttpResponse:
    return outline_screen(request, page_or_404(slug))


@require_safe
def schema_view(request: HttpRequest, slug: str) -> HttpResponse:
    return schema_screen(request, page_or_404(slug))


@require_safe
def pdf_view(request: HttpRequest, slug: str) -> HttpResponse:
    page = page_or_404(slug)
    mark_page(request, page)
    response = HttpResponse(flowchart_pdf(page), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{page.slug}.pdf"'
    return response


@require_safe
def json_view(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole wegwijzer as data, for any other site."""
    page = page_or_404(slug)
    mark_page(request, page)
    text = dumps(page.flowchart)
    return HttpResponse(
        text, content_type="application/json; charset=utf-8", headers={"Access-Control-Allow-Origin": "*"}
    )


@require_safe
@xframe_options_exempt
@csp_override(FRAME_CSP)
def embed_view(request: HttpRequest, slug: str) -> HttpResponse:
    page = open_page_or_404(slug)
    if request.GET:
        no_reading(request)
    else:
        mark_page(request, page)
    screen = walk_context(page.flowchart, request.GET)
    context = frame_context(page, "flowchart_walk") | {
        "method": "get",
        "action": reverse("flowchart_embed", args=[page.slug]),
        "noindex": True,
        **screen,
    }
    response = render(request, "training/flowchart_frame.html", context)
    return count_with(response, *walk_counts(page, screen, is_first=not request.GET))


@require_safe
def oembed_view(request: HttpRequest) -> HttpResponse:
    """Answer oEmbed (https://oembed.com/), type `rich`: a frame with the wegwijzer at `url`. Only JSON, else 501."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    page = open_page_or_404(_slug_in(request.GET.get("url", "")))
    address = request.build_absolute_uri(reverse("flowchart_embed", args=[page.slug]))
    size = {
        "width": _at_most(request.GET.get("maxwidth"), FRAME_WIDTH),
        "height": _at_most(request.GET.get("maxheight"), FRAME_HEIGHT),
    }
    html = render_to_string("training/flowchart_iframe.html", {"address": address, "title": page.title, **size})
    values = {"version": "1.0", "type": "rich", "provider_name": settings.WAGTAIL_SITE_NAME, "title": page.title}
    return JsonResponse({**values, "html": html.strip(), **size}, headers={"Access-Control-Allow-Origin": "*"})


def _slug_in(address: str) -> str:
    """Slug of the wegwijzer at a full address; Http404 where there is none."""
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError) as error:
        raise Http404 from error
    if match.url_name != "flowchart_walk":
        raise Http404
    return str(match.kwargs["slug"])


def _at_most(text: str | None, most: int) -> int:
    return min(int(text), most) if text and text.isascii() and text.isdigit() and int(text[:6]) > 0 else most
