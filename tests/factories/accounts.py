import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.contrib.auth.models import Group

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import Role

PASSWORD = "een lang wachtwoord om te proberen"


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody of the staff; `roles` are the groups they are in."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"medewerker{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    first_name = "Een"
    last_name = "Medewerker"

    @factory.post_generation
    def roles(self, create: bool, extracted: tuple[Role, ...] | None, **_kwargs: object) -> None:  # noqa: FBT001 - the signature that factory_boy calls
        self.set_password(PASSWORD)
        self.save()
        self.groups.set(Group.objects.filter(name__in=[role.name for role in extracted or ()]))


def give_app(user: User) -> str:
    """An app with codes, as if it was set up earlier, with recovery codes; returns its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_now(secret: str) -> str:
    """What the app shows at this moment."""
    _before, now, _after = counters()
    return format_hotp_value(hotp_value(secret, now))


def recovery_codes(user: User) -> list[str]:
    return Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
