"""The command line as other programs meet it: a process, its output and its exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.training.flowchart import json_format, mermaid
from knowledge.training.flowchart.__main__ import main
from tests.training.flowchart.charts import big_chart

HEAD = "flowchart TD\n"
SOUND = HEAD + "A{Gaat het?} -->|ja| B([Klaar])\nA -->|nee| C[Praat] --> A\n"

CASES = [
    ("sound", SOUND, set()),
    ("one outcome", HEAD + "A([Klaar])", set()),
    ("question with one answer", HEAD + "A{x} -->|ja| B([y])", set()),
    ("outcome that leads on", HEAD + "A([x]) --> B([y])", set()),
    ("loop with a way out", HEAD + "A[x] --> B{y}\nB -->|nee| A\nB -->|ja| C([z])", set()),
    ("self loop with a way out", HEAD + "A{x} -->|nog eens| A\nA -->|ja| B([y])", set()),
    ("start below its end", HEAD + "Z([z])\nA{x} -->|ja| Z", set()),
    ("windows file with mark", "\ufeff" + SOUND.replace("\n", "\r\n"), set()),
    (
        "styling and frames",
        SOUND + "subgraph deel\nC\nend\nclassDef x fill:#fff\nclass A x\nclick B href",
        set(),
    ),
    ("unicode", HEAD + 'é1{"Ça va? 😀"} -->|"oui — ça va"| ü2(["日本"])', set()),
    ("empty", "", {("no-start", "-")}),
    ("blank", " \n\n", {("no-start", "-")}),
    ("header only", HEAD, {("no-start", "-")}),
    ("comments only", "%% niets\n%% nog niets", {("no-start", "-")}),
    ("marked start is missing", HEAD + "%% start: Q\nA([x])", {("no-start", "-")}),
    ("dead end", HEAD + "A{x} -->|ja| B[y]\nA -->|nee| C([z])", {("dead-end", "B")}),
    ("hand-over that ends", HEAD + "A[[x]]", {("dead-end", "A")}),
    ("unreachable", HEAD + "A[x] --> B([y])\nC[z] --> B", {("unreachable", "C")}),
    ("forgotten step", HEAD + "A[x] --> B([y])\nC[z]", {("unreachable", "C"), ("dead-end", "C")}),
    ("trap", HEAD + "A[x] --> B[y] --> A", {("endless-loop", "A"), ("endless-loop", "B")}),
    ("self trap", HEAD + "A{x} -->|ja| B([y])\nA -->|nee| C[z]\nC --> C", {("endless-loop", "C")}),
    ("alike", HEAD + "A{x} -->|Ja| B([y])\nA -->|ja | C([z])", {("duplicate-answer", "A")}),
    ("both without answer", HEAD + "A{x} --> B([y])\nA --> C([z])", {("duplicate-answer", "A")}),
    ("unknown target", HEAD + "A{x} -->|ja| B([y])\nA -->|nee| C", {("unknown-target", "A")}),
    ("unclosed", HEAD + "A[x --> B([y])", {("syntax", "-")}),
    ("no header", "A[x] --> B([y])", {("syntax", "-")}),
    ("other diagram", "sequenceDiagram\nA->>B: hallo", {("syntax", "-")}),
    ("two texts", HEAD + "A([x])\nA([y])", {("syntax", "-")}),
    ("keyword", HEAD + "A[x] --> end", {("syntax", "-")}),
    ("no text at all", "zomaar een brief\nmet regels", {("syntax", "-")}),
]

STEP = {"id": "a", "kind": "action", "title": "x"}
JSON_CASES = [
    ("sound", json_format.dumps(mermaid.loads(SOUND)), set()),
    ("empty", "", {("syntax", "-")}),
    ("broken", '{"nodes": [', {("syntax", "-")}),
    ("no nodes", '{"nodes": [], "edges": []}', {("no-start", "-")}),
    ("wrong types", '{"nodes": {"a": 1}, "edges": "x"}', {("syntax", "-")}),
    (
        "unknown target",
        json.dumps({"nodes": [STEP], "edges": [{"source": "a", "target": "weg van hier"}]}),
        {("unknown-target", "a")},
    ),
    (
        "double id",
        json.dumps({"nodes": [STEP, STEP], "edges": []}),
        {("syntax", "-")},
    ),
    ("endless number", '{"nodes": [], "edges": [], "version": ' + "9" * 5000 + "}", {("syntax", "-")}),
]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "knowledge.training.flowchart", *map(str, arguments)]
    root = Path(mermaid.__file__).parents[3]
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        check=False,
        env={"LC_ALL": "C", "LANG": "C"},
    )


def check(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, set[tuple[str, str]]]:
    code = main(["check", *arguments])
    lines = capfdbinary.readouterr().out.decode().splitlines()
    fields = [line.split("\t") for line in lines]
    assert all(len(field) == 3 and field[2] for field in fields)
    return code, {(field[0], field[1]) for field in fields}


@pytest.mark.parametrize(("name", "text", "problems"), CASES, ids=[case[0] for case in CASES])
def test_check_of_mermaid(
    name: str,
    text: str,
    problems: set[tuple[str, str]],
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    file = tmp_path / "wegwijzer.mmd"
    file.write_bytes(text.encode())
    assert check(capfdbinary, str(file)) == (1 if problems else 0, problems)


@pytest.mark.parametrize(("name", "text", "problems"), JSON_CASES, ids=[case[0] for case in JSON_CASES])
def test_check_of_json(
    name: str,
    text: str,
    problems: set[tuple[str, str]],
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    file = tmp_path / "wegwijzer.json"
    file.write_bytes(text.encode())
    assert check(capfdbinary, str(file)) == (1 if problems else 0, problems)


def test_check_in_a_process(tmp_path: Path) -> None:
    sound, broken = tmp_path / "goed.mmd", tmp_path / "fout.mmd"
    sound.write_text(SOUND, encoding="utf-8")
    broken.write_text(HEAD + 'A["Één stap"]', encoding="utf-8")
    assert (run("check", sound).returncode, run("check", sound).stdout) == (0, "")
    wrong = run("check", broken)
    assert (wrong.returncode, wrong.stderr) == (1, "")
    assert wrong.stdout.startswith("dead-end\tA\tNa “Één stap” komt niets meer: ")
    assert wrong.stdout.count("\n") == 1


@pytest.mark.parametrize("make", ["missing", "folder", "binary", "utf-16"])
def test_unreadable_file_exits_2_with_a_reason(make: str, tmp_path: Path) -> None:
    file = tmp_path / "wegwijzer.mmd"
    if make == "folder":
        file.mkdir()
    elif make != "missing":
        file.write_bytes(b"\xff\xfe\x00\x80" if make == "binary" else SOUND.encode("utf-16"))
    result = run("check", file)
    assert (result.returncode, result.stdout) == (2, "")
    assert "niet te lezen" in result.stderr


def test_check_all_adds_more(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "wegwijzer.mmd"
    file.write_text(SOUND, encoding="utf-8")
    assert check(capfdbinary, "--all", str(file)) == (1, {("no-red-flag-box", "-")})


def test_convert_there_and_back_is_identity(tmp_path: Path) -> None:
    chart = big_chart(30)
    text, data = tmp_path / "a.mmd", tmp_path / "a.json"
    text.write_text(mermaid.dumps(chart), encoding="utf-8")
    data.write_text(run("convert", text, "--to", "json").stdout, encoding="utf-8")
    assert json_format.loads(data.read_text(encoding="utf-8")) == chart
    assert run("convert", data, "--to", "mermaid").stdout == text.read_text(encoding="utf-8")


def test_outline_and_svg_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "wegwijzer.mmd"
    file.write_text(SOUND, encoding="utf-8")
    assert run("outline", file).stdout.startswith("1. Vraag: Gaat het?\n   - ja: ga naar stap 2\n")
    assert run("svg", file).stdout.startswith("<svg ")


@pytest.mark.parametrize("command", [["outline"], ["svg"], ["convert", "--to", "json"]])
def test_file_with_wrong_syntax_gives_no_output_but_reasons(command: list[str], tmp_path: Path) -> None:
    file = tmp_path / "wegwijzer.mmd"
    file.write_text("A --> B", encoding="utf-8")
    result = run(*command, file)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("syntax\t-\tregel 1: ")


def test_chart_that_cannot_be_written_as_text_says_why(tmp_path: Path) -> None:
    file = tmp_path / "wegwijzer.json"
    file.write_text(JSON_CASES[5][1], encoding="utf-8")
    result = run("convert", file, "--to", "mermaid")
    assert (result.returncode, result.stdout) == (1, "")
    assert "weg van hier" in result.stderr
