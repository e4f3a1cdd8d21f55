from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import Page
from wagtail.query import PageQuerySet

from allesoverpesten.accounts import own_files, own_work, signals
from allesoverpesten.accounts.invitation import invite
from allesoverpesten.accounts.members import hide_closed
from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.turning_away import turn_away
from allesoverpesten.accounts.views import clear_factors
from allesoverpesten.accounts.welcome import WelcomePanel

ACTIONS = {
    signals.SIGNED_IN: (_("Aangemeld"), _("Aangemeld")),
    signals.PASSWORD_CHANGED: (_("Wachtwoord gewijzigd"), _("Wachtwoord gewijzigd")),
    signals.FACTOR_ADDED: (_("Tweede stap ingesteld"), _("Tweede stap ingesteld")),
    signals.FACTOR_REMOVED: (_("Tweede stap verwijderd"), _("Tweede stap verwijderd")),
    signals.FACTORS_CLEARED: (_("Tweede stap gewist"), _("Tweede stap gewist door een beheerder")),
}


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    for action, (label, message) in ACTIONS.items():
        registry.register_action(action, label, message)


@hooks.register("construct_page_chooser_queryset")
def hide_drafts_of_others(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return hide_closed(own_work.hide_drafts_of_others(pages, request), request.user)


# Before Wagtail's own hook, which would ask somebody who is signed in to sign in, and so for ever.
@hooks.register("before_serve_page", order=-10)
def say_who_may_read(page: Page, request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponse | None:
    return turn_away(page, request)


@hooks.register("before_serve_document", order=-10)
def keep_files_of_drafts(document: Any, request: HttpRequest) -> None:
    own_files.refuse_private(document, request)


@hooks.register("construct_admin_api", order=100)
def show_own_files_only(router: WagtailAPIRouter) -> None:
    router.register_endpoint("images", own_files.OwnImagesAPI)
    router.register_endpoint("documents", own_files.OwnDocumentsAPI)


@hooks.register("before_copy_page")
def refuse_copy_of_others(request: HttpRequest, page: Page) -> None:
    own_work.refuse_copy_of_others(request, page)


@hooks.register("construct_homepage_panels")
def welcome(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, WelcomePanel(request.user))


@hooks.register("register_account_menu_item")
def change_password(_request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("account_change_password"),
        "label": _("Wachtwoord wijzigen"),
        "help_text": _("Kies een nieuw wachtwoord van minstens twaalf tekens."),
    }


@hooks.register("register_account_menu_item")
def second_factor(_request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Tweede stap bij het aanmelden"),
        "help_text": _("Je app, je toegangssleutels en je reservecodes."),
    }


@hooks.register("after_create_user")
def invite_new_user(request: HttpRequest, user: User) -> None:
    if not user.password:
        invite(request, user)


@hooks.register("before_bulk_action")
def trace_bulk_action(_request: HttpRequest, action_type: str, objects: list[Any], _action: Any) -> None:
    """Wagtail logs what happens to one account, not what happens to many at once."""
    for user in objects:
        if isinstance(user, User):
            deleted = action_type == "delete"
            log(user, "wagtail.delete" if deleted else "wagtail.edit", deleted=deleted)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [path("users/<int:user_id>/second-factor/", clear_factors, name="accounts_clear_factors")]


@hooks.register("register_user_listing_buttons")
def clear_factors_button(user: User, request_user: User) -> list[Button]:
    if not request_user.has_perm("accounts.change_user"):
        return []
    url = reverse("accounts_clear_factors", args=[user.pk])
    return [Button(_("Tweede stap wissen"), url=url, icon_name="key", priority=40)]
