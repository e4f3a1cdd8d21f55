"""One stylesheet for visitors, many small ones for who works on them, and no build that needs Node."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lightningcss
from django.conf import settings
from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

BUNDLE = "css/site.css"
# The oldest browsers that know cascade layers; everything newer in the sources is rewritten for them.
BROWSERS = ["safari >= 15.4", "chrome >= 99", "firefox >= 97"]


def bundle_styles(source: Path) -> str:
    """Join `source` and everything it imports into one minified sheet. Raises ValueError on broken CSS."""
    return lightningcss.bundle_css(str(source), browsers_list=BROWSERS, minify=True)


class BundledStylesFinder(BaseFinder):
    """Finds `css/site.css` by making it from `css/index.css` whenever a source is newer.

    The result lies outside the source tree, in VAR_DIR; it is replaced in one step, so workers never read half.
    """

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self._sources = Path(settings.BASE_DIR) / "static" / "css"
        self._storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "static-build")
        # Where `list` is read, Django asks every storage for the folder its files go to.
        self._storage.prefix = ""  # type: ignore[attr-defined] - Django's finders set it in the same way

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:  # noqa: FBT001, FBT002 - Django's signature
        if path != BUNDLE:
            return []
        found = str(self._fresh_bundle())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        if not utils.matches_patterns(BUNDLE, ignore_patterns):
            self._fresh_bundle()
            yield BUNDLE, self._storage

    def _fresh_bundle(self) -> Path:
        target = Path(self._storage.path(BUNDLE))
        newest = max(sheet.stat().st_mtime for sheet in self._sources.rglob("*.css"))
        if not target.exists() or target.stat().st_mtime <= newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(f".{os.getpid()}")
            draft.write_text(bundle_styles(self._sources / "index.css"), encoding="utf-8")
            draft.replace(target)
        return target
