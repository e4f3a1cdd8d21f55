"""One core procedure, with variants per context that only write down what is different there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .graph import Edge, Flowchart, Node, RedFlag, Source


@dataclass(frozen=True, slots=True)
class Variant:
    """What one context changes in a core procedure.

    `nodes`: those with an id of the core take the place of that step, the others are added. `removed`: ids
    of core steps that do not exist here. `edges`: a step that is a source here has these edges and none of
    the core's; one in `ends` has none at all. Edges to a removed step vanish; whether every step still leads on is
    for `validate` to say. `start`, `red_flag`: where they differ from the core's. `sources` come beside the core's.
    """

    context: str
    title: str = ""
    nodes: tuple[Node, ...] = ()
    removed: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    ends: tuple[str, ...] = ()
    start: str = ""
    red_flag: RedFlag | None = None
    sources: tuple[Source, ...] = ()

    @property
    def own_ids(self) -> frozenset[str]:
        """Steps whose words or ways on are this context's own."""
        return frozenset({node.id for node in self.nodes} | {edge.source for edge in self.edges} | {*self.ends})


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
    rewired = {edge.source for edge in variant.edges} | {*variant.ends}
    edges = [
        edge
        for edge in core.edges
        if edge.source not in rewired and not {edge.source, edge.target} & set(variant.removed)
    ]
    return replace(
        core,
        title=variant.title or core.title,
        contexts=(variant.context,),
        red_flag=core.red_flag if variant.red_flag is None else variant.red_flag,
        nodes=(*kept, *added),
        edges=(*edges, *variant.edges),
        sources=(*core.sources, *(source for source in variant.sources if source not in core.sources)),
        start=variant.start or core.start,
    )


def difference(core: Flowchart, whole: Flowchart) -> Variant:
    """What is to be written down of `whole`: laid over `core` by `apply`, it walks like `whole` again."""
    gone = tuple(node.id for node in core.nodes if node.id not in whole.by_id)
    rewired = [node.id for node in whole.nodes if _inherited_ways(core, node.id, gone) != whole.outgoing[node.id]]
    variant = Variant(
        context=whole.contexts[0] if whole.contexts else "",
        title=whole.title,
        nodes=tuple(node for node in whole.nodes if core.by_id.get(node.id) != node),
        removed=gone,
        edges=tuple(edge for node_id in rewired for edge in whole.outgoing[node_id]),
        ends=tuple(node_id for node_id in rewired if not whole.outgoing[node_id]),
        red_flag=whole.red_flag if whole.red_flag != core.red_flag else None,
        sources=tuple(source for source in whole.sources if source not in core.sources),
    )
    has_same_start = apply(core, variant).start_id == whole.start_id
    return variant if has_same_start else replace(variant, start=whole.start_id or "")


def _inherited_ways(core: Flowchart, node_id: str, gone: tuple[str, ...]) -> tuple[Edge, ...]:
    return tuple(edge for edge in core.outgoing.get(node_id, ()) if edge.target not in gone)


def changed_since(old: Flowchart, new: Flowchart, variants: Iterable[Variant]) -> tuple[Recheck, ...]:
    """The variants that a change of the core from `old` to `new` touches, each with the steps concerned. A
    step counts as changed when its words or its edges did, when it came or when it went.
    """
    frame = _frame(old) != _frame(new)
    ids = dict.fromkeys(node.id for chart in (new, old) for node in chart.nodes)
    changed = [node_id for node_id in ids if _step(old, node_id) != _step(new, node_id)]
    rechecks = []
    for variant in variants:
        own = variant.own_ids
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
