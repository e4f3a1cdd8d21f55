"""The first articles, written for this site, loaded once from the files beside this module."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page, relink
from content.infopunt.first_content import figures
from content.infopunt.models import ArticlePage, InfopuntPage, ThemePage

DATA = Path(__file__).parent
REVIEW_AFTER_YEARS = 1


def load(home: Page) -> int:
    """Load shelves and articles; return how many articles are new."""
    section = InfopuntPage.objects.child_of(home).first()
    if section is None:
        return 0
    before = ArticlePage.objects.count()
    for theme_page in tomllib.loads((DATA / "themes.toml").read_text())["themes"]:
        add_page(f"infopunt/{theme_page['slug']}", section, ThemePage, theme_page)
    figures.load(section)
    pages = [_add_article(section, tomllib.loads(file.read_text())) for file in sorted(DATA.glob("articles/*.toml"))]
    new = ArticlePage.objects.count() - before
    if new:
        relink(page for page in pages if page)
    return new


def _add_article(section: Page, data: dict[str, Any]) -> ArticlePage | None:
    parent = ThemePage.objects.child_of(section).filter(slug=data["parent"]).first()
    if parent is None:
        return None
    written = data["written_on"]
    values = {
        "slug": data["slug"],
        "title": data["title"],
        "summary": data["summary"],
        "audiences": data["audiences"],
        "contexts": data["contexts"],
        "illustration": data["illustration"],
        "content_warning": data["content_warning"],
        "in_short": [{"type": "point", "value": point} for point in data["in_short"]],
        "body": data["body"],
        "sources": [{"type": "source", "value": source} for source in data["sources"]],
        "review_due": written.replace(year=written.year + REVIEW_AFTER_YEARS),
    }
    return add_page(f"article/{data['slug']}", parent, ArticlePage, values, themes=data["themes"])
