"""Fixed choices of research. Keys stand in addresses, files and the API: never rename one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkKind(models.TextChoices):
    """The types of the bibliography, in words; keys are those of CSL."""

    ARTICLE = "article-journal", _("Artikel in een tijdschrift")
    BOOK = "book", _("Boek")
    CHAPTER = "chapter", _("Hoofdstuk in een boek")
    CONFERENCE = "paper-conference", _("Bijdrage aan een congres")
    REPORT = "report", _("Rapport")
    THESIS = "thesis", _("Proefschrift of scriptie")
    PREPRINT = "article", _("Voorpublicatie")
    DATASET = "dataset", _("Dataset")
    WEBPAGE = "webpage", _("Webpagina")
    OTHER = "document", _("Ander werk")


class Certainty(models.TextChoices):
    """How sure the finding is, in the words of the card."""

    STRONG = "sterk", _("Sterk: meerdere goede studies wijzen dezelfde kant uit")
    FAIR = "redelijk", _("Redelijk: één grote of goed opgezette studie")
    CAREFUL = "voorzichtig", _("Voorzichtig: een kleine of beschrijvende studie")
    UNKNOWN = "onbekend", _("Weten we niet: de bron zegt er te weinig over")


class Licence(models.TextChoices):
    CC_BY = "cc-by", _("CC BY: vrij te gebruiken met naamsvermelding")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC: niet voor winst")
    CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND")
    CC0 = "cc0", _("CC0: zonder voorwaarden")
    CLOSED = "gesloten", _("Alle rechten voorbehouden")
    UNKNOWN = "", _("Niet bekend")


class Availability(models.TextChoices):
    MEDIA = "media", _("Vragen van de pers")
    ADVICE = "advies", _("Advies aan beleid en praktijk")
    SUPERVISION = "begeleiding", _("Begeleiding van studenten")
    TALKS = "lezingen", _("Lezingen en vormingen")


class SpokenLanguage(models.TextChoices):
    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
    FRENCH = "fr", _("Frans")
    GERMAN = "de", _("Duits")


class ProfileOrigin(models.TextChoices):
    SELF = "zelf", _("De onderzoeker maakte of bevestigde dit zelf")
    PUBLIC = "openbaar", _("Uit openbare bronnen, nog niet bevestigd")


class ProjectStatus(models.TextChoices):
    RUNNING = "loopt", _("Loopt nu")
    PLANNED = "gepland", _("Begint nog")
    DONE = "afgerond", _("Afgerond")
    UNKNOWN = "onbekend", _("Niet bekend")


class DataAccess(models.TextChoices):
    OPEN = "open", _("Vrij te downloaden")
    REQUEST = "aanvraag", _("Op aanvraag")
    CLOSED = "gesloten", _("Niet beschikbaar")


class CallAudience(models.TextChoices):
    SCHOOLS = "scholen", _("Scholen")
    CLUBS = "clubs", _("Clubs en verenigingen")
    PARENTS = "ouders", _("Ouders")
    YOUTH = "jongeren", _("Jongeren onder 18 jaar")
    CHILDREN = "kinderen", _("Kinderen onder 12 jaar")
    PROFESSIONALS = "professionals", _("Professionals")
    ADULTS = "volwassenen", _("Volwassenen")


MINORS = frozenset({CallAudience.YOUTH, CallAudience.CHILDREN})


class CallState(models.TextChoices):
    SOON = "binnenkort", _("Begint nog")
    OPEN = "open", _("Je kan meedoen")
    CLOSED = "gesloten", _("Afgesloten")


class AskedBy(models.TextChoices):
    PRESS = "pers", _("Pers")
    POLICY = "beleid", _("Beleid")
    PRACTICE = "praktijk", _("School, club of dienst")
    RESEARCHER = "onderzoeker", _("Onderzoeker over een eigen pagina")
    OTHER = "ander", _("Iemand anders")


class RequestState(models.TextChoices):
    NEW = "nieuw", _("Nieuw")
    PASSED_ON = "doorgegeven", _("Doorgegeven aan een onderzoeker")
    DONE = "afgehandeld", _("Afgehandeld")


COLLOQUIUM_EVENTS = "colloquium"
"""Kind of the dates that colloquia publish in `knowledge.events`."""


class ColloquiumState(models.TextChoices):
    BEFORE = "komt", _("Komt nog")
    DURING = "bezig", _("Nu bezig")
    AFTER = "voorbij", _("Voorbij")


class ContributionForm(models.TextChoices):
    TALK = "lezing", _("Lezing")
    POSTER = "poster", _("Poster")
    WORKSHOP = "workshop", _("Workshop")


class ContributionState(models.TextChoices):
    """What happens to an abstract; keys stand in the table."""

    NEW = "ingediend", _("Ingediend, wordt beoordeeld")
    ACCEPTED = "aanvaard", _("Aanvaard")
    DECLINED = "afgewezen", _("Niet aanvaard")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")
