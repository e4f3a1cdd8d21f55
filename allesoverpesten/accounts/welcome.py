from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from allesoverpesten.accounts import roles
from allesoverpesten.accounts.models import User

# What somebody does here, in the order in which it should be read by who has several roles.
TASKS = {
    roles.REDACTEUR.name: _("Schrijf artikels en dien ze in. De eindredactie leest ze na en publiceert ze."),
    roles.EINDREDACTEUR.name: _("Lees na wat redacteurs indienen, en publiceer het."),
    roles.COORDINATOR.name: _("Houd de hulpdiensten juist: wie je bereikt, hoe, en wanneer."),
    roles.ONDERZOEKER.name: _("Beheer je eigen profiel en je eigen werk onder Onderzoek."),
    roles.BEHEERDER.name: _("Beheer de gebruikers, de instellingen en alles wat niemand anders mag."),
}


class WelcomePanel(Component):
    """First thing after signing in: who am I here, and what is mine to do."""

    name = "welcome"
    template_name = "accounts/welcome_panel.html"
    order = 10

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, _parent_context: dict[str, Any]) -> dict[str, Any]:
        own = set(self.user.groups.values_list("name", flat=True))
        return {
            "user": self.user,
            "tasks": [{"role": name, "text": text} for name, text in TASKS.items() if name in own],
        }
