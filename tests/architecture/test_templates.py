"""Templates obey the same direction as the code: they extend, include and load only from their own floor or below."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
FLOORS = {
    "content.core": 0,
    "infopunt": 1,
    "helpdesk": 1,
    "events": 2,
    "training": 3,
    "research": 3,
    "home": 4,
    "impact": 4,
    "accounts": 4,
}
# The login library looks for its pages under names of its own.
SAME_APP = {"account": "accounts", "mfa": "accounts", "allauth": "accounts"}
KERNEL_FOLDERS = {"core", "components", "wagtailadmin", "wagtailcore", "base.html", "404.html", "500.html"}
REFERENCE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
STYLE_ATTRIBUTE = re.compile(r"""\sstyle=["']|<style|\son[a-z]+=["']|<script(?![^>]*(?:\bsrc=|type="application/))""")
FILES = sorted(TEMPLATES.rglob("*.html"))


def floor(name: str) -> int:
    head = name.split("/", maxsplit=1)[0]
    return 0 if head in KERNEL_FOLDERS else FLOORS.get(SAME_APP.get(head, head), 4)


def app(name: str) -> str:
    head = name.split("/", maxsplit=1)[0]
    return "core" if head in KERNEL_FOLDERS else SAME_APP.get(head, head)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_template_refers_downward(file: Path) -> None:
    name = str(file.relative_to(TEMPLATES))
    for target in REFERENCE.findall(file.read_text()):
        same_app = app(target) == app(name)
        assert same_app or floor(target) < floor(name), f"{name} reaches up or sideways to {target}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_template_has_no_inline_style_or_script(file: Path) -> None:
    name = str(file.relative_to(TEMPLATES))
    if name.startswith("wagtailadmin/"):
        return
    found = STYLE_ATTRIBUTE.search(file.read_text())
    assert found is None, f"{name}: {found[0]!r} is forbidden by the content security policy"


def test_reference_pattern_sees_what_django_sees() -> None:
    assert REFERENCE.findall("""{% extends "base.html" %}{% include 'helpdesk/x.html' with a=b only %}""") == [
        "base.html",
        "helpdesk/x.html",
    ]
    assert floor("helpdesk/x.html") > floor("base.html")
