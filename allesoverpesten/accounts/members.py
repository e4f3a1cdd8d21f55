"""Members of the research network: a group without rights in the admin that may read the pages for members."""

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, EINDREDACTEUR, ONDERZOEKER
from knowledge.research.members.access import members_page

MEMBERS = "Lid van het kennisnetwerk"
# Besides members: researchers, and who keeps the pages.
READING_ROLES = (ONDERZOEKER, EINDREDACTEUR, BEHEERDER)
GROUPS = PageViewRestriction.GROUPS
ENTRANCE = "wagtailadmin.access_admin"


def ensure_members_access() -> None:
    """The group, and the restriction of the members' tree to it and the reading roles; equal to this each time."""
    group, _is_new = Group.objects.get_or_create(name=MEMBERS)
    top = members_page(or_draft=True)
    if top is None:
        return
    restriction, _is_new = PageViewRestriction.objects.update_or_create(
        page=top.page_ptr, defaults={"restriction_type": GROUPS}
    )
    reading = Group.objects.filter(name__in=[role.name for role in READING_ROLES])
    restriction.groups.set([group, *reading])


def closed_to(user: User) -> Q:
    """Pages that are kept for groups in which this person is not."""
    closed = Q(pk__in=[])
    if user.is_superuser:
        return closed
    restrictions = PageViewRestriction.objects.filter(restriction_type=GROUPS)
    for path in restrictions.exclude(groups__in=user.groups.all()).values_list("page__path", flat=True):
        closed |= Q(path__startswith=path)
    return closed


def hide_closed(pages: PageQuerySet, user: User) -> PageQuerySet:
    """For choosers: not even the title of what somebody may not read."""
    return pages.exclude(closed_to(user))


def home_of(user: User) -> str:
    """Where somebody arrives after signing in, when not in the admin; empty for who may enter that."""
    if user.has_perm(ENTRANCE):
        return ""
    top = members_page()
    return (top.url if top else "") or "/"
