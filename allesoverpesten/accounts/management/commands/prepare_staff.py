from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from allesoverpesten.accounts.demo_staff import create_demo_staff
from allesoverpesten.accounts.members import ensure_members_access
from allesoverpesten.accounts.roles import ensure_roles
from allesoverpesten.accounts.workflows import ensure_workflows


class Command(BaseCommand):
    """Roles and workflows after the first content: page permissions need the section pages."""

    help = "Zet de vijf rollen en de werkstromen klaar. Nog eens uitvoeren mag altijd."

    def handle(self, *_args: Any, **_options: Any) -> None:
        ensure_roles()
        ensure_members_access()
        ensure_workflows()
        self.stdout.write("Rollen en werkstromen: klaar.")
        accounts = list(create_demo_staff()) if settings.CREATE_DEMO_STAFF else []
        if accounts:
            self.stdout.write("\nAanmelden op /admin/ kan met deze namen. Noteer ze: je ziet ze maar één keer.")
            width = max(len(username) for username, _password in accounts)
            for username, password in accounts:
                self.stdout.write(f"  {username:<{width}}  {password}")
            self.stdout.write("")
