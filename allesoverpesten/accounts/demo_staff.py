"""One account for each role, to try the admin on one's own machine. Never in production."""

import secrets
from collections.abc import Iterator

from django.contrib.auth.models import Group

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER, COORDINATOR, EINDREDACTEUR, ONDERZOEKER, REDACTEUR, Role
from content.core.first_content import once

USERNAMES = {
    "redacteur": REDACTEUR,
    "eindredacteur": EINDREDACTEUR,
    "coordinator": COORDINATOR,
    "onderzoeker": ONDERZOEKER,
    "beheerder": BEHEERDER,
}


def create_demo_staff() -> Iterator[tuple[str, str]]:
    """Make the accounts that were never made before; yield user name and password, which is kept nowhere."""
    for username, role in USERNAMES.items():
        password = secrets.token_urlsafe(12)
        if once(f"accounts/demo/{username}", lambda: _create(username, password, role)):  # noqa: B023 - called at once
            yield username, password


def _create(username: str, password: str, role: Role) -> None:
    user = User.objects.create_user(username, password=password, first_name=role.name)
    user.groups.add(Group.objects.get(name=role.name))
