"""The first materials, words, questions and campaigns, each once."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page, link_pages, once, page_at
from content.core.models import Theme
from content.infopunt.models import (
    CampaignPage,
    FrequentQuestion,
    GlossaryPage,
    GlossaryTerm,
    NewsIndexPage,
    QuestionsPage,
    Resource,
    ResourceIndexPage,
    StoryIndexPage,
    ThemePage,
)

DATA = Path(__file__).parent
PAGES = (
    (ResourceIndexPage, {
        "slug": "materialen",
        "title": "Materialen: brochures, lessen, methodes en meer",
        "summary": "Wat anderen maakten over pesten, met wie het maakte, voor wie het is en of het onderzocht is.",
        "illustration": "infopoint",
    }),
    (GlossaryPage, {
        "slug": "woordenlijst",
        "title": "Woordenlijst: moeilijke woorden uitgelegd",
        "summary": "Exposen, doxing, API, CLB: wat betekenen al die woorden? Hier lees je het in gewone taal.",
        "illustration": "talking",
    }),
    (QuestionsPage, {
        "slug": "vragen",
        "title": "Vragen die vaak gesteld worden",
        "summary": "Korte antwoorden op vragen van kinderen, jongeren, ouders en mensen die met hen werken.",
        "illustration": "talking",
    }),
    (StoryIndexPage, {
        "slug": "verhalen",
        "title": "Verhalen van mensen die het meemaakten",
        "summary": "Wie gepest werd, het zag of zelf pestte, vertelt wat er gebeurde en wat hielp.",
        "illustration": "talking",
    }),
    (NewsIndexPage, {
        "slug": "nieuws",
        "title": "Nieuws over pesten",
        "summary": "Wat er nieuw is: onderzoek, campagnes en veranderingen op deze site, met de bron erbij.",
        "illustration": "campaign",
    }),
)  # fmt: skip


def load(section: Page) -> None:
    for page_type, values in PAGES:
        add_page(f"infopunt/{values['slug']}", section, page_type, values)
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    for row in _rows("glossary", "terms"):
        once(f"term/{row['slug']}", lambda row=row: _add_term(row))
    for place, row in enumerate(_rows("faq", "questions")):
        once(f"question/{row['slug']}", lambda row=row, place=place: _add_question(row, place, themes))
    for row in _rows("materials", "materials"):
        once(f"material/{row['slug']}", lambda row=row: _add_material(row, themes))
    shelf = ThemePage.objects.child_of(section).filter(slug="campagnes").first()
    if shelf:
        for row in _rows("campaigns", "campaigns"):
            _add_campaign(shelf, row)


def _rows(file: str, key: str) -> list[dict[str, Any]]:
    return tomllib.loads((DATA / f"{file}.toml").read_text())[key]


def _add_term(row: dict[str, Any]) -> None:
    GlossaryTerm.objects.create(
        slug=row["slug"],
        term=row["term"],
        variants="\n".join(row["variants"]),
        definition=row["definition"],
        longer=link_pages(row["longer"]),
        editors_note=row["audiences_note"],
        link=row["link"],
    )


def _add_question(row: dict[str, Any], place: int, themes: dict[str, Theme]) -> None:
    question = FrequentQuestion.objects.create(
        slug=row["slug"],
        question=row["question"],
        answer=link_pages(row["answer"]),
        audiences=row["audiences"],
        link=row["link"],
        sort_order=place + 1,
    )
    question.themes.set(themes[slug] for slug in row["themes"])


def _add_material(row: dict[str, Any], themes: dict[str, Theme]) -> None:
    evidence = row["evidence"]
    resource = Resource(
        **{
            name: row[name]
            for name in (
                "slug", "title", "kind", "publisher", "description", "audiences", "contexts", "language", "cost",
                "length", "url", "source_url", "checked",
            )
        },
        year=row["year"] or None,
        minimum_age=row["minimum_age"] or None,
        maximum_age=row["maximum_age"] or None,
        evidence=evidence["level"],
        evidence_what=evidence["what"],
        evidence_where=evidence["where"],
        evidence_result=evidence["result"],
    )  # fmt: skip
    resource.themes = [themes[slug] for slug in row["themes"]]
    resource.save()


def _add_campaign(shelf: Page, row: dict[str, Any]) -> None:
    article = page_at(f"/infopunt/campagnes/{row['article']}/")
    periods = [
        {**period, "start": period["start"].isoformat(), "end": period["end"].isoformat()} for period in row["periods"]
    ]
    values = {
        "slug": f"campagne-{row['slug']}",
        "title": row["title"],
        "summary": row["summary"],
        "illustration": row["illustration"],
        "message": row["message"],
        "unknown": row["unknown"],
        "periods": _stream("period", periods),
        "promises": _stream("promise", row["promises"]),
        "actions": _stream("action", row["actions"]),
        "partners": _stream("partner", row["partners"]),
        "sources": _stream("source", row["sources"]),
        "materials": _stream("page", [article.pk] if article else []),
    }
    add_page(f"campaign/{row['slug']}", shelf, CampaignPage, values, themes=["campagnes"])


def _stream(kind: str, values: list[Any]) -> list[dict[str, Any]]:
    return [{"type": kind, "value": value} for value in values]
