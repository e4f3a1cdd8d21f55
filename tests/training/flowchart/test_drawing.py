import re
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from knowledge.training.flowchart.drawing import standalone_svg, svg
from knowledge.training.flowchart.graph import Edge, Flowchart, Kind, Node
from knowledge.training.flowchart.layout import wide_layout
from knowledge.training.flowchart.narrow_layout import narrow_layout
from tests.training.flowchart.charts import big_chart, chart
from tests.training.flowchart.strategies import small_graphs

SVG = "{http://www.w3.org/2000/svg}"
ALL_KINDS = chart("A? B C: D! E+ F.", "A ja B", "A nee C", "B D", "C D", "D E", "E F")


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own drawing


def drawn(graph: Flowchart) -> ET.Element:
    (sheet,) = wide_layout(graph)
    return parsed(svg(graph, sheet))


def test_steps_are_links_in_order_of_reading() -> None:
    links = [link.get("href") for link in drawn(ALL_KINDS).iter(f"{SVG}a")]
    assert links == ["#stap-A", "#stap-B", "#stap-C", "#stap-D", "#stap-E", "#stap-F"]


def test_address_of_a_step_can_be_chosen() -> None:
    (sheet,) = wide_layout(chart("A."))
    assert 'href="/x/?a=1&amp;b=A"' in svg(chart("A."), sheet, href=lambda node: f"/x/?a=1&b={node.id}")


def test_link_says_kind_words_and_where_the_answers_lead() -> None:
    first = next(drawn(ALL_KINDS).iter(f"{SVG}a"))
    assert first.get("aria-label") == "Stap 1, vraag: Titel A. ja: naar stap 2. nee: naar stap 3."


def test_drawing_has_title_and_description() -> None:
    root = drawn(Flowchart(title="Iemand <pest>", nodes=ALL_KINDS.nodes, edges=ALL_KINDS.edges))
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", "Schema: Iemand <pest>")
    assert description.tag == f"{SVG}desc"
    assert description.text == (
        "Stap 1 tot 6. Elke stap is een link en zegt naar welke stap hij leidt. "
        "Hetzelfde staat in woorden in de tekstversie."
    )
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")


def test_every_kind_has_its_word_and_its_own_shape() -> None:
    root = drawn(ALL_KINDS)
    words = [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "flowchart-kind"]
    assert words == [
        "1 · Vraag",
        "2 · Doe dit",
        "3 · Goed om te weten",
        "4 · Let op",
        "5 · Hulp inschakelen",
        "6 · Hier kom je uit",
    ]
    shapes = {
        (shape.tag, shape.get("rx"), len(re.findall("[ML]", shape.get("d", ""))), len(link))
        for link in root.iter(f"{SVG}a")
        for shape in link
        if shape.get("class") == "flowchart-shape"
    }
    assert len(shapes) == len(Kind)


def test_jump_is_a_link_and_a_plain_answer_is_not() -> None:
    root = drawn(chart("A B? C.", "A B", "B nee A", "B ja C"))
    jumps = [link for link in root.iter(f"{SVG}a") if "flowchart-jump" in link.get("class", "")]
    assert [(jump.get("href"), jump.get("aria-label")) for jump in jumps] == [("#stap-A", "nee: naar stap 1")]


def test_drawing_in_a_page_has_no_styles_and_unique_ids() -> None:
    graph = big_chart(100)
    sheets = wide_layout(graph)
    text = "".join(svg(graph, sheet, of=len(sheets)) for sheet in sheets)
    text += "".join(svg(graph, sheet, prefix="smal") for sheet in narrow_layout(graph))
    assert "style" not in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 2 * (len(sheets) + 1)


@given(small_graphs())
@settings(deadline=None, max_examples=50)
def test_standalone_file_is_sound_xml(graph: Flowchart) -> None:
    root = parsed(standalone_svg(graph))
    assert root[0].tag == f"{SVG}style"


def test_words_of_a_writer_cannot_break_out() -> None:
    node = Node("a", Kind.ACTION, '"><script>alert(1)</script>', role="<b>", deadline="&amp;")
    graph = Flowchart(title="</title><script>", nodes=(node,), edges=(Edge("a", "a", '"><x onload=1>'),))
    text = standalone_svg(graph)
    assert "<script" not in text
    assert "<x " not in text
    parsed(text)


def test_control_characters_do_not_break_the_file() -> None:
    parsed(standalone_svg(Flowchart(title="a\x00b", nodes=(Node("a", Kind.ACTION, "x\x0by\ufffe"),))))
