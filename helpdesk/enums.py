"""Vocabulary of help listings. Values are part of the csv files, the API and addresses: never rename one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetGroup(models.TextChoices):
    """Whom a service itself says it is for; `content.core.enums.Audience` follows from it."""

    EVERYONE = "iedereen", _("Iedereen")
    CHILD = "kind", _("Kinderen")
    TEEN = "jongere", _("Jongeren")
    ADULT = "volwassene", _("Volwassenen")
    PUPIL = "leerling", _("Leerlingen")
    PARENT = "ouder", _("Ouders")
    TEACHER = "leerkracht", _("Leerkrachten")
    EMPLOYEE = "werknemer", _("Werknemers")
    COACH = "coach", _("Trainers en coaches")
    YOUTH_WORKER = "jeugdwerker", _("Jeugdwerkers")
    PROFESSIONAL = "professional", _("Professionals")


class Topic(models.TextChoices):
    """What a service is for, in the words of the services themselves; finer than the themes of articles."""

    ALL = "alle", _("Alles")
    BULLYING = "pesten", _("Pesten")
    CYBERBULLYING = "cyberpesten", _("Cyberpesten")
    NUDE_IMAGES = "naaktbeelden", _("Naaktbeelden")
    ONLINE_SAFETY = "veilig online", _("Veilig online")
    VIOLENCE = "geweld", _("Geweld")
    ABUSE = "misbruik", _("Misbruik")
    MALTREATMENT = "mishandeling", _("Mishandeling")
    TRANSGRESSION = "grensoverschrijdend gedrag", _("Grensoverschrijdend gedrag")
    SUICIDE = "zelfmoordgedachten", _("Zelfmoordgedachten")
    WELL_BEING = "welbevinden", _("Hoe je je voelt")
    SCHOOL = "school", _("School")
    SPORT = "sport", _("Sport")
    YOUTH_WORK = "jeugdwerk", _("Jeugdwerk")
    WORK = "werk", _("Werk")
    CHILD_RIGHTS = "kinderrechten", _("Kinderrechten")
    DISCRIMINATION = "discriminatie", _("Discriminatie")
    RACISM = "racisme", _("Racisme")
    HATE_SPEECH = "haatspraak", _("Haatspraak")
    CRIME = "misdrijf", _("Misdrijf")
    DANGER = "gevaar", _("Gevaar")


class Channel(models.TextChoices):
    PHONE = "phone", _("Bellen")
    CHAT = "chat", _("Chatten")
    EMAIL = "email", _("Mailen")
    FORUM = "forum", _("Forum")
    WHATSAPP = "whatsapp", _("WhatsApp")
    SMS = "sms", _("Sms'en")
    VISIT = "visit", _("Langsgaan")
    FORM = "form", _("Formulier")
    WEBSITE = "website", _("Website")


class ServiceStatus(models.TextChoices):
    """HSDS `status`; only active and temporarily closed services are shown."""

    ACTIVE = "active", _("Actief")
    TEMPORARILY_CLOSED = "temporarily_closed", _("Tijdelijk gesloten")
    INACTIVE = "inactive", _("Niet actief")
    DEFUNCT = "defunct", _("Bestaat niet meer")


class DatePrecision(models.TextChoices):
    """How much of a date is known: a source often names only the month."""

    DAY = "day", _("dag")
    MONTH = "month", _("maand")


class AreaKind(models.TextChoices):
    BELGIUM = "belgium", _("België")
    FLANDERS = "flanders", _("Vlaanderen")
    BRUSSELS = "brussels", _("Brussel")
    PROVINCE = "province", _("Provincie")
    MUNICIPALITY = "municipality", _("Gemeente")


class ReferralKind(models.TextChoices):
    WARM = "warm", _("Warm: de dienst legt zelf het contact")
    COLD = "cold", _("Koud: je krijgt naam en nummer mee")


class Language(models.TextChoices):
    """ISO 639 codes; sign language as its own language."""

    DUTCH = "nl", _("Nederlands")
    FRENCH = "fr", _("Frans")
    GERMAN = "de", _("Duits")
    ENGLISH = "en", _("Engels")
    ARABIC = "ar", _("Arabisch")
    TURKISH = "tr", _("Turks")
    UKRAINIAN = "uk", _("Oekraïens")
    FLEMISH_SIGN = "vgt", _("Vlaamse Gebarentaal")


class ReportSubject(models.TextChoices):
    NUMBER = "nummer", _("Het nummer of adres werkt niet")
    HOURS = "uren", _("De uren kloppen niet")
    NO_ANSWER = "geen-antwoord", _("Ik kreeg geen antwoord")
    CONTENT = "tekst", _("De tekst klopt niet")
    OTHER = "anders", _("Iets anders")


class ReportState(models.TextChoices):
    NEW = "new", _("Nieuw")
    HANDLED = "handled", _("Behandeld")


class CheckAnswer(models.TextChoices):
    """How a question to check a listing ended."""

    CONFIRMED = "confirmed", _("Klopt nog")
    CHANGED = "changed", _("Aangepast")
    BY_COORDINATOR = "coordinator", _("Nagekeken door de coördinatie")


class ImportState(models.TextChoices):
    PREVIEW = "preview", _("Voorbeeld")
    QUEUED = "queued", _("In de wachtrij")
    RUNNING = "running", _("Bezig")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")
