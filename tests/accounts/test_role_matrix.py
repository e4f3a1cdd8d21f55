"""Five roles against the views and actions of the admin: who may, and nobody else.

R redacteur · E eindredacteur · C coördinator · O onderzoeker · B beheerder
"""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import HULP, INFOPUNT, LEREN, ONDERZOEK, SITE, section_page
from allesoverpesten.impact.models import Action, Indicator, Period
from content.core.models import Theme
from content.infopunt.models import ArticlePage
from helpdesk.models import Organization, ServiceIndexPage, ServicePage
from knowledge.research.models import (
    ColloquiumIndexPage,
    DatasetIndexPage,
    MembersPage,
    ProjectIndexPage,
    PublicationIndexPage,
    ResearcherIndexPage,
    StudyCallIndexPage,
    WorkingGroupPage,
)
from tests.factories.infopunt import make_article, make_shelf
from tests.factories.research import make_colloquium, make_member_page, make_publication, make_submission

SITE_SETTINGS = "/admin/settings/core/sitesettings/"


def explore(section: str) -> Callable[[], str]:
    return lambda: f"/admin/pages/{section_page(section).pk}/"


def edit(section: str) -> Callable[[], str]:
    return lambda: f"/admin/pages/{section_page(section).pk}/edit/"


def of_service(view: str) -> Callable[[], str]:
    return lambda: f"/admin/pages/{ServicePage.objects.first().pk}/{view}/"


def of_article(view: str) -> Callable[[], str]:
    return lambda: f"/admin/pages/{make_article().pk}/{view}/"


def of_publication(view: str) -> Callable[[], str]:
    return lambda: f"/admin/pages/{make_publication().pk}/{view}/"


def last_period() -> int:
    return Period.objects.newest_first().first().pk


def of_period(address: str) -> Callable[[], str]:
    return lambda: address.format(pk=last_period())


def create(kind: str, parent: Page) -> str:
    return f"/admin/pages/add/research/{kind}page/{parent.pk}/"


def of_colloquium(address: str) -> Callable[[], str]:
    return lambda: address.format(make_colloquium().pk)


def decision() -> str:
    submission = make_submission(make_colloquium())
    return f"/admin/bijdragen/{submission.colloquium_id}/beslissen/{submission.pk}/"


VIEWS: list[tuple[str, str | Callable[[], str], str]] = [
    ("welcome", "/admin/", "RECOB"),
    ("own account", "/admin/account/", "RECOB"),
    ("explore infopunt", explore(INFOPUNT), "REB"),
    ("explore help", explore(HULP), "RECB"),
    ("explore learning", explore(LEREN), "REB"),
    ("explore research", explore(ONDERZOEK), "REOB"),
    ("edit front door", edit(SITE), "EB"),
    ("edit infopunt", edit(INFOPUNT), "REB"),
    ("edit help", edit(HULP), "ECB"),
    ("edit learning", edit(LEREN), "REB"),
    ("edit research", edit(ONDERZOEK), "EB"),
    ("create article", lambda: f"/admin/pages/add/infopunt/articlepage/{make_shelf().pk}/", "REB"),
    ("edit article", of_article("edit"), "REB"),
    ("history of article", of_article("history"), "REB"),
    ("draft of article", of_article("view_draft"), "REB"),
    ("copy article", of_article("copy"), "REB"),
    ("delete article", of_article("delete"), "EB"),
    ("unpublish article", of_article("unpublish"), "EB"),
    (
        "create service",
        lambda: f"/admin/pages/add/helpdesk/servicepage/{ServiceIndexPage.objects.get().pk}/",
        "ECB",
    ),
    ("edit service", of_service("edit"), "ECB"),
    ("history of service", of_service("history"), "ECB"),
    ("delete service", of_service("delete"), "ECB"),
    ("unpublish service", of_service("unpublish"), "ECB"),
    ("copy service", of_service("copy"), "ECB"),
    ("organizations", "/admin/snippets/helpdesk/organization/", "CB"),
    ("create organization", "/admin/snippets/helpdesk/organization/add/", "CB"),
    (
        "edit organization",
        lambda: f"/admin/snippets/helpdesk/organization/edit/{Organization.objects.first().pk}/",
        "CB",
    ),
    ("help: start", "/admin/hulpaanbod/", "CB"),
    ("help: list", "/admin/hulpaanbod/diensten/", "CB"),
    ("help: waiting changes", "/admin/hulpaanbod/wijzigingen/", "CB"),
    ("help: visitor reports", "/admin/hulpaanbod/meldingen/", "CB"),
    ("help: check requests", "/admin/hulpaanbod/nakijkvragen/", "CB"),
    ("help: addresses", "/admin/hulpaanbod/adressen/", "CB"),
    ("help: use", "/admin/hulpaanbod/bereik/", "CB"),
    ("help: cover", "/admin/hulpaanbod/dekking/", "CB"),
    ("help: referrals", "/admin/hulpaanbod/verwijzingen/", "CB"),
    ("help: import", "/admin/hulpaanbod/import/", "CB"),
    (
        "create publication",
        lambda: f"/admin/pages/add/research/publicationpage/{PublicationIndexPage.objects.get().pk}/",
        "EOB",
    ),
    (
        "create researcher",
        lambda: f"/admin/pages/add/research/researcherpage/{ResearcherIndexPage.objects.get().pk}/",
        "EOB",
    ),
    ("edit publication", of_publication("edit"), "EB"),
    ("history of publication", of_publication("history"), "EB"),
    ("draft of publication", of_publication("view_draft"), "EB"),
    ("copy publication", of_publication("copy"), "EB"),
    ("delete publication", of_publication("delete"), "EB"),
    ("unpublish publication", of_publication("unpublish"), "EB"),
    ("edit list of publications", lambda: f"/admin/pages/{PublicationIndexPage.objects.get().pk}/edit/", "EB"),
    ("read publications from a file", "/admin/publicaties/inlezen/", "EOB"),
    ("create colloquium", lambda: create("colloquium", ColloquiumIndexPage.objects.get()), "EOB"),
    ("create project", lambda: create("project", ProjectIndexPage.objects.get()), "EOB"),
    ("create dataset", lambda: create("dataset", DatasetIndexPage.objects.get()), "EOB"),
    ("create study call", lambda: create("studycall", StudyCallIndexPage.objects.get()), "EOB"),
    ("create working group", lambda: create("workinggroup", MembersPage.objects.get()), "EOB"),
    ("create minutes", lambda: create("minutes", make_member_page(WorkingGroupPage)), "EOB"),
    ("create reading list", lambda: create("readinglist", MembersPage.objects.get()), "EOB"),
    ("create news for members", lambda: create("membernews", MembersPage.objects.get()), "EOB"),
    ("edit colloquium", of_colloquium("/admin/pages/{}/edit/"), "EB"),
    ("draft of colloquium", of_colloquium("/admin/pages/{}/view_draft/"), "EB"),
    ("edit front door of members", lambda: f"/admin/pages/{MembersPage.objects.get().pk}/edit/", "EB"),
    ("privacy of members", lambda: f"/admin/pages/{MembersPage.objects.get().pk}/privacy/", "EB"),
    ("abstracts to judge or decide", lambda: make_colloquium() and "/admin/bijdragen/", "EB"),
    ("abstracts to judge, by no reviewer", of_colloquium("/admin/bijdragen/{}/beoordelen/"), ""),
    ("decide on abstracts", of_colloquium("/admin/bijdragen/{}/beslissen/"), "EB"),
    ("decide on one abstract", decision, "EB"),
    ("research groups", "/admin/snippets/research/researchorganization/", "EB"),
    ("create research group", "/admin/snippets/research/researchorganization/add/", "EB"),
    ("questions for researchers", "/admin/snippets/research/researchrequest/", "CB"),
    ("results", of_period("/admin/resultaten/{pk}/"), "RECOB"),
    ("figure", lambda: f"/admin/resultaten/{last_period()}/cijfers/{Indicator.objects.first().pk}/", "RECOB"),
    ("story of an action", lambda: f"/admin/resultaten/{last_period()}/acties/{Action.objects.first().pk}/", "CB"),
    ("approve a period", of_period("/admin/resultaten/{pk}/goedkeuren/"), "B"),
    ("reports", "/admin/resultaten/rapporten/", "CB"),
    ("goals", "/admin/resultaten-instellen/doelen/", "B"),
    ("actions", "/admin/resultaten-instellen/acties/", "B"),
    ("indicators", "/admin/resultaten-instellen/indicatoren/", "B"),
    ("periods", "/admin/resultaten-instellen/tijdvakken/", "B"),
    ("create period", "/admin/resultaten-instellen/tijdvakken/new/", "B"),
    ("milestones", "/admin/resultaten-mijlpalen/", "CB"),
    ("evaluations", "/admin/resultaten-evaluaties/", "CB"),
    ("images", "/admin/images/", "RECOB"),
    ("add image", "/admin/images/add/", "RECOB"),
    ("add document", "/admin/documents/multiple/add/", "RECOB"),
    ("site settings", lambda: redirected(SITE_SETTINGS), "B"),
    ("users", "/admin/users/", "B"),
    ("create user", "/admin/users/new/", "B"),
    ("groups", "/admin/groups/", "B"),
    ("create group", "/admin/groups/new/", "B"),
    ("redirects", "/admin/redirects/", "EB"),
    ("create redirect", "/admin/redirects/add/", "EB"),
    ("themes", "/admin/snippets/core/theme/", "EB"),
    ("create theme", "/admin/snippets/core/theme/add/", "EB"),
    ("questions that lead to a page", "/admin/snippets/core/searchquestions/", "EB"),
    ("import of materials", "/admin/materialen/inlezen/", "EB"),
    ("providers", "/admin/snippets/training/provider/", "EB"),
    ("import of trainings", "/admin/vormingen/inlezen/", "EB"),
    ("report of registrations", "/admin/reports/inschrijvingen/", "EB"),
    ("danger cards", "/admin/snippets/core/dangercard/", "EB"),
    ("chosen answers", "/admin/snippets/core/promotedanswer/", "EB"),
    ("synonyms", "/admin/snippets/core/searchsynonym/", "EB"),
    ("remarks of visitors", "/admin/snippets/core/feedbacktext/", "REB"),
    ("figures", "/admin/snippets/infopunt/figure/", "REB"),
    ("questions", "/admin/snippets/infopunt/frequentquestion/", "EB"),
    ("glossary", "/admin/snippets/infopunt/glossaryterm/", "EB"),
    ("materials", "/admin/snippets/infopunt/resource/", "EB"),
    ("suggested materials", "/admin/snippets/infopunt/resourcesuggestion/", "REB"),
    ("addresses", "/admin/infopunt/adressen/", "REB"),
    ("addresses of materials", "/admin/infopunt/adressen/materialen/", "EB"),
    ("sources of figures", "/admin/infopunt/adressen/cijfers/", "REB"),
    ("sources of pages", "/admin/infopunt/adressen/paginas/", "REB"),
    ("topics", "/admin/snippets/infopunt/topic/", "EB"),
    ("short addresses", "/admin/snippets/impact/campaign/", "REB"),
    ("create short addresses", "/admin/snippets/impact/campaign/add/", "REB"),
    ("locations", "/admin/snippets/helpdesk/location/", "CB"),
    ("sites", "/admin/sites/", "B"),
    ("collections", "/admin/collections/", "B"),
    ("workflows", "/admin/workflows/list/", "B"),
    ("workflow", lambda: f"/admin/workflows/edit/{Workflow.objects.first().pk}/", "B"),
    ("tasks", "/admin/workflows/tasks/index/", "B"),
    ("report of workflows", "/admin/reports/workflow/", "RECOB"),
    ("report of history", "/admin/reports/site-history/", "RECOB"),
    ("report of old pages", "/admin/reports/aging-pages/", "RECOB"),
    ("report of changes of help", "/admin/reports/hulpdiensten/wijzigingen/", "CB"),
    ("report of words not found", "/admin/reports/niet-gevonden/", "REB"),
    ("report of usefulness", "/admin/reports/nuttig/", "REB"),
    ("report of old figures", "/admin/reports/oude-cijfers/", "REB"),
    ("report of versions out of step", "/admin/reports/uit-de-pas/", "RECOB"),
    ("report of the use of procedures", "/admin/reports/wegwijzers-gebruik/", "RECOB"),
    ("report of variants to look at", "/admin/reports/wegwijzers-nakijken/", "RECOB"),
    ("report of locked pages", "/admin/reports/locked/", "ECB"),
]


def redirected(address: str) -> str:
    """The address of the only site's settings, which their index redirects to."""
    return f"{address}{section_page(SITE).get_site().pk}/"


@pytest.mark.parametrize(("address", "allowed"), [row[1:] for row in VIEWS], ids=[row[0] for row in VIEWS])
def test_view_opens_for_these_roles_only(
    address: str | Callable[[], str], allowed: str, clients: dict[str, Client]
) -> None:
    place = address() if callable(address) else address
    opened = {letter for letter, client in clients.items() if client.get(place).status_code == HTTPStatus.OK}
    assert opened == set(allowed)


def test_redacteur_sees_nothing_below_other_sections(clients: dict[str, Client]) -> None:
    """Their explorer begins at the front door, so Wagtail opens these two; they list no page."""
    text = clients["R"].get(explore(HULP)()).content.decode()
    assert f"/admin/pages/{ServiceIndexPage.objects.get().pk}/" not in text
    assert explore(HULP)() not in clients["R"].get(explore(SITE)()).content.decode()


def test_every_menu_item_is_in_the_matrix(clients: dict[str, Client]) -> None:
    """A new goal that adds a menu item decides here for whom it is."""
    from wagtail.admin.menu import admin_menu  # noqa: PLC0415 - needs the hooks of all apps

    request = clients["B"].get("/admin/").wsgi_request
    known = {row[1] for row in VIEWS if isinstance(row[1], str)} | SEEN_ELSEWHERE
    addresses = {
        leaf.url
        for item in admin_menu.menu_items_for_request(request)
        for leaf in (item.menu.menu_items_for_request(request) if hasattr(item, "menu") else [item])
    }
    assert {address for address in addresses if address.startswith("/admin/")} - known == set()


# Menu items whose contents stand in the matrix under more precise addresses.
SEEN_ELSEWHERE = {
    "/admin/resultaten/",
    "/admin/bijdragen/",
    "/admin/pages/",
    "/admin/documents/",
    "/admin/snippets/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/page-types-usage/",
    SITE_SETTINGS,
}


def publish(page: Page) -> tuple[str, dict[str, str]]:
    return f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {}


def draft_article() -> ArticlePage:
    article = make_article()
    article.unpublish()
    return article


def draft_service() -> ServicePage:
    service = ServicePage.objects.first()
    service.unpublish()
    return service


@pytest.mark.parametrize(
    ("make", "allowed"), [(draft_article, "EB"), (draft_service, "ECB")], ids=["article", "service"]
)
def test_publishing_works_for_these_roles_only(
    make: Callable[[], Page], allowed: str, clients: dict[str, Client]
) -> None:
    able = set()
    for letter, client in clients.items():
        page = make()
        client.post(*publish(page))
        page.refresh_from_db()
        if page.live:
            able.add(letter)
    assert able == set(allowed)


def article_form(title: str, **action: str) -> dict[str, str]:
    return nested_form_data(
        {
            "title": title,
            "slug": title.lower().replace(" ", "-"),
            "summary": "Waarover dit gaat.",
            "in_short": streamfield([]),
            "body": streamfield([("rich_text", rich_text("<p>Een zin.</p>"))]),
            "sources": streamfield([]),
            "related": streamfield([]),
            "services": streamfield([]),
            **action,
        }
    )


def test_writing_and_submitting_leaves_the_public_page_alone(clients: dict[str, Client]) -> None:
    shelf = make_shelf()
    address = reverse("wagtailadmin_pages:add", args=("infopunt", "articlepage", shelf.pk))
    clients["R"].post(address, article_form("Van een redacteur", **{"action-submit": "1"}))
    article = ArticlePage.objects.get(slug="van-een-redacteur")
    assert not article.live
    assert article.current_workflow_state.workflow.name == "Nalezen door eindredactie"


def test_automatic_save_leaves_approving_to_the_button(clients: dict[str, Client]) -> None:
    shelf = make_shelf()
    address = reverse("wagtailadmin_pages:add", args=("infopunt", "articlepage", shelf.pk))
    clients["R"].post(address, article_form("Wacht op lezen", **{"action-submit": "1"}))
    article = ArticlePage.objects.get(slug="wacht-op-lezen")
    form = article_form(article.title, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    edit_address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    saved = clients["E"].post(edit_address, form, headers={"Accept": "application/json"})
    assert saved.json()["error_code"] == "blocked_by_hook"
    assert not ArticlePage.objects.get(pk=article.pk).live
    clients["E"].post(edit_address, form)
    assert ArticlePage.objects.get(pk=article.pk).live


def test_redacteur_who_claims_to_publish_only_saves_a_draft(clients: dict[str, Client]) -> None:
    article = make_article(title="Oude titel")
    form = article_form("Nieuwe titel", **{"action-publish": "1"})
    clients["R"].post(f"/admin/pages/{article.pk}/edit/", form)
    article.refresh_from_db()
    assert article.title == "Oude titel"
    assert article.get_latest_revision_as_object().title == "Nieuwe titel"


def test_article_cannot_be_made_by_a_crafted_form_elsewhere(clients: dict[str, Client]) -> None:
    shelf = make_shelf()
    address = reverse("wagtailadmin_pages:add", args=("infopunt", "articlepage", shelf.pk))
    for letter in "CO":
        clients[letter].post(address, article_form("Van buiten", **{"action-publish": "1"}))
    assert not ArticlePage.objects.filter(slug="van-buiten").exists()


def test_files_go_where_the_role_works(staff: dict[str, User]) -> None:
    from wagtail.images import get_image_model  # noqa: PLC0415 - the model is chosen by a setting
    from wagtail.permissions import policy_registry  # noqa: PLC0415 - filled when apps are ready

    policy = policy_registry.get_by_type(get_image_model())
    places = {
        letter: set(
            policy.collections_user_has_permission_for(user, "add").exclude(depth=1).values_list("name", flat=True)
        )
        for letter, user in staff.items()
    }
    everywhere = set(Collection.objects.exclude(depth=1).values_list("name", flat=True))
    assert places == {
        "R": {"Infopunt", "Leren"},
        "E": everywhere,
        "C": {"Hulp"},
        "O": {"Onderzoek"},
        "B": everywhere,
    }


def test_only_a_beheerder_can_make_somebody_powerful(clients: dict[str, Client], staff: dict[str, User]) -> None:
    target = staff["R"]
    for letter in "RECO":
        clients[letter].post(f"/admin/users/edit/{target.pk}/", {"is_superuser": "on", "username": target.username})
    target.refresh_from_db()
    assert not target.is_superuser


def test_theme_words_are_for_chief_editors_and_beheerders(staff: dict[str, User]) -> None:
    able = {letter for letter, user in staff.items() if user.has_perm(f"core.add_{Theme._meta.model_name}")}
    assert able == {"E", "B"}
