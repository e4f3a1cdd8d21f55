"""Frozen reports: the list, one of them to read, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from allesoverpesten.impact.models import FrozenReport
from allesoverpesten.impact.report.data import from_json
from allesoverpesten.impact.report.formats import FORMATS, file_name
from allesoverpesten.impact.report.page import report_context
from allesoverpesten.impact.screens.access import FILL_IN, needs, rights


@needs(FILL_IN)
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    reports = FrozenReport.objects.select_related("period").defer("data")
    return render(request, "impact/admin/reports.html", {"reports": reports, **rights(request)})


@needs(FILL_IN)
@require_safe
def report_screen(request: HttpRequest, pk: int) -> HttpResponse:
    frozen = get_object_or_404(FrozenReport.objects.select_related("period"), pk=pk)
    context = {"frozen": frozen, "formats": FORMATS.values(), **report_context(from_json(frozen.data))}
    return render(request, "impact/admin/report.html", context)


@needs(FILL_IN)
@require_safe
def report_file(_request: HttpRequest, pk: int, name: str) -> HttpResponse:
    frozen = get_object_or_404(FrozenReport, pk=pk)
    if name not in FORMATS:
        raise Http404
    report, form = from_json(frozen.data), FORMATS[name]
    response = HttpResponse(form.write(report), content_type=form.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(report, name)}"'
    return response
