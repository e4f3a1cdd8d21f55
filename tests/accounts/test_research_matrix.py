"""Five roles against all of research in the admin: every kind of page in every view, every other address, every model.

Letters as in `test_role_matrix`. What is new in research fails here until it is decided who may touch it.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Page

from allesoverpesten.accounts.models import User
from knowledge.research.models import (
    ColloquiumPage,
    DatasetIndexPage,
    DatasetPage,
    MemberNewsPage,
    MinutesPage,
    ProjectIndexPage,
    ProjectPage,
    PublicationPage,
    PublicationUpload,
    ReadingListPage,
    ResearcherPage,
    ResearchOrganization,
    ResearchRequest,
    StudyCallPage,
    WorkingGroupPage,
)
from tests.factories.research import (
    make_call,
    make_colloquium,
    make_member_page,
    make_publication,
    make_researcher,
    make_submission,
)


def below(parent: type[Page], kind: type[Page]) -> Page:
    page = kind(title="Proefpagina", slug="proefpagina", summary="Waarover het gaat.")
    parent.objects.get().add_child(instance=page)
    page.save_revision()
    return page


MAKERS: dict[type[Page], Callable[[], Page]] = {
    PublicationPage: make_publication,
    ResearcherPage: make_researcher,
    ProjectPage: lambda: below(ProjectIndexPage, ProjectPage),
    DatasetPage: lambda: below(DatasetIndexPage, DatasetPage),
    StudyCallPage: make_call,
    ColloquiumPage: make_colloquium,
    WorkingGroupPage: lambda: make_member_page(WorkingGroupPage),
    MinutesPage: lambda: make_member_page(MinutesPage),
    ReadingListPage: lambda: make_member_page(ReadingListPage),
    MemberNewsPage: lambda: make_member_page(MemberNewsPage),
}
# The section and its lists: one page each, made by the first content.
ONLY_ONE = {
    "ColloquiumIndexPage",
    "DatasetIndexPage",
    "MembersPage",
    "ProjectIndexPage",
    "PublicationIndexPage",
    "ResearchPage",
    "ResearcherIndexPage",
    "StudyCallIndexPage",
}


def views_of_a_page() -> list[str]:
    """Names of every view of Wagtail that asks for a page and nothing else."""
    (pages,) = [
        one for one in walk(get_resolver()) if isinstance(one, URLResolver) and one.namespace == "wagtailadmin_pages"
    ]
    return sorted(
        one.name
        for one in pages.url_patterns
        if isinstance(one, URLPattern) and [*one.pattern.converters] in (["page_id"], ["page_to_move_id"])
    )


def walk(resolver: URLResolver) -> list[URLPattern | URLResolver]:
    found: list[URLPattern | URLResolver] = []
    for one in resolver.url_patterns:
        found.append(one)
        if isinstance(one, URLResolver):
            found += walk(one)
    return found


def opened_by(clients: dict[str, Client], address: str) -> str:
    return "".join(letter for letter, desk in clients.items() if desk.get(address).status_code == HTTPStatus.OK)


ALLOWED = {
    "confirm_workflow_cancellation": "EB",
    "copy": "EB",
    "delete": "EB",
    "edit": "EB",
    "history": "EB",
    "history_results": "EB",
    "move": "EB",
    "preview_on_edit": "EB",
    "set_privacy": "EB",
    "unpublish": "EB",
    "usage": "EB",
    "view_draft": "EB",
    "workflow_history": "EB",
    # These only take a form, or lead on to another view.
    "convert_alias": "",
    "lock": "",
    "revisions_index": "",
    "set_page_position": "",
    "unlock": "",
}
# Public pages that hold others can be seen by whoever may add one there; this view names nothing.
OF_CONTAINERS = {"confirm_workflow_cancellation": "EOB"}
MODELS = {
    ResearchOrganization: "EB",
    ResearchRequest: "CB",
}


@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_page_of_somebody_else_opens_for_who_keeps_the_section_only(
    clients: dict[str, Client], kind: type[Page]
) -> None:
    page = MAKERS[kind]()
    views = views_of_a_page()
    opened = {view: opened_by(clients, reverse(f"wagtailadmin_pages:{view}", args=[page.pk])) for view in views}
    assert opened == ALLOWED | (OF_CONTAINERS if kind is WorkingGroupPage else {})


def test_every_kind_of_page_is_looked_at() -> None:
    pages = {model for model in apps.get_app_config("research").get_models() if issubclass(model, Page)}
    assert {model.__name__ for model in pages - set(MAKERS)} == ONLY_ONE


def test_own_addresses_of_research_open_for_these_roles_only(
    clients: dict[str, Client], staff: dict[str, User]
) -> None:
    """All of them, each asked for by somebody of each role; the onderzoeker reviews, and uploaded a file."""
    colloquium = make_colloquium(reviewers=(staff["O"],))
    one = make_submission(colloquium)
    upload = PublicationUpload.objects.create(user=staff["O"], file_name="a.bib", content=b"@misc{a, title={T}}")
    arguments: dict[str, tuple[list[Any], str]] = {
        "abstracts": ([], "EOB"),
        "abstract_review_list": ([colloquium.pk], "O"),
        "abstract_review": ([colloquium.pk, one.pk], "O"),
        "abstract_decisions": ([colloquium.pk], "EB"),
        "abstract_decide": ([colloquium.pk, one.pk], "EB"),
        "abstract_send": ([colloquium.pk], ""),
        "publication_import": ([], "EOB"),
        "publication_import_preview": ([upload.uuid], "O"),
        "publication_import_confirm": ([upload.uuid], ""),
    }
    (admin,) = [part for part in get_resolver().url_patterns if str(part.pattern) == "admin/"]
    named = {
        part.name
        for part in walk(admin)
        if isinstance(part, URLPattern) and part.callback.__module__.startswith("knowledge.research")
    }
    assert named == set(arguments)
    opened = {name: opened_by(clients, reverse(name, args=values)) for name, (values, _letters) in arguments.items()}
    assert opened == {name: letters for name, (_values, letters) in arguments.items()}


def test_models_of_research_open_for_these_roles_only(clients: dict[str, Client], staff: dict[str, User]) -> None:
    """Every right on every model that has rights and is no part of a page, and every view of their lists."""
    models = [model for model in apps.get_app_config("research").get_models() if not issubclass(model, Page)]
    of_pages = {"affiliation", "authorship", "keywork", "projectmember"}
    rights = Permission.objects.filter(content_type__app_label="research", content_type__model__in={
        model._meta.model_name for model in models
    } - of_pages)  # fmt: skip
    assert {right.content_type.model_class() for right in rights} == set(MODELS)
    for right in rights:
        letters = MODELS[right.content_type.model_class()]
        holders = {letter for letter, user in staff.items() if user.has_perm(f"research.{right.codename}")}
        assert holders == set(letters), right.codename
    for model, letters in MODELS.items():
        values = {"name": "Groep"} if model is ResearchOrganization else {"name": "An", "question": "Wie weet dit?"}
        thing = model.objects.create(**values)
        space = f"wagtailsnippets_research_{model._meta.model_name}"
        for view in ("list", "add"):
            assert opened_by(clients, reverse(f"{space}:{view}")) == letters, view
        for view in ("edit", "delete", "usage", "history"):
            assert opened_by(clients, reverse(f"{space}:{view}", args=[thing.pk])) == letters, view
