"""A wegwijzer told in words: numbered steps with “ga naar stap 7”, complete without any picture."""

from dataclasses import dataclass

from .graph import Flowchart, Kind, Node, reading_order


@dataclass(frozen=True, slots=True)
class Reference:
    """Where an answer leads. `number` is that step's number, None where the step does not exist."""

    answer: str
    target: str
    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A step in the outline, numbered from 1 in order of reading, with every way on."""

    number: int
    node: Node
    references: tuple[Reference, ...]


def outline(chart: Flowchart) -> tuple[Entry, ...]:
    """Every node once, in `reading_order`, with all of its edges. The same numbers stand in the diagram."""
    numbers = step_numbers(chart)
    return tuple(
        Entry(
            number,
            chart.by_id[node_id],
            tuple(
                Reference(
                    edge.answer,
                    edge.target,
                    numbers.get(edge.target),
                    chart.by_id[edge.target].title if edge.target in chart.by_id else edge.target,
                )
                for edge in chart.outgoing[node_id]
            ),
        )
        for node_id, number in numbers.items()
    )


def step_numbers(chart: Flowchart) -> dict[str, int]:
    """Node id to step number, in order."""
    return {node_id: number for number, node_id in enumerate(reading_order(chart), start=1)}


def as_text(chart: Flowchart) -> str:
    """The outline as plain text for a terminal, a mail or a screen reader."""
    lines = [part for part in (chart.title, chart.summary) if part]
    if chart.red_flag:
        lines += [
            "",
            *_filled(f"! {chart.red_flag.title}", chart.red_flag.text, _services(chart.red_flag.services)),
        ]
    for entry in outline(chart):
        lines += ["", *_entry_lines(entry)]
    if chart.sources:
        lines += ["", "Bronnen", *(f"- {source.title} {source.url}".rstrip() for source in chart.sources)]
    return "\n".join(lines).strip("\n") + "\n"


def _entry_lines(entry: Entry) -> list[str]:
    node = entry.node
    head = f"{entry.number}. {node.kind.label}: {_one_line(node.title)}"
    details = _filled(
        node.text,
        node.why and f"Waarom vragen we dit? {node.why}",
        node.role and f"Wie: {node.role}",
        node.deadline and f"Wanneer: {node.deadline}",
        _services(node.services),
        node.rule and f"Zoek hulp: {node.rule}",
        *(f"Bijlage: {file.title} {file.url}" for file in node.attachments),
    )
    ways = [_reference_line(reference) for reference in entry.references]
    if not ways:
        ways = ["Einde." if node.kind is Kind.OUTCOME else "Deze stap leidt nergens heen."]
    return [head, *(f"   {line}" for line in (*details, *ways))]


def _reference_line(reference: Reference) -> str:
    where = f"stap {reference.number}" if reference.number else f"een stap die niet bestaat ({reference.target})"
    return f"- {_one_line(reference.answer)}: ga naar {where}" if reference.answer else f"Ga naar {where}"


def _services(slugs: tuple[str, ...]) -> str:
    return f"Hulp: {', '.join(slugs)}" if slugs else ""


def _filled(*parts: str) -> list[str]:
    return [_one_line(part) for part in parts if part.strip()]


def _one_line(text: str) -> str:
    return " ".join(text.split())
