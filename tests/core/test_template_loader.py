from typing import Any

import pytest
from django.template import engines
from django.test import Client


@pytest.fixture
def render(tmp_path: Any, settings: Any) -> Any:
    """Render a template of a folder of our own, as the site would."""
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]

    def render_text(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return engines["django"].get_template(name).render({"word": "een"})

    return render_text


def test_indentation_goes_and_words_stay_apart(render: Any) -> None:
    text = "<p>\n      {{ word }}\n    \n      twee</p>\n"
    assert render("squeezed.html", text) == "<p>\neen\ntwee</p>\n"


def test_plain_text_of_a_mail_keeps_its_lines(render: Any) -> None:
    text = "Dag\n\n  - {{ word }}\n"
    assert render("mail.txt", text) == "Dag\n\n  - een\n"


@pytest.mark.django_db
def test_page_is_sent_without_indentation(client: Client) -> None:
    html = client.get("/").content.decode()
    assert "\n  " not in html
