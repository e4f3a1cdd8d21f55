"""The command line: `python -m knowledge.training.flowchart check|outline|convert|svg FILE`.

`check` prints one problem a line, `code<TAB>node<TAB>message` (node `-` where the whole file is meant), and
exits 1 where there is any, 0 when sound. It looks at the graph only; `--all` adds what an editor must also
mend (red-flag box, contacts, reading level, length). The other commands print their result, or the syntax
problems to stderr and exit 1. All exit 2 on a file that cannot be opened or is no text. `.json` is JSON, all
else Mermaid.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from . import json_format, mermaid
from .drawing import standalone_svg
from .graph import Flowchart
from .outline import as_text
from .problems import FlowchartSyntaxError, Problem
from .validate import validate, validate_graph

_FORMATS: dict[str, Callable[[Flowchart], str]] = {"json": json_format.dumps, "mermaid": mermaid.dumps}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        text = options.file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "geen UTF-8-tekst"
        _write(sys.stderr, f"{options.file}: dit bestand is niet te lezen ({reason}).\n")
        return 2
    is_check = options.command == "check"
    try:
        chart = _read(options.file, text)
        output = "" if is_check else _output(options, chart)
    except FlowchartSyntaxError as error:
        return _report(error.problems, sys.stdout if is_check else sys.stderr)
    except ValueError as error:
        _write(sys.stderr, f"{error}\n")
        return 1
    if is_check:
        return _report(validate(chart) if options.all else validate_graph(chart), sys.stdout)
    _write(sys.stdout, output)
    return 0


def _read(path: Path, text: str) -> Flowchart:
    return json_format.loads(text) if path.suffix.lower() == ".json" else mermaid.loads(text)


def _output(options: argparse.Namespace, chart: Flowchart) -> str:
    if options.command == "outline":
        return as_text(chart)
    return standalone_svg(chart) if options.command == "svg" else _FORMATS[options.to](chart)


def _report(problems: Iterable[Problem], stream: TextIO) -> int:
    lines = [f"{problem.code}\t{problem.node or '-'}\t{' '.join(problem.message.split())}\n" for problem in problems]
    _write(stream, "".join(lines))
    return 1 if lines else 0


def _write(stream: TextIO, text: str) -> None:
    """As UTF-8 whatever the terminal's language: the messages are Dutch, the titles anything."""
    stream.buffer.write(text.encode("utf-8", errors="replace"))
    stream.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m knowledge.training.flowchart",
        description="Kijkt een wegwijzer na, vertelt, vertaalt of tekent hem.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="toon wat er mis is: code, stap en uitleg op een regel")
    check.add_argument(
        "--all", action="store_true", help="ook wat niet over de pijlen gaat: kader, contacten, taal, lengte"
    )
    outline = commands.add_parser("outline", help="vertel de wegwijzer in genummerde stappen")
    convert = commands.add_parser("convert", help="zet om naar het andere formaat")
    convert.add_argument("--to", choices=sorted(_FORMATS), required=True)
    svg = commands.add_parser("svg", help="teken het schema")
    for command in (check, outline, convert, svg):
        command.add_argument("file", type=Path, metavar="FILE", help=".json, of tekst in Mermaid")
    return parser


if __name__ == "__main__":
    sys.exit(main())
