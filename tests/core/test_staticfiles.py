import os
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import brotli
import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders

from content.core.enums import Illustration
from content.core.staticfiles import BUNDLE, BundledStylesFinder
from content.core.styleguide import STATE_DRAWINGS

STATIC = project.BASE_DIR / "static"
DRAWINGS = STATIC / "img" / "illustrations"


def compressed_size(content: bytes) -> int:
    return len(brotli.compress(content))


@pytest.fixture
def small_site(tmp_path: Path, settings: Any) -> Path:
    settings.BASE_DIR = tmp_path
    settings.VAR_DIR = tmp_path / "var"
    styles = tmp_path / "static" / "css"
    styles.mkdir(parents=True)
    (styles / "index.css").write_text('@import "part.css" layer(base);')
    (styles / "part.css").write_text("a { color: red; }")
    return styles


def test_bundle_contains_what_the_index_imports(small_site: Path) -> None:
    found = Path(BundledStylesFinder().find(BUNDLE))
    assert found.read_text() == "@layer base{a{color:red}}"
    assert found.is_relative_to(small_site.parents[1] / "var")


def test_bundle_is_made_again_when_a_source_is_newer(small_site: Path) -> None:
    finder = BundledStylesFinder()
    made = Path(finder.find(BUNDLE))
    (small_site / "part.css").write_text("a { color: #00f; }")
    later = made.stat().st_mtime + 5
    os.utime(small_site / "part.css", (later, later))
    assert "#00f" in Path(finder.find(BUNDLE)).read_text()


def test_finder_finds_only_the_bundle(small_site: Path) -> None:
    assert BundledStylesFinder().find("css/index.css") == []
    assert [path for path, _storage in BundledStylesFinder().list([])] == [BUNDLE]


def test_bundle_fits_in_the_first_paint() -> None:
    bundle = Path(finders.find(BUNDLE)).read_bytes()
    assert compressed_size(bundle) <= 8 * 1024


def test_index_imports_every_component_sheet() -> None:
    index = (STATIC / "css" / "index.css").read_text()
    sheets = sorted((STATIC / "css" / "components").glob("*.css"))
    assert [sheet.name for sheet in sheets if f'"components/{sheet.name}"' not in index] == []


def test_every_component_has_a_sheet() -> None:
    templates = {path.stem for path in (project.BASE_DIR / "templates" / "components").glob("*.html")}
    sheets = {path.stem for path in (STATIC / "css" / "components").glob("*.css")}
    # The tags in <head> have no look.
    assert templates - sheets == {"meta"}


def test_every_sheet_dresses_something() -> None:
    markup = "".join(path.read_text() for path in (project.BASE_DIR / "templates").rglob("*.html"))
    sheets = [path.stem.replace("_", "-") for path in (STATIC / "css" / "components").glob("*.css")]
    names = {"header": "site-header", "footer": "site-footer", "flowchart": "flowchart-drawing"}
    assert [name for name in sheets if names.get(name, name) not in markup] == []


def test_scripts_are_small() -> None:
    scripts = b"".join(path.read_bytes() for path in sorted((STATIC / "js").glob("*.js")))
    assert compressed_size(scripts) <= 6 * 1024


def test_font_of_every_page_is_small() -> None:
    assert (STATIC / "fonts" / "atkinson-hyperlegible-next-latin.woff2").stat().st_size <= 26 * 1024


def test_every_choice_of_drawing_exists() -> None:
    assert {*Illustration.values, *STATE_DRAWINGS, "front-door"} == {path.stem for path in DRAWINGS.glob("*.svg")}


@pytest.mark.parametrize("path", sorted(DRAWINGS.glob("*.svg")), ids=lambda path: path.stem)
def test_drawing_is_small_and_asks_for_nothing(path: Path) -> None:
    content = path.read_text()
    assert len(content) <= (5 if path.stem == "front-door" else 4) * 1024
    assert ET.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - own file
    assert "http" not in content.replace("http://www.w3.org/2000/svg", "")
