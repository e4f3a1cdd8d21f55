"""The picture that messengers and social networks show of a page: title, section and drawing under the lamp.

Made on the server with Typst (no browser, no system fonts) and kept as a file, named by what stands on it: a changed
title makes a new file, an unchanged one costs nothing. Pure of models: takes words, gives bytes.
"""

import hashlib
import os
from pathlib import Path

import typst
from django.conf import settings

SIZE = (1200, 630)
TEMPLATE = Path(__file__).with_name("social_image.typ")
MOST_LETTERS = 220


def _static() -> Path:
    return Path(settings.BASE_DIR) / "static"


def _drawing(name: str) -> str:
    """Path of a drawing as Typst wants it, or "" where there is none: a missing drawing never takes a picture down."""
    known = {path.stem: path for path in (_static() / "img" / "illustrations").glob("*.svg")}
    return f"/{known[name].relative_to(settings.BASE_DIR)}" if name in known else ""


def render_social_image(title: str, section: str, illustration: str) -> bytes:
    """PNG of 1200 × 630 pixels. `illustration` is the name of a drawing or ""; long titles get smaller letters."""
    inputs = {"title": title[:MOST_LETTERS], "section": section[:60], "drawing": _drawing(illustration)}
    compiler = typst.Compiler(
        input=str(TEMPLATE),
        root=str(settings.BASE_DIR),
        font_paths=[str(_static() / "fonts")],
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
    return compiler.compile(format="png", ppi=72)


def social_image_file(title: str, section: str, illustration: str) -> Path:
    """The same picture as a file below VAR_DIR/social, made on first use.

    The name depends on the words, the drawing and this template, so it can be cached for ever.
    """
    what = f"{title}\x00{section}\x00{illustration}".encode() + TEMPLATE.read_bytes()
    target = Path(settings.VAR_DIR) / "social" / f"{hashlib.sha256(what).hexdigest()[:32]}.png"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_bytes(render_social_image(title, section, illustration))
        draft.replace(target)
    return target
