"""Figures as files, with the same filters as the page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from content.infopunt.figures.downloads import CONTENT_TYPES, as_file
from content.infopunt.figures.listing import FigureListing
from content.infopunt.models import Figure


@require_safe
def figures_download(request: HttpRequest, kind: str) -> HttpResponse:
    """`?cijfer=` (repeatable) picks the figures of one chart, in that order; the filters of the page work as there."""
    if kind not in CONTENT_TYPES:
        raise Http404
    slugs = request.GET.getlist("cijfer")
    if slugs:
        found = {figure.slug: figure for figure in Figure.objects.for_bank().with_keys(slugs)}
        figures = [found[slug] for slug in slugs if slug in found]
    else:
        figures = list(FigureListing(request.GET, Figure.objects.for_bank()).everything)
    return HttpResponse(
        as_file(figures, kind),
        content_type=CONTENT_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="cijfers-over-pesten.{kind}"'},
    )
