"""Whoever may only add pages in a section works there on their own pages and does not see those of others.

Wagtail lets somebody with only the permission to add edit just their own pages, but shows all others in its
explorer, search, API, history and chooser. This closes those.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.models import AbstractPage, Page, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.query import PageQuerySet

from allesoverpesten.accounts.models import User

EDITING = {"change_page", "publish_page"}


class OwnWorkPolicy(PagePermissionPolicy):
    """Wagtail's rules for pages, with explorers limited to own work where only adding is permitted."""

    def explorable_instances(self, user: User) -> PageQuerySet:
        return super().explorable_instances(user).exclude(self.others_work(user))

    def others_work(self, user: User) -> Q:
        """Pages of others where `user` may only add; public pages that can hold others stay visible."""
        permissions = list(self.get_cached_permissions_for_user(user))
        others = Q(pk__in=[])
        for section in {rule.page for rule in permissions if rule.permission.codename == "add_page"}:
            above_or_here = {
                rule.permission.codename
                for rule in permissions
                if section.pk == rule.page_id or section.is_descendant_of(rule.page)
            }
            if not above_or_here & EDITING:
                others |= Q(path__startswith=section.path, depth__gt=section.depth)
        return others & ~Q(owner=user) & ~Q(content_type__in=_containers(), live=True)


def _containers() -> list[int]:
    models = [model for model in get_page_models() if model.allowed_subpage_models()]
    return [kind.pk for kind in ContentType.objects.get_for_models(*models).values()]


def register() -> None:
    register_permission_policy(AbstractPage, OwnWorkPolicy())


def hide_drafts_of_others(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """For the page chooser: what is public may be linked to, a draft of somebody else stays unseen."""
    policy = policy_registry.get_by_type(Page)
    return pages.exclude(policy.others_work(request.user) & Q(live=False))


def refuse_copy_of_others(request: HttpRequest, page: Page) -> None:
    """A copy would show what the original hides."""
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_any_permission_for_instance(request.user, {"change", "publish"}, page):
        raise PermissionDenied


def refuse_unseen(user: User, page_pk: int) -> None:
    """For views of Wagtail that name a page, or say how it stands, before they ask what somebody may do with it."""
    page = Page.objects.filter(pk=page_pk).first()
    if page is None or policy_registry.get_by_type(Page).explorable_instances(user).filter(pk=page_pk).exists():
        return
    if not page.permissions_for_user(user).can_edit():
        raise Http404
