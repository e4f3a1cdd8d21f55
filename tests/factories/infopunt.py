"""Articles and shelves for tests, published below the real infopunt of the first content."""

import json
from itertools import count
from typing import Any

from content.infopunt.models import ArticlePage, InfopuntPage, ThemePage

_numbers = count(1)


def make_shelf(**values: Any) -> ThemePage:
    number = next(_numbers)
    defaults = {"title": f"Proefplank {number}", "slug": f"proefplank-{number}", "summary": "Een plank om te proeven."}
    return InfopuntPage.objects.get().add_child(instance=ThemePage(**{**defaults, **values}))


def make_article(shelf: ThemePage | None = None, *, themes: list[Any] | None = None, **values: Any) -> ArticlePage:
    """A live article; stream fields are given as lists of `{"type": …, "value": …}`."""
    number = next(_numbers)
    defaults = {
        "title": f"Proefartikel {number}",
        "slug": f"proefartikel-{number}",
        "summary": f"Waarover proefartikel {number} gaat.",
        "audiences": ["ouder"],
        "body": [{"type": "rich_text", "value": "<p>Een eerste zin.</p>"}],
    }
    merged = {
        name: json.dumps(value) if name in {"body", "in_short", "sources"} else value
        for name, value in {**defaults, **values}.items()
    }
    article = ArticlePage(**merged)
    if themes:
        article.themes = themes
    (shelf or make_shelf()).add_child(instance=article)
    article.save_revision().publish()
    article.refresh_from_db()
    return article
