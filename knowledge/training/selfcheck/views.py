"""The check itself. Answers come in the body of a form and leave no trace: no address, no log, no cache."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from content.core.private_answers import keep_private
from content.infopunt.models import Resource
from knowledge.training.catalogue.index import catalogue_index
from knowledge.training.models import FlowchartPage, SelfCheckPage, TrainingPage
from knowledge.training.selfcheck.forms import SelfCheckForm
from knowledge.training.selfcheck.result import Result
from knowledge.training.selfcheck.statements import Kind

FEW = 3


# Exempt from CSRF protection because it needs a cookie, and a forged request changes nothing.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check_view(request: HttpRequest, kind: str) -> HttpResponse:
    page = SelfCheckPage.objects.public_listing().first()
    if page is None or kind not in set(Kind):
        raise Http404
    chosen = Kind(kind)
    form = SelfCheckForm(chosen, request.POST if request.method == "POST" else None)
    context = {"page": page, "kind": chosen, "form": form, "noindex": True, "url": request.path}
    if request.method != "POST":
        return render(request, "training/selfcheck.html", context)
    if not form.is_valid():
        response = render(request, "training/selfcheck.html", context, status=HTTPStatus.BAD_REQUEST)
    else:
        context |= _shown(form.result()) | {"today": timezone.localdate()}
        response = render(request, "training/selfcheck_result.html", context)
    return keep_private(response)


def _shown(result: Result) -> dict[str, Any]:
    facet = f"waar:{result.kind.value}"
    index = catalogue_index(TrainingPage)
    ids = index.ordered(index.facets.found({"waar": facet}), "", timezone.now())[:FEW]
    return {
        "result": result,
        "phases": [{"term": one.phase.label, "text": f"{one.words} ({one.share} %)"} for one in result.phases],
        "steps": [{"title": one.phase.label, "text": one.step} for one in result.steps],
        "trainings": TrainingPage.objects.for_card_list(ids),
        "flowcharts": FlowchartPage.objects.for_card_list().filter(contexts__contains=[result.kind.value])[:FEW],
        "materials": Resource.objects.for_library().filter(facets__contains=[facet, "thema:aanpak-en-methodes"])[:FEW],
        "catalogue_url": f"/leren/vormingen/?waar={result.kind.value}",
    }
