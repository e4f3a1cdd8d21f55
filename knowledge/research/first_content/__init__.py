"""The first people, groups and publications, from public sources, loaded once from the files beside this module."""

import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page, once, page_at
from content.infopunt.models import Figure, Resource
from knowledge.research.models import (
    Affiliation,
    Authorship,
    ColloquiumIndexPage,
    DatasetIndexPage,
    MembersPage,
    ProjectIndexPage,
    ProjectMember,
    ProjectPage,
    PublicationIndexPage,
    PublicationPage,
    ResearcherIndexPage,
    ResearcherPage,
    ResearchOrganization,
    ResearchPage,
    StudyCallIndexPage,
)

DATA = Path(__file__).parent
PUBLICATIONS = {
    "slug": "publicaties",
    "title": "Publicaties",
    "summary": "Onderzoek over pesten, telkens met wat het betekent voor wie geen onderzoeker is.",
    "illustration": "research",
}
PROJECTS = {
    "slug": "projecten",
    "title": "Projecten",
    "summary": "Studies over pesten die lopen of afgerond zijn, met wie eraan werkt en wat eruit kwam.",
    "illustration": "research",
}
CALLS = {
    "slug": "oproepen",
    "title": "Doe mee aan onderzoek",
    "summary": "Studies die mensen zoeken. Je leest vooraf wat het vraagt en wie het goedkeurde.",
    "illustration": "talking",
}
DATASETS = {
    "slug": "datasets",
    "title": "Datasets",
    "summary": "Gegevens van onderzoek over pesten die anderen mogen gebruiken, en hoe je ze krijgt.",
    "illustration": "figures",
}
COLLOQUIA = {
    "slug": "colloquia",
    "title": "Colloquia",
    "summary": "Dagen waarop onderzoekers en praktijk samen kijken naar wat we weten over pesten.",
    "illustration": "talking",
}
MEMBERS = {
    "slug": "leden",
    "title": "Voor leden",
    "summary": "Werkgroepen, documenten, verslagen en een leeslijst, voor leden van het kennisnetwerk.",
    "illustration": "talking",
}
PEOPLE = {
    "slug": "onderzoekers",
    "title": "Onderzoekers",
    "summary": "Wie onderzoekt pesten in Vlaanderen en Brussel, waar werken ze en wat weten ze?",
    "illustration": "researcher",
}


def load(home: Page) -> int:
    """Load groups, people and publications; return how many publications are new."""
    section = ResearchPage.objects.child_of(home).first()
    if section is None:
        return 0
    before = PublicationPage.objects.count()
    data = tomllib.loads((DATA / "people.toml").read_text())
    for row in data["organizations"]:
        once(f"research/organization/{row['name']}", lambda row=row: _add_organization(row))
    publications = add_page("onderzoek/publicaties", section, PublicationIndexPage, PUBLICATIONS)
    people = add_page("onderzoek/onderzoekers", section, ResearcherIndexPage, PEOPLE)
    for row in data["people"] if people else []:
        _add_person(people, row)
    works = tomllib.loads((DATA / "publications.toml").read_text())["publications"]
    for row in works if publications else []:
        _add_publication(publications, row)
    projects = add_page("onderzoek/projecten", section, ProjectIndexPage, PROJECTS)
    rows = tomllib.loads((DATA / "projects.toml").read_text())["projects"]
    for row in rows if projects else []:
        _add_project(projects, row)
    add_page("onderzoek/oproepen", section, StudyCallIndexPage, CALLS)
    add_page("onderzoek/datasets", section, DatasetIndexPage, DATASETS)
    add_page("onderzoek/colloquia", section, ColloquiumIndexPage, COLLOQUIA)
    add_page("onderzoek/leden", section, MembersPage, MEMBERS)
    return PublicationPage.objects.count() - before


def _add_organization(row: dict[str, str]) -> None:
    part_of = ResearchOrganization.objects.filter(name=row.get("part_of", "")).first()
    organization = ResearchOrganization(**{**row, "part_of": part_of})
    organization.full_clean()
    organization.save()


def _add_person(parent: Page, row: dict[str, Any]) -> None:
    values = {name: row[name] for name in ("slug", "title", "summary", "family_name")}
    values |= {
        "website": row.get("website", ""),
        "expertise": "\n".join(row["expertise"]),
        "origin": "openbaar",
        "audiences": ["onderzoeker", "beleid"],
        "sources": [{"type": "source", "value": source} for source in row["sources"]],
        "affiliations": [
            Affiliation(organization=one) for one in ResearchOrganization.objects.filter(name__in=row["at"])
        ],
    }
    add_page(f"researcher/{row['slug']}", parent, ResearcherPage, values, themes=row["themes"])


def _add_publication(parent: Page, row: dict[str, Any]) -> None:
    values = {
        name: row[name]
        for name in (
            "slug", "title", "summary", "kind", "issued", "container", "volume", "issue", "pages", "publisher", "doi",
            "language", "web_address", "open_access_url", "licence", "contexts", "illustration", "finding", "certainty",
            "certainty_reason", "population",
        )
        if name in row
    }  # fmt: skip
    people = {person.slug: person for person in ResearcherPage.objects.filter(slug__in=row["people"])}
    related = [page for path in row.get("related", []) if (page := page_at(path))]
    values |= {
        "authors": "\n".join(row["authors"]),
        "authorships": [Authorship(researcher=people[slug]) for slug in row["people"] if slug in people],
        "meanings": [
            {"type": "meaning", "value": {"audience": audience, "text": text}}
            for audience, text in row["meanings"].items()
        ],
        "figures": list(Figure.objects.filter(slug__in=row.get("figures", []))),
        "materials": list(Resource.objects.filter(slug__in=row.get("materials", []))),
        "related": [{"type": "page", "value": page.pk} for page in related],
    }
    add_page(f"publication/{row['slug']}", parent, PublicationPage, values, themes=row["themes"])


def _add_project(parent: Page, row: dict[str, Any]) -> None:
    people = ResearcherPage.objects.filter(slug__in=row["people"])
    values = {name: row[name] for name in ("slug", "title", "summary", "about", "status", "partners", "website")}
    values |= {
        "start_year": row.get("start_year"),
        "audiences": ["onderzoeker", "beleid"],
        "members": [ProjectMember(researcher=person) for person in people],
        "sources": [{"type": "source", "value": source} for source in row["sources"]],
    }
    add_page(f"project/{row['slug']}", parent, ProjectPage, values, themes=row["themes"])
