"""The first articles, written for this site, loaded once from the files beside this module."""

import json
import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page, link_pages, once, page_at
from content.infopunt.first_content import figures, library
from content.infopunt.models import ArticlePage, InfopuntPage, ThemePage, Topic

DATA = Path(__file__).parent
REVIEW_AFTER_YEARS = 1
# Where the services of the help section stand; one that is not there is left out.
SERVICES = "/hulp/diensten/"
TOPICS = {"gepest": "Gepest worden", "getuige": "Getuige zijn van pesten"}
CHARTS = {
    "cijfers-uitgelegd": (
        ("Gepest en online gepest: vorige keer en nu", "line", ("bullied", "cyberbullied")),
        ("Twee cijfers, twee vragen", "bar", ("bullied", "ever-victim")),
    ),
    "cijfers-werk": (("Gepest op het werk", "range", ("work",)),),
}


def load(home: Page) -> int:
    """Load shelves, figures, articles and lists; return how many articles are new."""
    section = InfopuntPage.objects.child_of(home).first()
    if section is None:
        return 0
    before = ArticlePage.objects.count()
    for theme_page in tomllib.loads((DATA / "themes.toml").read_text())["themes"]:
        add_page(f"infopunt/{theme_page['slug']}", section, ThemePage, theme_page)
    figures.load(section)
    articles = [tomllib.loads(file.read_text()) for file in sorted(DATA.glob("articles/*.toml"))]
    pages = {data["slug"]: _add_article(section, data) for data in articles}
    for data in articles:
        page = pages[data["slug"]]
        if page:
            once(f"article-links/{data['slug']}", lambda page=page, data=data: _connect(page, data, pages))
    library.load(section)
    return ArticlePage.objects.count() - before


def _connect(page: ArticlePage, data: dict[str, Any], pages: dict[str, ArticlePage | None]) -> None:
    """Second pass, once all pages exist: versions, related pages, services, links in texts, charts."""
    if data["topic"]:
        name = TOPICS.get(data["topic"], data["topic"].replace("-", " ").capitalize())
        page.topic, _is_new = Topic.objects.get_or_create(slug=data["topic"], defaults={"name": name})
    related = [pages[slug] for slug in data["related"]]
    services = [page_at(f"{SERVICES}{slug}/") for slug in data["services"]]
    page.related = _chosen(related)
    page.services = _chosen(services)
    page.body = json.dumps(link_pages(list(page.body.raw_data)) + [_chart(*one) for one in CHARTS.get(page.slug, ())])
    page.save_revision().publish()


def _chart(title: str, kind: str, keys: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "chart", "value": figures.chart(title, kind, keys)}


def _chosen(pages: list[Any]) -> str:
    return json.dumps([{"type": "page", "value": page.pk} for page in pages if page])


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
