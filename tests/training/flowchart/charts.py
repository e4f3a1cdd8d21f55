"""Short notations for charts in tests."""

import random

from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node

_SIGNS = {"?": Kind.QUESTION, "!": Kind.WARNING, ".": Kind.OUTCOME, "+": Kind.HANDOVER, ":": Kind.INFORMATION}


def chart(steps: str, *arrows: str) -> Flowchart:
    """`chart("A? B C.", "A ja B", "B C")`: `?` question, `.` outcome, `!` warning, `+` hand-over, `:`
    information, else action.
    """
    nodes = [
        Node(step.rstrip("?!.+:"), _SIGNS.get(step[-1], Kind.ACTION), f"Titel {step.rstrip('?!.+:')}")
        for step in steps.split()
    ]
    edges = []
    for arrow in arrows:
        source, *answer, target = arrow.split()
        edges.append(Edge(source, target, " ".join(answer)))
    return Flowchart(nodes=tuple(nodes), edges=tuple(edges))


def big_chart(count: int) -> Flowchart:
    """A sound chart of `count` steps that branches, joins and goes back, always the same."""
    pick = random.Random(count)  # noqa: S311 - the same numbers every time, no secret
    nodes = []
    edges = []
    for number in range(count - 1):
        is_question = number % 3 == 0
        nodes.append(Node(f"s{number}", Kind.QUESTION if is_question else Kind.ACTION, f"Stap {number} van de weg"))
        edges.append(Edge(f"s{number}", f"s{number + 1}", "ja" if is_question else ""))
        if is_question:
            target = min(count - 1, max(0, number + pick.choice([-6, 2, 3, 5, 9])))
            edges.append(Edge(f"s{number}", f"s{target}", "nee"))
    nodes.append(Node(f"s{count - 1}", Kind.OUTCOME, "Klaar"))
    return Flowchart(title="Groot", nodes=tuple(nodes), edges=tuple(edges))
