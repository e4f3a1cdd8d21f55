"""Random wegwijzers: small well-linked ones for oracles, and ones with any text for round trips."""

from hypothesis import strategies as st

from knowledge.training.flowchart.graph import (
    Attachment,
    Edge,
    Flowchart,
    Kind,
    Mode,
    Node,
    RedFlag,
    Source,
    is_node_id,
)

ANY_TEXT = st.one_of(
    st.text(max_size=25),
    st.text('ab "#&;|<>`[](){}\n\r\t%-=.,é“”😀', max_size=25),
    st.sampled_from(["#quot;", "&amp;", "<br/>", "#35;", "`x`", " x ", "end", "&#34;", '#"', "a --> b", "%% x: y"]),
)
IDS = st.from_regex(r"[a-zA-Zé0-9_]{1,4}(-[a-z]{1,3})?(\.[a-z]{1,3})?", fullmatch=True).filter(is_node_id)
SLUGS = st.lists(st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True), max_size=3).map(tuple)


@st.composite
def small_graphs(draw: st.DrawFn) -> Flowchart:
    """Up to six nodes of any kind with any edges between them, answers from three words."""
    count = draw(st.integers(0, 6))
    kinds = draw(st.lists(st.sampled_from(list(Kind)), min_size=count, max_size=count))
    nodes = tuple(Node(f"n{number}", kind, f"Stap {number}") for number, kind in enumerate(kinds))
    ids = [node.id for node in nodes]
    edge = st.builds(Edge, st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(["", "ja", "nee", "Ja "]))
    edges = draw(st.lists(edge, max_size=9)) if ids else []
    return Flowchart(nodes=nodes, edges=tuple(edges), start=draw(st.sampled_from(["", *ids])))


@st.composite
def full_charts(draw: st.DrawFn) -> Flowchart:
    """Every field filled with any text; arrows leave existing steps and may point to a missing one."""
    ids = draw(st.lists(IDS, max_size=5, unique=True))
    nodes = [
        draw(
            st.builds(
                Node,
                st.just(node_id),
                st.sampled_from(list(Kind)),
                *[ANY_TEXT] * 5,
                SLUGS,
                ANY_TEXT,
                st.booleans(),
                st.lists(st.builds(Attachment, ANY_TEXT, ANY_TEXT), max_size=2).map(tuple),
            )
        )
        for node_id in ids
    ]
    targets = st.one_of(st.sampled_from(ids), IDS) if ids else st.nothing()
    edges = draw(st.lists(st.builds(Edge, st.sampled_from(ids), targets, ANY_TEXT), max_size=6)) if ids else []
    return Flowchart(
        title=draw(ANY_TEXT),
        summary=draw(ANY_TEXT),
        audience=draw(SLUGS),
        contexts=draw(SLUGS),
        mode=draw(st.sampled_from(list(Mode))),
        red_flag=draw(st.builds(RedFlag, ANY_TEXT, ANY_TEXT, SLUGS)),
        nodes=tuple(nodes),
        edges=tuple(edges),
        sources=tuple(draw(st.lists(st.builds(Source, ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=2))),
        start=draw(st.sampled_from(["", *ids])),
        version=draw(st.integers(1, 99)),
    )
