"""What the editor's script asks while somebody writes: is it sound, what does it look like, how does it walk.

Nothing here saves. Only staff come here (Wagtail checks that for every address below its own).
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from knowledge.training.flowchart import json_format, mermaid
from knowledge.training.flowchart.graph import Flowchart, Mode
from knowledge.training.flowchart.problems import FlowchartSyntaxError, Problem
from knowledge.training.linter import problems
from knowledge.training.models import FlowchartPage
from knowledge.training.screens.frame import red_flag
from knowledge.training.screens.walk import walk_context
from knowledge.training.screens.whole import drawings
from knowledge.training.variants import own_steps

CHART, FROM = "-wegwijzer", "-vanaf"
"""Fields of the try-out that no step can be named after."""


@require_POST
def check_view(request: HttpRequest) -> JsonResponse:
    """`{problems: [{severity, node, title, message}], wide: [svg], narrow: [svg]}` of the chart in `chart`; for a
    variant of the wegwijzer in `variant_of` also `{own: [ids of its own steps]}`.
    """
    core = request.POST.get("variant_of", "")
    core_chart = FlowchartPage.objects.chart_of(int(core)) if core.isascii() and core.isdigit() else None

    def checked(chart: Flowchart) -> dict[str, Any]:
        own = {} if core_chart is None else {"own": own_steps(core_chart, chart)}
        return {"problems": _rows(chart, problems(chart)), **drawings(chart), **own}

    return _answer(json_format.loads, request.POST, checked)


@require_POST
def read_view(request: HttpRequest) -> JsonResponse:
    """Text (Mermaid or JSON) in `text` as `{chart}`, or `{problems}` with the line of each."""
    text = request.POST.get("text", "")
    read = json_format.loads if text.lstrip().startswith("{") else mermaid.loads
    return _answer(lambda _text: read(text), request.POST, lambda chart: {"chart": json_format.to_dict(chart)})


@require_POST
def write_view(request: HttpRequest) -> JsonResponse:
    """The chart in `chart` as `{mermaid, json}`."""
    return _answer(
        json_format.loads,
        request.POST,
        lambda chart: {"mermaid": mermaid.dumps(chart), "json": json_format.dumps(chart)},
    )


@require_POST
def try_view(request: HttpRequest) -> HttpResponse:
    """Walk the unsaved chart, from the step in `-vanaf` when there is one."""
    text = request.POST.get(CHART, "")
    try:
        chart = json_format.loads(text)
    except FlowchartSyntaxError as error:
        return JsonResponse({"problems": _rows(None, error.problems)}, status=400)
    start = request.POST.get(FROM, "")
    carried = [("csrfmiddlewaretoken", request.POST.get("csrfmiddlewaretoken", "")), (CHART, text), (FROM, start)]
    answers = request.POST.copy()
    answers.pop("csrfmiddlewaretoken", None)
    context = {
        "method": "post",
        "action": reverse("flowchart_editor_try"),
        "carried": carried,
        "red_flag": red_flag(chart),
        "title": chart.title or _("Wegwijzer"),
        **walk_context(replace(chart, start=start) if start in chart.by_id else chart, answers),
    }
    return render(request, "training/admin/flowchart_try.html", context)


def _answer(
    read: Callable[[str], Flowchart], data: QueryDict, values: Callable[[Flowchart], dict[str, Any]]
) -> JsonResponse:
    try:
        chart = read(data.get("chart", ""))
        return JsonResponse(values(_with_mode(chart, data)))
    except FlowchartSyntaxError as error:
        return JsonResponse({"problems": _rows(None, error.problems)})
    except ValueError as error:
        return JsonResponse({"problems": [{"severity": "error", "node": "", "title": "", "message": str(error)}]})


def _with_mode(chart: Flowchart, data: QueryDict) -> Flowchart:
    """Reading level depends on the readers, which the page knows and its chart does not."""
    return replace(chart, mode=Mode(data["mode"])) if data.get("mode") in list(Mode) else chart


def _rows(chart: Flowchart | None, found: list[Problem] | tuple[Problem, ...]) -> list[dict[str, str]]:
    titles = {node.id: node.title for node in chart.nodes} if chart else {}
    return [
        {
            "severity": problem.severity.value,
            "node": problem.node,
            "title": titles.get(problem.node, ""),
            "message": problem.message,
        }
        for problem in found
    ]
