"""Fixed choices of the infopunt. Keys stand in addresses and files: never rename one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FigureStatus(models.TextChoices):
    CHECKED = "checked", _("Nagekeken bij de bron")
    TO_CHECK = "to_check", _("Nog na te kijken")
    OUTDATED = "outdated", _("Verouderd")


class ChartKind(models.TextChoices):
    BAR = "bar", _("Staven: cijfers naast elkaar")
    LINE = "line", _("Lijn: van vorige keer naar nu")
    RANGE = "range", _("Bereik: verschil tussen vorige keer en nu")


class AgeGroup(models.TextChoices):
    CHILD = "6-11", _("6 tot 11 jaar")
    TEEN = "12-17", _("12 tot 17 jaar")
    ADULT = "18-99", _("18 jaar en ouder")

    @property
    def bounds(self) -> tuple[int, int]:
        youngest, oldest = self.value.split("-")
        return int(youngest), int(oldest)


class ResourceKind(models.TextChoices):
    BROCHURE = "brochure", _("Brochure")
    LESSON = "lesson", _("Les")
    FILM = "film", _("Film")
    GAME = "game", _("Spel")
    BOOK = "book", _("Boek")
    PODCAST = "podcast", _("Podcast")
    METHOD = "method", _("Methode")
    STUDY = "study", _("Studie")
    TOOL = "tool", _("Hulpmiddel")
    WEBSITE = "website", _("Website")
    ARTICLE = "article", _("Artikel")


class ResourceLanguage(models.TextChoices):
    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
    FRENCH = "fr", _("Frans")
    GERMAN = "de", _("Duits")


class Cost(models.TextChoices):
    FREE = "gratis", _("Gratis")
    PAID = "betalend", _("Betalend")
    UNKNOWN = "onbekend", _("Prijs niet bekend")


class EvidenceLevel(models.TextChoices):
    STUDIED = "onderzocht", _("Onderzocht")
    DESCRIBED = "beschreven", _("Goed beschreven, niet onderzocht")
    UNKNOWN = "niet bekend", _("Effect niet bekend")


class SuggestionState(models.TextChoices):
    NEW = "new", _("Nieuw")
    ADDED = "added", _("Toegevoegd")
    DECLINED = "declined", _("Niet opgenomen")
