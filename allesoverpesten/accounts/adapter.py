"""Where the login library asks what holds for us."""

import io
import time

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from allesoverpesten.accounts.members import home_of


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Accounts are made by a beheerder in `/admin/users/`, never by a visitor."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Somebody without any right in the admin arrives at the pages for members."""
        return home_of(request.user) or str(super().get_login_redirect_url(request))

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever signed in a few minutes ago need not type the password again to set up a second factor."""
        records = get_authentication_records(self.request, self.request.user)
        since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        if any(record["at"] > since for record in records):
            return False
        return super().is_reauthentication_required(app=app)


class StaffMFAAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> str:
        """A QR code with its own white paper: the library's has none and cannot be read on a dark page."""
        drawing = io.BytesIO()
        segno.make(url).save(drawing, kind="svg", border=4, light="white")
        return drawing.getvalue().decode()
