"""The forms of the login library in our own words."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.forms import Field
from django.utils.translation import gettext_lazy as _


def _label(field: Field, label: Any) -> None:
    """A label above the field says it; the same in grey inside the field is hard to read."""
    field.label = label
    field.widget.attrs.pop("placeholder", None)


class StaffLoginForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self.fields["login"], _("Gebruikersnaam of e-mailadres"))
        _label(self.fields["password"], _("Wachtwoord"))


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self.fields["code"], _("Code"))


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self.fields["code"], _("Code die de app toont"))


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self.fields["name"], _("Naam om hem te herkennen"))
        passwordless = self.fields["passwordless"]
        passwordless.label = _("Ook aanmelden zonder wachtwoord")
        passwordless.help_text = _("Dan is deze passkey alleen genoeg. Je toestel vraagt wel of jij het bent.")
