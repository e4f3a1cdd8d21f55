"""A procedure of 300 steps: how long checking and drawing take, and how many queries its pages need."""

import time
from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler

from bench.measure import answer
from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node, RedFlag
from knowledge.training.flowchart.json_format import to_dict
from knowledge.training.flowchart.layout import wide_layout
from knowledge.training.flowchart.validate import validate
from knowledge.training.models import FlowchartIndexPage, FlowchartPage

STEPS = 300
VALIDATION_MS, LAYOUT_MS = 50, 300
SLUG = "meting-300-stappen"


def big_chart() -> Flowchart:
    """Questions, actions and ends with an arrow back now and then, as a long real procedure has them."""
    kinds = [Kind.QUESTION, Kind.ACTION, Kind.ACTION, Kind.INFORMATION, Kind.OUTCOME]
    nodes = [
        Node(f"n{number}", kinds[number % 5], f"Stap {number} met een titel van gewone lengte")
        for number in range(STEPS)
    ]
    edges = []
    for number in range(STEPS - 1):
        if kinds[number % 5] is Kind.QUESTION:
            edges.append(Edge(f"n{number}", f"n{min(number + 4, STEPS - 1)}", "nee"))
            edges.append(Edge(f"n{number}", f"n{number + 1}", "ja"))
            edges += [Edge(f"n{number}", f"n{number - 20}", "opnieuw")] if number % 40 == 20 else []
            edges += [Edge(f"n{number}", f"n{number + 5}", "iets anders")] if number + 5 < STEPS else []
        elif kinds[number % 5] is not Kind.OUTCOME:
            edges.append(Edge(f"n{number}", f"n{number + 1}"))
    return Flowchart(nodes=tuple(nodes), edges=tuple(edges), red_flag=RedFlag("Is er nu gevaar?"))


def milliseconds(call: Callable[[Flowchart], object]) -> float:
    """Shortest of a few runs, each on a chart that nothing was computed of yet."""
    taken = []
    for _ in range(5):
        chart = big_chart()
        start = time.process_time()
        call(chart)
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def lines(site: WSGIHandler) -> list[str]:
    """The measurements as lines to print."""
    measured = {
        "controleren": (milliseconds(validate), VALIDATION_MS),
        "schikken": (milliseconds(wide_layout), LAYOUT_MS),
    }
    told = [f"\n{f'wegwijzer met {STEPS} stappen':<50}{'ms':>8}"]
    told += [
        f"{name:<50}{taken:>8.1f}   (doel: ≤ {most} ms){'' if taken <= most else '   NIET GEHAALD'}"
        for name, (taken, most) in measured.items()
    ]
    page = FlowchartPage(title="Meting", slug=SLUG, summary="Meting", chart=to_dict(big_chart()))
    FlowchartIndexPage.objects.get().add_child(instance=page)
    for tail in ("", "tekst/", "schema/"):
        found = answer(site, f"/leren/wegwijzers/{SLUG}/{tail}")
        told.append(f"{f'vragen aan de databank van …/{tail}':<50}{found.queries:>8}   (doel: ≤ 10)")
    page.delete()
    return told
