"""Who may do what in the admin, as data: five groups with their rights on pages, files and other models.

A goal that brings new models or sections adds them here, in one line per role that may touch them. Each time
`ensure_roles` runs it makes the groups equal to this table, so that nobody keeps a right by accident; a group
that a beheerder makes beside these five is never touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    get_page_models,
)

TREE = "tree"
SITE = "site"
INFOPUNT = "infopunt"
HULP = "hulp"
LEREN = "leren"
ONDERZOEK = "onderzoek"

# Each section has one page of this type (`max_count = 1`) and one collection of files with this name.
SECTIONS = {
    INFOPUNT: ("infopunt.InfopuntPage", "Infopunt"),
    HULP: ("helpdesk.HelpPage", "Hulp"),
    LEREN: ("training.LearningPage", "Leren"),
    ONDERZOEK: ("research.ResearchPage", "Onderzoek"),
}

OWN = ("add",)
WRITE = ("add", "change")
PUBLISH = (*WRITE, "publish", "lock", "unlock")
EVERYTHING = (*PUBLISH, "bulk_delete")

CHOOSE_FILES = ("choose",)
OWN_FILES = ("add", "choose")
ALL_FILES = ("add", "change", "choose")

# What visitors answered under a page, and which words found nothing.
VISITORS_SAY = ("core.feedbackcount", "core.feedbacktext", "core.noresultquery")
# Short addresses of campaigns; whoever promotes the site makes them.
CAMPAIGNS = ("impact.campaign", "impact.campaignchannel")
SEARCH_LISTS = ("core.dangercard", "core.promotedanswer", "core.searchquestions", "core.searchsynonym")
# What coordinators fill in for the report; a beheerder approves it.
RESULTS_FILLED_IN = (
    "impact.actionreport",
    "impact.budgetline",
    "impact.evidence",
    "impact.interimevaluation",
    "impact.milestone",
    "impact.periodvalue",
)


@dataclass(frozen=True)
class Role:
    """Rights of one group.

    `pages`: section → page permissions, which hold for everything below it too; with only `add` somebody sees
    and edits just their own pages. `files`: section → permissions on images and documents of its collection
    (`TREE` is every collection). `models`: every right on these models, as `app.model` or a whole `app`; not for
    pages, which follow `pages`. `proposes`: models of which somebody writes drafts that another role publishes.
    """

    name: str
    pages: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[str, ...]]
    models: tuple[str, ...] = field(default=())
    proposes: tuple[str, ...] = field(default=())


REDACTEUR = Role(
    name="Redacteur",
    pages={INFOPUNT: WRITE, LEREN: WRITE},
    files={TREE: CHOOSE_FILES, INFOPUNT: OWN_FILES, LEREN: OWN_FILES},
    models=(
        *VISITORS_SAY,
        *CAMPAIGNS,
        "infopunt.resourcesuggestion",
        "infopunt.figurelinkcheck",
        "infopunt.pagelinkcheck",
    ),
    proposes=("infopunt.figure",),
)
EINDREDACTEUR = Role(
    name="Eindredacteur",
    pages={SITE: PUBLISH},
    files={TREE: ALL_FILES},
    models=(
        "core.theme",
        *VISITORS_SAY,
        *CAMPAIGNS,
        *SEARCH_LISTS,
        "events",
        "infopunt",
        "training",
        "research.researchorganization",
        "wagtailredirects.redirect",
    ),
)
COORDINATOR = Role(
    name="Coördinator",
    pages={HULP: EVERYTHING},
    files={TREE: CHOOSE_FILES, HULP: ALL_FILES},
    models=("helpdesk", "research.researchrequest"),
    proposes=RESULTS_FILLED_IN,
)
ONDERZOEKER = Role(
    name="Onderzoeker",
    pages={ONDERZOEK: OWN},
    files={ONDERZOEK: OWN_FILES},
)
BEHEERDER = Role(
    name="Beheerder",
    pages={TREE: EVERYTHING},
    files={TREE: ALL_FILES},
    models=(
        "accounts",
        "auth.group",
        "core.sitesettings",
        "core.theme",
        *VISITORS_SAY,
        *SEARCH_LISTS,
        "events",
        "helpdesk",
        "home",
        "impact",
        "infopunt",
        "research",
        "training",
        "wagtailcore.collection",
        "wagtailcore.site",
        "wagtailcore.task",
        "wagtailcore.workflow",
        "wagtailredirects.redirect",
    ),
)
ROLES = (REDACTEUR, EINDREDACTEUR, COORDINATOR, ONDERZOEKER, BEHEERDER)


def ensure_roles() -> None:
    """Make the five groups equal to `ROLES`. A section whose page is gone is left out until it is back."""
    with transaction.atomic():
        pages, collections = _section_pages(), _section_collections()
        for role in ROLES:
            group, _is_new = Group.objects.get_or_create(name=role.name)
            group.permissions.set(_model_permissions(role))
            _set_page_permissions(group, role, pages)
            _set_collection_permissions(group, role, collections)


def section_page(section: str) -> Page | None:
    """The page that a section of `ROLES` stands for."""
    if section == TREE:
        return Page.get_first_root_node()
    if section == SITE:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        return site.root_page if site else None
    return apps.get_model(SECTIONS[section][0]).objects.first()


def _section_pages() -> dict[str, Page]:
    found = {section: section_page(section) for section in (TREE, SITE, *SECTIONS)}
    return {section: page for section, page in found.items() if page}


def _section_collections() -> dict[str, Collection]:
    root = Collection.get_first_root_node()
    collections = {TREE: root}
    for section, (_page_type, name) in SECTIONS.items():
        collections[section] = root.get_children().filter(name=name).first() or root.add_child(name=name)
    return collections


def _model_permissions(role: Role) -> list[Permission]:
    page_types = ContentType.objects.get_for_models(*get_page_models()).values()
    permissions = Permission.objects.exclude(content_type__in=page_types)
    chosen = list(permissions.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    for label in role.models:
        app_label, _dot, model = label.partition(".")
        of_app = permissions.filter(content_type__app_label=app_label)
        chosen += of_app.filter(content_type__model=model) if model else of_app
    for label in role.proposes:
        app_label, _dot, model = label.partition(".")
        drafts = [f"{action}_{model}" for action in ("add", "change", "view")]
        chosen += permissions.filter(content_type__app_label=app_label, codename__in=drafts)
    return chosen


def _set_page_permissions(group: Group, role: Role, pages: Mapping[str, Page]) -> None:
    wanted = {
        (pages[section].pk, permission)
        for section, actions in role.pages.items()
        if section in pages
        for permission in _permission_ids("wagtailcore", [f"{action}_page" for action in actions])
    }
    _replace(GroupPagePermission, group, "page_id", wanted)


def _set_collection_permissions(group: Group, role: Role, collections: Mapping[str, Collection]) -> None:
    wanted = {
        (collections[section].pk, permission)
        for section, actions in role.files.items()
        for app_label, kind in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for permission in _permission_ids(app_label, [f"{action}_{kind}" for action in actions])
    }
    if "wagtailcore.collection" in role.models:
        managing = _permission_ids("wagtailcore", [f"{action}_collection" for action in ("add", "change", "delete")])
        wanted |= {(collections[TREE].pk, permission) for permission in managing}
    _replace(GroupCollectionPermission, group, "collection_id", wanted)


def _permission_ids(app_label: str, codenames: list[str]) -> list[int]:
    found = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    return list(found.values_list("pk", flat=True))


def _replace(model: type, group: Group, place: str, wanted: set[tuple[int, int]]) -> None:
    """Keep, remove and add rows of `model` until `group` has exactly `wanted`: (place, permission) pairs."""
    existing = {(getattr(row, place), row.permission_id): row.pk for row in model.objects.filter(group=group)}
    model.objects.filter(pk__in=[pk for key, pk in existing.items() if key not in wanted]).delete()
    model.objects.bulk_create(
        model(group=group, permission_id=permission, **{place: where}) for where, permission in wanted - existing.keys()
    )
