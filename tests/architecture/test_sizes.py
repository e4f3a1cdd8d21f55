"""A module, class or function that outgrows its limit has more than one meaning."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

MODULE_LINES = 400
CLASS_LINES = 200
ROOTS = ("allesoverpesten", "content", "helpdesk", "knowledge", "tests")
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "misc.py"}
MODULES = sorted(
    path
    for root in ROOTS
    for path in (settings.BASE_DIR / root).rglob("*.py")
    if "migrations" not in path.parts and "__pycache__" not in path.parts
)


def relative(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_stays_within_limits(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) <= MODULE_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            assert node.end_lineno - node.lineno < CLASS_LINES, node.name


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_has_a_telling_name(path: Path) -> None:
    assert path.name not in FORBIDDEN_NAMES


def _unannotated(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    names = [
        argument.arg for argument in arguments if argument.annotation is None and argument.arg not in {"self", "cls"}
    ]
    return [*names, *(["return"] if function.returns is None else [])]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_every_function_is_typed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert _unannotated(node) == [], f"{node.name} at line {node.lineno}"
