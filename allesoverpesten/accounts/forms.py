from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


class StaffLoginForm(LoginForm):
    """Names both ways to sign in, where allauth's own label says only "Login"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Gebruikersnaam of e-mailadres")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
