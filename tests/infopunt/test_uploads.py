"""What an editor brings from elsewhere and that cannot stay: a clear message, and nothing that was typed is lost."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from allesoverpesten.accounts.roles import EINDREDACTEUR
from content.core.models import SiteImage
from content.infopunt.models import ArticlePage, Resource
from tests.factories.accounts import UserFactory
from tests.factories.infopunt import make_article, make_shelf

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def editor(client: Client, settings: object) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(roles=[EINDREDACTEUR]))
    return client


def upload(client: Client, name: str, content: bytes, content_type: str) -> str:
    file = SimpleUploadedFile(name, content, content_type)
    answer = client.post("/admin/images/add/", {"title": "Foto van de klas", "file": file, "collection": "1"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_image_of_thirty_megabytes_is_refused_and_the_title_stays(editor: Client) -> None:
    html = upload(editor, "groot.png", PNG + b"0" * 30 * 1024 * 1024, "image/png")
    assert "te groot" in html
    assert 'value="Foto van de klas"' in html
    assert not SiteImage.objects.exists()


def test_drawing_with_a_script_in_it_is_refused(editor: Client) -> None:
    html = upload(editor, "tekening.svg", SVG, "image/svg+xml")
    assert "alert(1)" not in html
    assert 'value="Foto van de klas"' in html
    assert not SiteImage.objects.exists()


def test_script_that_calls_itself_an_image_is_refused(editor: Client) -> None:
    upload(editor, "tekening.png", SVG, "image/png")
    assert not SiteImage.objects.exists()


def test_paste_from_word_keeps_words_and_leaves_its_dress_behind() -> None:
    pasted = {
        "entityMap": {},
        "blocks": [
            {
                "key": "a", "type": "unstyled", "text": "Uit Word geplakt", "depth": 0,
                "inlineStyleRanges": [{"offset": 0, "length": 3, "style": "BOLD"}], "entityRanges": [],
            }
        ],
    }  # fmt: skip
    html = ContentstateConverter(["bold", "link"]).to_database_format(json.dumps(pasted))
    assert "<b>Uit</b> Word geplakt" in html
    word = '<p class="MsoNormal" style="color:red"><o:p>Uit <b>Word</b></o:p><script>alert(1)</script></p>'
    kept = ContentstateConverter(["bold", "link"]).from_database_format(word)
    text = "".join(block["text"] for block in json.loads(kept)["blocks"])
    assert text.startswith("Uit Word")
    assert "MsoNormal" not in kept


def test_slug_that_is_taken_is_named() -> None:
    shelf = make_shelf()
    first = make_article(shelf, slug="pesten-op-de-bus")
    second = make_article(shelf, slug="pesten-op-de-tram", title="Pesten op de tram")
    second.slug = first.slug
    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    assert "slug" in refused.value.message_dict
    assert ArticlePage.objects.get(pk=second.pk).slug == "pesten-op-de-tram"


def test_article_with_a_taken_address_is_refused_and_keeps_what_was_typed(editor: Client) -> None:
    shelf = make_shelf()
    make_article(shelf, slug="pesten-op-de-bus")
    typed = nested_form_data(
        {
            "title": "Nog eens pesten op de bus",
            "slug": "pesten-op-de-bus",
            "summary": "Wat je zelf kan doen.",
            "in_short": streamfield([]),
            "body": streamfield([("rich_text", rich_text("<p>Een lange tekst die niemand twee keer wil typen.</p>"))]),
            "sources": streamfield([]),
            "related": streamfield([]),
            "services": streamfield([]),
        }
    )
    html = editor.post(f"/admin/pages/add/infopunt/articlepage/{shelf.pk}/", typed).content.decode()
    assert "is al in gebruik" in html
    for words in (
        "Nog eens pesten op de bus",
        "Wat je zelf kan doen.",
        "Een lange tekst die niemand twee keer wil typen.",
    ):
        assert words in html
    assert ArticlePage.objects.child_of(shelf).count() == 1


def test_material_with_a_taken_key_is_refused_and_keeps_what_was_typed(editor: Client) -> None:
    taken = Resource.objects.first().slug
    typed = {
        "title": "Een nieuw boek", "description": "Wat er in staat.", "kind": "book", "publisher": "Uitgever",
        "audiences": ["ouder"], "language": "nl", "cost": "gratis", "evidence": "niet bekend", "slug": taken,
        "url": "https://example.org/boek",
    }  # fmt: skip
    html = editor.post("/admin/snippets/infopunt/resource/add/", typed).content.decode()
    assert "bestaat al" in html
    for words in ("Een nieuw boek", "Wat er in staat.", "https://example.org/boek"):
        assert words in html
    assert Resource.objects.filter(slug=taken).count() == 1
    assert not Resource.objects.filter(title="Een nieuw boek").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("groot.png", PNG + b"0" * 30 * 1024 * 1024, "te groot"),
        ("tekening.svg", SVG, "Geen ondersteund afbeeldingsformaat."),
    ],
    ids=["big image", "drawing"],
)
def test_many_at_once_refuse_the_same_files(editor: Client, name: str, content: bytes, said: str) -> None:
    file = SimpleUploadedFile(name, content)
    answer = editor.post("/admin/images/multiple/add/", {"files[]": file, "collection": "1"}).json()
    assert answer["success"] is False
    assert said in answer["error_message"]
    assert not SiteImage.objects.exists()


def test_import_of_something_else_is_refused_with_a_sentence(editor: Client) -> None:
    """A picture or a drawing chosen by mistake in the import of materials."""
    for name, content in (("foto.png", PNG + b"0" * 500), ("tekening.svg", SVG)):
        answer = editor.post("/admin/materialen/inlezen/", {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 400
        html = answer.content.decode()
        assert re.search("geen UTF-8|kennen we niet|geen materialen", html)
        assert "<script>alert(1)" not in html
