import re
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from wagtail.models import Page

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


@pytest.mark.django_db
def test_public_page_names_a_picture_that_exists(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    html = client.get("/infopunt/").content.decode()
    address = re.search(r'<meta property="og:image" content="([^"]+)">', html)[1]
    assert address.startswith(settings.SITE_URL)
    answer = client.get(address.removeprefix(settings.SITE_URL))
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


@pytest.mark.django_db
def test_draft_has_no_picture(client: Client) -> None:
    page = Page.objects.get(slug="infopunt")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert client.get(f"/deelbeeld/{page.pk}.png").status_code == HTTPStatus.NOT_FOUND
