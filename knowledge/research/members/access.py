"""Who reads the pages of members: whoever is in a group that their restriction names. No restriction: nobody."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

GROUPS = PageViewRestriction.GROUPS


def members_page(*, or_draft: bool = False) -> Any:
    """The top of the tree, or None while there is none. A draft is none, except for who guards it beforehand."""
    pages = apps.get_model("research", "MembersPage").objects.all()
    return (pages if or_draft else pages.live()).first()


def guards(page: Page) -> QuerySet[PageViewRestriction]:
    """What keeps this page for groups: on itself or above."""
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return PageViewRestriction.objects.filter(page__path__in=above, restriction_type=GROUPS)


def readers(page: Page) -> QuerySet[Any]:
    """Active accounts that may read this page."""
    users = get_user_model().objects.filter(is_active=True)
    restrictions = list(guards(page).prefetch_related("groups"))
    if not restrictions:
        return users.none()
    for restriction in restrictions:
        users = users.filter(groups__in=restriction.groups.all())
    return users.distinct()


def may_read(page: Page, user: Any) -> bool:
    if not user.is_authenticated:
        return False
    return user.is_superuser or readers(page).filter(pk=user.pk).exists()
