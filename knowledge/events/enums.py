from django.db import models
from django.utils.translation import gettext_lazy as _


class EventStatus(models.TextChoices):
    """What the organizer says about one date."""

    PLANNED = "gepland", _("Onder voorbehoud")
    CONFIRMED = "bevestigd", _("Gaat door")
    FULL = "volzet", _("Volzet")
    CANCELLED = "geannuleerd", _("Gaat niet door")


class RegistrationWay(models.TextChoices):
    """Where somebody registers."""

    NONE = "geen", _("Geen inschrijving nodig")
    LINK = "link", _("Bij de organisator")
    OWN = "hier", _("Op deze site")


class RegistrationState(models.TextChoices):
    REGISTERED = "ingeschreven", _("Ingeschreven")
    WAITING = "wachtlijst", _("Op de wachtlijst")
    CANCELLED = "geannuleerd", _("Geannuleerd")


ACTIVE_STATES = (RegistrationState.REGISTERED, RegistrationState.WAITING)
