"""One core procedure, with variants per context that only write down what is different there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .graph import Edge, Flowchart, Node


@dataclass(frozen=True, slots=True)
class Variant:
    """What one context changes in a core procedure.

    `nodes`: those with an id of the core take the place of that step, the others are added. `removed`: ids
    of core steps that do not exist here. `edges`: a step that is a source here has these edges and none of
    the core's. Edges to a removed step vanish; whether every step still leads on is for `validate` to say.
    """

    context: str
    title: str = ""
    nodes: tuple[Node, ...] = ()
    removed: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Recheck:
    """A variant to look at again. Changed core steps: `overridden` has its own text here, which may be out
    of date now; `inherited` came along by itself. `frame`: what stands around the steps, such as the
    red-flag box, changed.
    """

    context: str
    overridden: tuple[str, ...]
    inherited: tuple[str, ...]
    frame: bool


def apply(core: Flowchart, variant: Variant) -> Flowchart:
    """The whole wegwijzer of a context. Steps keep the order of the core, added ones come last."""
    own = {node.id: node for node in variant.nodes}
    kept = [own.get(node.id, node) for node in core.nodes if node.id not in variant.removed]
    added = [node for node in variant.nodes if node.id not in core.by_id]
    rewired = {edge.source for edge in variant.edges}
    edges = [
        edge
        for edge in core.edges
        if edge.source not in rewired and not {edge.source, edge.target} & set(variant.removed)
    ]
    return replace(
        core,
        title=variant.title or core.title,
        contexts=(variant.context,),
        nodes=(*kept, *added),
        edges=(*edges, *variant.edges),
    )


def changed_since(old: Flowchart, new: Flowchart, variants: Iterable[Variant]) -> tuple[Recheck, ...]:
    """The variants that a change of the core from `old` to `new` touches, each with the steps concerned. A
    step counts as changed when its words or its edges did, when it came or when it went.
    """
    frame = _frame(old) != _frame(new)
    ids = dict.fromkeys(node.id for chart in (new, old) for node in chart.nodes)
    changed = [node_id for node_id in ids if _step(old, node_id) != _step(new, node_id)]
    rechecks = []
    for variant in variants:
        own = {node.id for node in variant.nodes} | {edge.source for edge in variant.edges}
        overridden = tuple(node_id for node_id in changed if node_id in own)
        inherited = tuple(node_id for node_id in changed if node_id not in own and node_id not in variant.removed)
        if overridden or inherited or frame:
            rechecks.append(Recheck(variant.context, overridden, inherited, frame))
    return tuple(rechecks)


def _step(chart: Flowchart, node_id: str) -> tuple[Node | None, tuple[Edge, ...]]:
    return chart.by_id.get(node_id), chart.outgoing.get(node_id, ())


def _frame(chart: Flowchart) -> Flowchart:
    """All but the steps, and but the version, which changes with every edition."""
    return replace(chart, nodes=(), edges=(), version=1)
