"""The linter: what would let a reader down in a wegwijzer. Every check is linear in nodes and edges."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .graph import Edge, Flowchart, Kind, Mode, Node, normalized_answer, reachable, reading_order
from .paths import questions_ahead
from .problems import GRAPH_CODES, Code, Problem
from .readability import reading_ease

MOST_QUESTIONS = 12
# Flesch-Douma: what a child can read alone, and what a tired adult can read at once.
EASIEST_NEEDED = {Mode.CHILD: 80, Mode.OPEN: 60}


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What a check must know of a help service. `assured`: a person checked the listing recently enough;
    `day_and_night`: it can be reached at any hour.
    """

    slug: str
    active: bool = True
    assured: bool = True
    day_and_night: bool = False


def validate(chart: Flowchart, services: Iterable[ServiceFacts] | None = None) -> list[Problem]:
    """Every problem, in order of reading. Where `services` are not known (None) nothing is said about stale
    or inactive ones, and any contact counts as reachable.
    """
    facts = None if services is None else {service.slug: service for service in services}
    found = [
        *_start_problems(chart),
        *_edge_problems(chart),
        *_answer_problems(chart),
        *_dead_ends(chart),
        *_unreachable(chart),
        *_endless_loops(chart),
        *_red_flag_problems(chart, facts),
        *(_service_problems(chart, facts) if facts is not None else ()),
        *_reading_problems(chart),
        *_length_problems(chart),
    ]
    place = {node_id: number for number, node_id in enumerate(reading_order(chart))}
    return sorted(found, key=lambda problem: place.get(problem.node, -1))


def validate_graph(chart: Flowchart) -> list[Problem]:
    """Only the problems that a graph without any further data can have (`GRAPH_CODES`)."""
    return [problem for problem in validate(chart) if problem.code in GRAPH_CODES]


def _quoted(node: Node) -> str:
    title = " ".join(node.title.split()) or node.id
    return f"“{title if len(title) <= 60 else title[:59] + '…'}”"


def _start_problems(chart: Flowchart) -> Iterator[Problem]:
    if not chart.nodes:
        yield Problem(Code.NO_START, "", "Deze wegwijzer is leeg: er is geen eerste stap.")
    elif chart.start_id is None:
        message = f"De eerste stap “{chart.start}” bestaat niet. Kies met welke stap de wegwijzer begint."
        yield Problem(Code.NO_START, "", message)


def _edge_problems(chart: Flowchart) -> Iterator[Problem]:
    for edge in chart.edges:
        source, target = chart.by_id.get(edge.source), chart.by_id.get(edge.target)
        if source and not target:
            by_answer = f" met het antwoord “{edge.answer}”" if edge.answer else ""
            message = f"{_quoted(source)} leidt{by_answer} naar “{edge.target}”, maar die stap bestaat niet."
            yield Problem(Code.UNKNOWN_TARGET, source.id, message)
        elif not source:
            message = f"Een pijl naar “{edge.target}” vertrekt van “{edge.source}”, maar die stap bestaat niet."
            yield Problem(Code.UNKNOWN_TARGET, target.id if target else "", message)


def _answer_problems(chart: Flowchart) -> Iterator[Problem]:
    for node in chart.nodes:
        alike: dict[str, list[Edge]] = {}
        for edge in chart.outgoing[node.id]:
            alike.setdefault(normalized_answer(edge.answer), []).append(edge)
        for answer, edges in alike.items():
            if len(edges) > 1:
                what = f"{len(edges)} keer het antwoord “{edges[0].answer}”" if answer else "pijlen zonder antwoord"
                message = f"{_quoted(node)} heeft {what}: de lezer weet niet welke weg hij moet nemen."
                yield Problem(Code.DUPLICATE_ANSWER, node.id, message)


def _dead_ends(chart: Flowchart) -> Iterator[Problem]:
    for node in chart.nodes:
        if node.kind is not Kind.OUTCOME and not chart.outgoing[node.id]:
            message = f"Na {_quoted(node)} komt niets meer: laat deze stap verder leiden, of maak er een einde van."
            yield Problem(Code.DEAD_END, node.id, message)


def _unreachable(chart: Flowchart) -> Iterator[Problem]:
    if chart.start_id is None:
        return
    reached = reachable(chart.successors, chart.start_id)
    for node in chart.nodes:
        if node.id not in reached:
            message = f"Niemand komt ooit bij {_quoted(node)}: geen enkele weg vanaf het begin leidt hierheen."
            yield Problem(Code.UNREACHABLE, node.id, message)


def _endless_loops(chart: Flowchart) -> Iterator[Problem]:
    """Nodes from which no outcome can be reached but a loop can; where every walk stops at a dead end (or at
    a missing node), that is the problem to mend, and it is reported as such.
    """
    predecessors = _predecessors(chart)
    outcomes = (node.id for node in chart.nodes if node.kind is Kind.OUTCOME)
    saved = reachable(predecessors, *outcomes)
    can_go_on = _walks_without_end(chart, predecessors)
    for node in chart.nodes:
        if node.id in can_go_on and node.id not in saved:
            message = f"Vanaf {_quoted(node)} blijf je rondjes draaien: geen enkele weg leidt naar een einde."
            yield Problem(Code.ENDLESS_LOOP, node.id, message)


def _predecessors(chart: Flowchart) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {node.id: [] for node in chart.nodes}
    for node_id, targets in chart.successors.items():
        for target in targets:
            found[target].append(node_id)
    return {node_id: tuple(sources) for node_id, sources in found.items()}


def _walks_without_end(chart: Flowchart, predecessors: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Ids from which a walk can go on for ever: what is left after taking away, again and again, the ends."""
    ways_on = {node_id: len(targets) for node_id, targets in chart.successors.items()}
    ended = [node_id for node_id, count in ways_on.items() if count == 0]
    left = set(ways_on)
    while ended:
        node_id = ended.pop()
        left.discard(node_id)
        for source in predecessors[node_id]:
            ways_on[source] -= 1
            if ways_on[source] == 0:
                ended.append(source)
    return left


def _red_flag_problems(chart: Flowchart, facts: Mapping[str, ServiceFacts] | None) -> Iterator[Problem]:
    if not chart.red_flag:
        message = "De rode-vlag-kadertekst ontbreekt: zeg op elke stap wie je belt als er nu gevaar is."
        yield Problem(Code.NO_RED_FLAG_BOX, "", message)
    reached = reachable(chart.successors, chart.start_id) if chart.start_id else set()
    flagged = [node.id for node in chart.nodes if node.red_flag and node.id in reached]
    after_flag = reachable(chart.successors, *flagged)
    for node in chart.nodes:
        is_end = node.kind is Kind.OUTCOME and node.id in after_flag
        if is_end and not any(_is_day_and_night(slug, facts) for slug in node.services):
            message = (
                f"Wie bij {_quoted(node)} uitkomt, kan in gevaar zijn: noem een contact dat dag en nacht bereikbaar is."
            )
            yield Problem(Code.NO_REACHABLE_CONTACT, node.id, message)


def _is_day_and_night(slug: str, facts: Mapping[str, ServiceFacts] | None) -> bool:
    if facts is None:
        return True
    return slug in facts and facts[slug].active and facts[slug].day_and_night


def _service_problems(chart: Flowchart, facts: Mapping[str, ServiceFacts]) -> Iterator[Problem]:
    named = [("", "De rode-vlag-kadertekst", chart.red_flag.services)]
    named += [(node.id, _quoted(node), node.services) for node in chart.nodes]
    for node_id, where, slugs in named:
        for slug in slugs:
            service = facts.get(slug)
            if service is None or not service.active:
                state = "bestaat niet" if service is None else "is niet meer actief"
                yield Problem(
                    Code.INACTIVE_HANDOVER,
                    node_id,
                    f"{where} verwijst naar “{slug}”, maar die dienst {state}.",
                )
            elif not service.assured:
                message = f"{where} verwijst naar “{slug}”, maar die gegevens zijn lang niet nagekeken."
                yield Problem(Code.STALE_HANDOVER, node_id, message)


def _reading_problems(chart: Flowchart) -> Iterator[Problem]:
    needed = EASIEST_NEEDED[chart.mode]
    for node in chart.nodes:
        sentences = (part.rstrip(".?!:") + "." for part in (node.title, node.text, node.why) if part)
        ease = reading_ease(" ".join(sentences))
        if ease is not None and ease < needed:
            message = (
                f"{_quoted(node)} is moeilijk om te lezen (leesbaarheid {ease:.0f}, "
                f"streef naar minstens {needed}): maak de zinnen en de woorden korter."
            )
            yield Problem(Code.READING_LEVEL, node.id, message)


def _length_problems(chart: Flowchart) -> Iterator[Problem]:
    count = questions_ahead(chart).get(chart.start_id or "", 0)
    if count > MOST_QUESTIONS:
        message = f"De langste weg telt {count} vragen; na {MOST_QUESTIONS} haken mensen af."
        yield Problem(Code.TOO_LONG, "", message)
