from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from content.core.social_images import SIZE, render_social_image, social_image_file

LONG = "Grensoverschrijdend gedrag in de sportclub " * 6


@pytest.mark.parametrize(
    ("title", "section", "drawing"),
    [
        ("Ik word gepest. Wat kan ik doen?", "Lezen", "child"),
        (LONG, "", ""),
        ('#[x] $a$ "quote" \\', "Lezen", "bestaat-niet"),
    ],
)
def test_social_image_has_the_size_that_networks_ask(tmp_path: Path, title: str, section: str, drawing: str) -> None:
    file = tmp_path / "image.png"
    file.write_bytes(render_social_image(title, section, drawing))
    with Image.open(file) as image:
        assert image.size == SIZE
        assert image.format == "PNG"


def test_social_image_is_made_once(tmp_path: Path, settings: Any) -> None:
    settings.VAR_DIR = tmp_path
    first = social_image_file("Pesten", "Lezen", "bullying")
    made = first.stat().st_mtime_ns
    assert social_image_file("Pesten", "Lezen", "bullying") == first
    assert first.stat().st_mtime_ns == made
    assert social_image_file("Cyberpesten", "Lezen", "bullying") != first
