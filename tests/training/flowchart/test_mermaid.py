import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.training.flowchart import mermaid
from knowledge.training.flowchart.graph import Attachment, Edge, Flowchart, Kind, Mode, Node, RedFlag, Source
from knowledge.training.flowchart.mermaid_escape import escape, escape_comment, unescape
from knowledge.training.flowchart.problems import FlowchartSyntaxError
from tests.training.flowchart.charts import chart
from tests.training.flowchart.strategies import ANY_TEXT, full_charts

TWO_STEPS = Flowchart(
    nodes=(Node("A", Kind.QUESTION, "Gaat het?"), Node("B", Kind.OUTCOME, "Klaar")),
    edges=(Edge("A", "B", "ja"),),
)


@given(full_charts())
@settings(max_examples=100, deadline=None)
def test_export_then_import_is_identity(whole: Flowchart) -> None:
    assert mermaid.loads(mermaid.dumps(whole)) == whole


@given(ANY_TEXT)
def test_escaped_text_is_one_line_without_quotes_and_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text
    assert unescape(escape_comment(text).strip()) == text
    assert len(escape(text).splitlines()) <= 1
    assert '"' not in escape(text)


@given(st.text('AB-->|"[](){}\n;%& #', max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_refused_or_read_for_good(text: str) -> None:
    try:
        read = mermaid.loads("flowchart TD\n" + text)
    except FlowchartSyntaxError:
        return
    assert mermaid.loads(mermaid.dumps(read)) == read


def test_written_text_looks_as_documented() -> None:
    whole = Flowchart(
        title="Titel",
        audience=("school", "ouder"),
        mode=Mode.CHILD,
        red_flag=RedFlag("Gevaar?", "Bel 112", ("noodnummer",)),
        nodes=(
            Node("A", Kind.QUESTION, 'Zegt hij "nee"?', why="Om te weten"),
            Node("B", Kind.HANDOVER, "Bel", services=("awel", "clb"), red_flag=True),
            Node("C", Kind.INFORMATION, "Weet dit"),
        ),
        edges=(Edge("A", "B", "ja, nu"), Edge("A", "C", "(nee)"), Edge("B", "C")),
        sources=(Source("Klasse", "https://www.klasse.be/", "2020"),),
    )
    assert mermaid.dumps(whole) == (
        "flowchart TD\n%% title: Titel\n%% audience: school, ouder\n%% mode: child\n%% version: 1\n"
        "%% red_flag_title: Gevaar?\n%% red_flag_text: Bel 112\n%% red_flag_services: noodnummer\n"
        "%% source: Klasse | https://www.klasse.be/ | 2020\n\n"
        'A{"Zegt hij #quot;nee#quot;?"}\n%% A.why: Om te weten\n\n'
        'B[["Bel"]]\n%% B.services: awel, clb\n%% B.red_flag: true\n\n'
        'C("Weet dit")\n\n'
        'A -->|ja, nu| B\nA -->|"(nee)"| C\nB --> C\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "flowchart TD\nA{Gaat het?} -->|ja| B([Klaar])",
        "graph LR;A{Gaat het?}-->|ja|B([Klaar]);",
        "\ufeffflowchart TB\r\n  A{Gaat het?}\r\n  B([Klaar])\r\n  A -- ja --> B\r\n",
        'flowchart\nA{"Gaat het?"} -->|"ja"| B(["Klaar"])',
        "flowchart TD\n%% een opmerking: met dubbelpunt\nA{ Gaat het? } -.->| ja | B([ Klaar ]) %% nog een",
        "flowchart TD\nA{Gaat het?} ==>|ja| B([Klaar]):::einde\nclassDef einde fill:#fff;\nclass A,B einde",
        "flowchart TD\nsubgraph deel [Een deel]\ndirection LR\nA{Gaat het?}\nend\nB([Klaar])\nA == ja ==> B",
        "flowchart TD\nA{Gaat het?} -->|ja| B([Klaar])\nlinkStyle 0 stroke:red\nstyle A fill:#f00",
        "%%{init: {'theme': 'base'}}%%\nflowchart TD\nA{Gaat het?} -. ja .-> B([Klaar])\nclick A href \"https://x.be\"",
        'flowchart TD\nA{"Gaat#32;het?"} --"ja"--> B(["`Klaar`"])\nA{Gaat het?}',
        "flowchart TD\nA{Gaat het?} ---->|ja| B([Klaar])\naccTitle: iets\naccDescr: iets",
    ],
)
def test_hand_written_forms_mean_the_same(text: str) -> None:
    assert mermaid.loads(text) == TWO_STEPS


def test_front_matter_gives_the_title() -> None:
    assert mermaid.loads("---\ntitle: Mijn wegwijzer\n---\nflowchart TD\nA([x])").title == "Mijn wegwijzer"


def test_chains_and_groups_become_single_arrows() -> None:
    read = mermaid.loads("flowchart TD\nA --> B & C -->|ja| D([einde])")
    assert read.edges == (Edge("A", "B"), Edge("A", "C"), Edge("B", "D", "ja"), Edge("C", "D", "ja"))
    assert [(node.id, node.kind, node.title) for node in read.nodes] == [
        ("A", Kind.ACTION, "A"),
        ("B", Kind.ACTION, "B"),
        ("C", Kind.ACTION, "C"),
        ("D", Kind.OUTCOME, "einde"),
    ]


def test_id_that_is_only_pointed_at_is_no_step() -> None:
    read = mermaid.loads("flowchart TD\nA[x] --> B")
    assert list(read.by_id) == ["A"]
    assert read.edges == (Edge("A", "B"),)


def test_id_alone_on_a_line_is_a_step() -> None:
    assert list(mermaid.loads("flowchart TD\nA[x] --> B\nB").by_id) == ["A", "B"]


def test_label_may_hold_signs_lines_and_entities() -> None:
    read = mermaid.loads('flowchart TD\nA["a; b | c --> d<br>e\nf &amp; g"] --> B>Praat (rustig) met "haar"]')
    assert read.by_id["A"].title == "a; b | c --> d\ne\nf & g"
    assert read.by_id["B"].title == 'Praat (rustig) met "haar"'


def test_very_long_label() -> None:
    title = "lang " * 5000
    assert mermaid.loads(f'flowchart TD\nA["{title}"]').by_id["A"].title == title


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "flowchart TD", "%% niets dan een opmerking\n", "graph TD;\n"])
def test_nothing_written_is_an_empty_chart(text: str) -> None:
    assert mermaid.loads(text).nodes == ()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("A[tekst", "]"),
        ('A["tekst]', "aanhalingsteken"),
        ('A["tekst" en meer]', "aanhalingsteken"),
        ("A --- B", "pijlpunt"),
        ("A <--> B", "pijlpunt"),
        ("A --o B", "pijlpunt"),
        ("A ~~~ B", "pijlpunt"),
        ("A((rond))", "vorm"),
        ("A{{zes}}", "vorm"),
        ("A@{ shape: rect }", "vorm"),
        ("A -->", "naam van een stap"),
        ("--> B", "naam van een stap"),
        ("A -->|ja B", "antwoord"),
        ("A[x] B[y]", "begrijp ik niet"),
        ("A --> end", "woord van Mermaid"),
        ("end", "subgraph"),
        ("A[x]\nA[y]", "met een andere tekst"),
        ("A[x]\n%% A.rol: ik", "geen veld “rol”"),
        ("A[x]\n%% B.role: ik", "“B” is geen stap"),
        ("A[x]\n%% A.services: Awel!", "korte naam"),
        ("%% mode: geheim", "mode is child of open"),
        ("%% version: een", "geheel getal"),
        ("%% source: alleen een titel", "titel | adres"),
        ("subgraph x", "niet gesloten"),
        ("flowchart TD", "woord van Mermaid"),
    ],
)
def test_line_that_cannot_be_read_is_named(line: str, reason: str) -> None:
    with pytest.raises(FlowchartSyntaxError) as caught:
        mermaid.loads(f"flowchart TD\n\n{line}\n")
    (problem,) = caught.value.problems
    assert reason in problem.message
    if line != "subgraph x":
        assert problem.message.startswith(f"regel {3 + line.count(chr(10))}:")


def test_text_without_header_is_refused_once() -> None:
    with pytest.raises(FlowchartSyntaxError, match="regel 1: de tekst moet beginnen met “flowchart TD”"):
        mermaid.loads("A --> B\nB --> C")


def test_all_wrong_lines_are_reported_together() -> None:
    with pytest.raises(FlowchartSyntaxError) as caught:
        mermaid.loads("flowchart TD\nA[x\nB --- C\nD([goed])\nE((x))")
    assert [problem.message.split(":")[0] for problem in caught.value.problems] == [
        "regel 2",
        "regel 3",
        "regel 5",
    ]


def test_arrow_to_an_impossible_id_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="kan geen naam van een stap zijn"):
        mermaid.dumps(Flowchart(nodes=chart("A").nodes, edges=(Edge("A", "niet bestaand"),)))


def test_attachments_of_a_step_are_a_line_each() -> None:
    lines = ["A[x]", "%% A.attachment: Brief | /documents/1/brief.docx", "%% A.attachment: Gids | https://x.be/a"]
    read = mermaid.loads("\n".join(["flowchart TD", *lines]))
    assert read.by_id["A"].attachments == (
        Attachment("Brief", "/documents/1/brief.docx"),
        Attachment("Gids", "https://x.be/a"),
    )
    with pytest.raises(FlowchartSyntaxError, match=r"titel \| adres"):
        mermaid.loads("flowchart TD\nA[x]\n%% A.attachment: zonder adres\n")
