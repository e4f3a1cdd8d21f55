"""The vocabulary that every goal shares. Keys are part of addresses, files and the API: never rename one."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    CHILD = "kind", _("Kinderen (6-11 jaar)")
    TEEN = "jongere", _("Jongeren (12-17 jaar)")
    PARENT = "ouder", _("Ouders en opvoeders")
    SCHOOL = "school", _("School en CLB")
    SPORT = "sport", _("Sportclub")
    YOUTH_WORK = "jeugdwerk", _("Jeugdwerk")
    WORK = "werk", _("Op het werk")
    CARE = "zorg", _("Zorg en welzijn")
    RESEARCHER = "onderzoeker", _("Onderzoekers")
    POLICY = "beleid", _("Pers en beleid")


class Context(models.TextChoices):
    SCHOOL = "school", _("Op school")
    SPORT = "sport", _("In de sport")
    YOUTH_WORK = "jeugdwerk", _("In het jeugdwerk")
    WORK = "werk", _("Op het werk")
    ONLINE = "online", _("Online")
    HOME = "thuis", _("Thuis en in de buurt")
    CARE = "zorg", _("In de zorg")


class Mood(models.TextChoices):
    """How a page is dressed: same components, other tokens."""

    CHILD = "child", _("Kind")
    TEEN = "teen", _("Jongere")
    GENERAL = "general", _("Algemeen")
    PROFESSIONAL = "professional", _("Professional")


class Illustration(models.TextChoices):
    """Own drawings in `static/img/illustrations/<value>.svg`; a test compares this list with the folder."""

    CHILD = "child", _("Kind")
    TEEN = "teen", _("Jongere")
    PARENT = "parent", _("Ouder")
    SCHOOL = "school", _("School")
    SPORT = "sport", _("Sport")
    YOUTH_WORK = "youth-work", _("Jeugdwerk")
    WORK = "work", _("Werk")
    CARE = "care", _("Zorg")
    RESEARCHER = "researcher", _("Onderzoeker")
    POLICY = "policy", _("Beleid")
    BULLYING = "bullying", _("Pesten")
    CYBERBULLYING = "cyberbullying", _("Cyberpesten")
    GROUP_CHAT = "group-chat", _("Groepschat")
    NUDE_IMAGES = "nude-images", _("Naaktbeelden")
    FAKE_ACCOUNT = "fake-account", _("Nepaccount")
    DISCRIMINATION = "discrimination", _("Discriminatie")
    BYSTANDER = "bystander", _("Omstander")
    BULLYING_OTHERS = "bullying-others", _("Zelf pesten")
    FEELINGS = "feelings", _("Gevoelens")
    TALKING = "talking", _("Praten")
    RIGHTS = "rights", _("Rechten")
    FIGURES = "figures", _("Cijfers")
    METHOD = "method", _("Methode")
    CAMPAIGN = "campaign", _("Campagne")
    INFOPOINT = "infopoint", _("Informatie")
    HELP = "help", _("Hulp")
    LEARNING = "learning", _("Leren")
    RESEARCH = "research", _("Onderzoek")


class LinkOutcome(models.TextChoices):
    """What stands behind an address, as a visitor would find it."""

    OK = "ok", _("In orde")
    REDIRECT = "redirect", _("Verhuisd")
    INSECURE = "insecure", _("Geen https")
    DEAD = "dead", _("Werkt niet")
    SLOW = "slow", _("Antwoordt niet op tijd")
    REFUSED = "refused", _("Niet bezocht: geen openbaar adres")


PROFESSIONAL_AUDIENCES = frozenset(
    {
        Audience.SCHOOL,
        Audience.SPORT,
        Audience.YOUTH_WORK,
        Audience.WORK,
        Audience.CARE,
        Audience.RESEARCHER,
        Audience.POLICY,
    }
)


def mood_for(audiences: list[str]) -> Mood:
    """Choose the dress of a page from whom it is for: the youngest reader decides."""
    if Audience.CHILD in audiences:
        return Mood.CHILD
    if audiences == [Audience.TEEN]:
        return Mood.TEEN
    if audiences and PROFESSIONAL_AUDIENCES.issuperset(audiences):
        return Mood.PROFESSIONAL
    return Mood.GENERAL
