"""Fixed choices of trainings. Keys stand in addresses and files: never rename one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrainingForm(models.TextChoices):
    OPEN = "open", _("Open sessie: iedereen schrijft in")
    TEAM = "team", _("Bij jou: voor je eigen team")
    ONLINE = "online", _("Online, live")
    ELEARNING = "e-learning", _("Op je eigen tempo (e-learning)")


class LengthClass(models.TextChoices):
    SHORT = "kort", _("Korter dan een halve dag")
    HALF_DAY = "halve-dag", _("Een halve dag")
    DAY = "dag", _("Een dag")
    LONGER = "langer", _("Meer dan een dag")


class Province(models.TextChoices):
    """Where a training comes or is given; `nis` is the code of Statbel."""

    ANTWERP = "antwerpen", _("Antwerpen")
    LIMBURG = "limburg", _("Limburg")
    EAST_FLANDERS = "oost-vlaanderen", _("Oost-Vlaanderen")
    FLEMISH_BRABANT = "vlaams-brabant", _("Vlaams-Brabant")
    WEST_FLANDERS = "west-vlaanderen", _("West-Vlaanderen")
    BRUSSELS = "brussel", _("Brussel")


class FollowUp(models.TextChoices):
    """What became of a recommendation."""

    UNKNOWN = "niet-bekend", _("Niet bekend")
    OPEN = "open", _("Nog niet begonnen")
    BUSY = "bezig", _("Bezig")
    DONE = "gedaan", _("Gedaan")
    DECLINED = "afgewezen", _("Niet gevolgd")
