"""Which service fits which worry: rules as data, each with one predicate and a reason that people read.

A rule says for whom and for what it counts, what must hold for a service, and how well such a service fits:
first the group, then the order inside it. The best rule that holds places a service; its reason is shown.
Rules look at what a coordinator fills in (audiences, themes, channels), never at names: a new service finds
its own place. `docs/help-finder.md` explains the whole for coordinators.
"""

from helpdesk.triage.answers import CLUBS, EVERYONE, EVERYTHING, YOUNG, What, Who
from helpdesk.triage.facts import Profile
from helpdesk.triage.general_rules import GENERAL_RULES
from helpdesk.triage.match_rule import (
    Group,
    MatchRule,
    has_theme,
    has_themes,
    is_child_line_day_and_night,
    is_young_line,
    knows,
    listens,
    listens_to_adults,
    listens_to_young,
)


def _what(*keys: What) -> frozenset[What]:
    return frozenset(keys)


def _who(*keys: Who) -> frozenset[Who]:
    return frozenset(keys)


_BULLYING = _what(What.BULLIED, What.BULLYING, What.WITNESS)
_NOT_WORK = EVERYTHING - {What.AT_WORK}
_CARERS = _who(Who.PARENT, Who.SCHOOL)
_GROWN = EVERYONE - YOUNG
_ADULT_SELF = _who(Who.ADULT, Who.WORK, Who.FRIEND)
_BY_LAW = "Op je werk zijn dit de mensen die de wet aanwijst: ze luisteren, bemiddelen en weten wat je kan vragen."
_YOUNG_LINE = "Luistert naar elk verhaal van kinderen en jongeren. Jij kiest wat je vertelt."

RULES: tuple[MatchRule, ...] = (
    # made for it, or given the task
    MatchRule(
        "suicide",
        EVERYONE,
        _what(What.DARK_THOUGHTS),
        has_theme("zelfmoordgedachten"),
        Group.DESIGNATED,
        1,
        "Hier luistert iemand die weet hoe zwaar dit is. Ook als je je zorgen maakt over iemand anders.",
    ),
    MatchRule(
        "nudes",
        EVERYONE,
        _what(What.NUDES),
        has_theme("naaktbeelden"),
        Group.DESIGNATED,
        1,
        "Helpt bij naaktfoto’s en afpersing, en om beelden weg te krijgen.",
    ),
    MatchRule(
        "cyberbullying",
        EVERYONE,
        _what(What.ONLINE),
        has_theme("cyberpesten"),
        Group.DESIGNATED,
        1,
        "Kent pesten online en weet wat je op apps en sites kan doen.",
    ),
    MatchRule(
        "school-support",
        _CARERS,
        _BULLYING,
        has_themes("school", "pesten"),
        Group.DESIGNATED,
        1,
        "Werkt samen met de school en kan mee zoeken naar een oplossing.",
    ),
    MatchRule(
        "school-support-unsure",
        _who(Who.SCHOOL),
        _what(What.UNSURE),
        has_themes("school", "pesten"),
        Group.DESIGNATED,
        1,
        "Werkt samen met je school en denkt mee over leerlingen en over de klas.",
    ),
    MatchRule(
        "school-support-online",
        _CARERS,
        _what(What.ONLINE),
        has_themes("school", "pesten"),
        Group.DESIGNATED,
        2,
        "Werkt samen met de school: wat online begint, gaat in de klas vaak verder.",
    ),
    MatchRule(
        "sport-contact",
        _who(Who.SPORT),
        _BULLYING | {What.UNSURE, What.ONLINE},
        has_theme("sport"),
        Group.DESIGNATED,
        2,
        "In je club of federatie is dit de persoon die weet wat er nu moet gebeuren.",
    ),
    MatchRule(
        "youth-work-contact",
        _who(Who.YOUTH_WORK),
        _BULLYING | {What.UNSURE, What.ONLINE},
        has_theme("jeugdwerk"),
        Group.DESIGNATED,
        2,
        "In je organisatie of koepel is dit de persoon die weet wat er nu moet gebeuren.",
    ),
    MatchRule(
        "work-by-law",
        _who(Who.WORK),
        _BULLYING | {What.ONLINE, What.UNSURE},
        has_theme("werk"),
        Group.DESIGNATED,
        1,
        _BY_LAW,
    ),
    MatchRule("at-work", EVERYONE, _what(What.AT_WORK), has_theme("werk"), Group.DESIGNATED, 1, _BY_LAW),
    MatchRule(
        "discrimination-flemish",
        EVERYONE - {Who.WORK},
        _what(What.DISCRIMINATION),
        has_themes("discriminatie", "racisme"),
        Group.DESIGNATED,
        1,
        "Hier meld je discriminatie op school, in de sport, bij huren of in de cultuur.",
    ),
    MatchRule(
        "discrimination-federal",
        _who(Who.WORK),
        _what(What.DISCRIMINATION),
        has_themes("discriminatie", "haatspraak"),
        Group.DESIGNATED,
        1,
        "Hier meld je discriminatie op het werk en haatspraak.",
    ),
    MatchRule(
        "discrimination-child",
        _who(Who.CHILD),
        _what(What.DISCRIMINATION),
        is_young_line,
        Group.DESIGNATED,
        2,
        "Luistert naar elk kind, en zoekt samen met jou wie je kan helpen.",
    ),
    # knows this worry or these people
    MatchRule(
        "young-line",
        YOUNG,
        EVERYTHING - {What.VIOLENCE},
        is_young_line,
        Group.FITTING,
        1,
        _YOUNG_LINE,
    ),
    MatchRule(
        "violence",
        EVERYONE,
        _what(What.VIOLENCE),
        has_theme("geweld"),
        Group.FITTING,
        1,
        "Helpt bij elke vorm van geweld, ook als je alleen een vraag hebt.",
    ),
    MatchRule(
        "violence-club",
        CLUBS,
        _what(What.VIOLENCE, What.NUDES),
        has_theme("grensoverschrijdend gedrag"),
        Group.FITTING,
        1,
        "Bij wie in je club of organisatie terechtkan wie over een grens ging, of het zag gebeuren.",
    ),
    MatchRule(
        "hate-and-discrimination",
        EVERYONE,
        _what(What.DISCRIMINATION),
        has_theme("discriminatie", "racisme", "haatspraak"),
        Group.FITTING,
        1,
        "Helpt bij discriminatie en haatspraak.",
    ),
    MatchRule(
        "bullying-adults",
        _ADULT_SELF | {Who.PARENT},
        _BULLYING | {What.ONLINE},
        knows("pesten"),
        Group.FITTING,
        1,
        "Kent pesten en denkt met je mee: voor wie het meemaakt, wie het ziet en wie het doet.",
    ),
    MatchRule(
        "listening-unsure",
        _who(Who.ADULT, Who.FRIEND),
        _what(What.UNSURE),
        listens_to_adults,
        Group.FITTING,
        1,
        "Luistert naar alles wat je bezighoudt.",
    ),
    MatchRule(
        "school-support-parents",
        _who(Who.PARENT),
        _what(What.UNSURE),
        has_themes("school", "pesten"),
        Group.FITTING,
        1,
        "Werkt samen met de school van je kind en denkt mee, ook als je nog niet weet wat er is.",
    ),
    MatchRule(
        "young-line-violence",
        YOUNG,
        _what(What.VIOLENCE),
        is_young_line,
        Group.FITTING,
        2,
        _YOUNG_LINE,
    ),
    MatchRule(
        "young-place",
        YOUNG,
        EVERYTHING - {What.VIOLENCE, What.NUDES},
        listens_to_young,
        Group.FITTING,
        2,
        "Is er speciaal voor jongeren, met elke vraag.",
    ),
    MatchRule(
        "bullying",
        EVERYONE,
        _BULLYING | {What.ONLINE},
        knows("pesten"),
        Group.FITTING,
        2,
        "Kent pesten en denkt met je mee.",
    ),
    MatchRule(
        "abuse",
        EVERYONE,
        _what(What.VIOLENCE, What.NUDES),
        has_theme("misbruik", "mishandeling"),
        Group.FITTING,
        2,
        "Helpt bij misbruik en mishandeling.",
    ),
    MatchRule(
        "work-also",
        _who(Who.WORK),
        _what(What.VIOLENCE, What.NUDES, What.DISCRIMINATION, What.DARK_THOUGHTS),
        has_theme("werk"),
        Group.FITTING,
        2,
        "Gebeurt het op je werk? Dan moeten zij je helpen, zo staat het in de wet.",
    ),
    MatchRule(
        "school-also",
        YOUNG | _CARERS,
        _NOT_WORK,
        has_themes("school", "pesten"),
        Group.FITTING,
        2,
        "Werkt samen met de school en denkt mee over wat daar kan veranderen.",
    ),
    MatchRule(
        "bullying-unsure",
        _who(Who.CHILD),
        _what(What.UNSURE),
        knows("pesten"),
        Group.FITTING,
        3,
        "Kent pesten en denkt met je mee, ook als je nog niet weet hoe je het moet noemen.",
    ),
    MatchRule(
        "listening-young",
        _who(Who.TEEN),
        EVERYTHING - _BULLYING - {What.ONLINE, What.NUDES, What.VIOLENCE},
        listens,
        Group.FITTING,
        2,
        "Luistert naar alles wat je bezighoudt.",
    ),
    MatchRule(
        "listening-young-bullying",
        _who(Who.TEEN),
        _BULLYING,
        listens,
        Group.FITTING,
        3,
        "Luistert naar alles wat je bezighoudt, ook naar pesten.",
    ),
    MatchRule(
        "listening-adults",
        _ADULT_SELF | {Who.PARENT},
        EVERYTHING - {What.NUDES, What.VIOLENCE, What.DISCRIMINATION},
        listens_to_adults,
        Group.FITTING,
        2,
        "Luistert naar alles wat je bezighoudt.",
    ),
    MatchRule(
        "young-line-friend",
        _who(Who.FRIEND),
        EVERYTHING,
        is_young_line,
        Group.FITTING,
        3,
        "Ben je zelf jong? Hier luisteren ze naar elk verhaal van kinderen en jongeren.",
    ),
    MatchRule(
        "child-line-day-and-night",
        YOUNG,
        EVERYTHING - {What.VIOLENCE},
        is_child_line_day_and_night,
        Group.FITTING,
        4,
        "Is er dag en nacht, ook als andere lijnen voor kinderen en jongeren gesloten zijn.",
    ),
    MatchRule(
        "crime",
        EVERYONE,
        _what(What.VIOLENCE, What.NUDES),
        has_theme("misdrijf"),
        Group.FITTING,
        3,
        "Dit is strafbaar. De politie kan ingrijpen, en je kan er aangifte doen.",
    ),
    MatchRule(
        "violence-child-line",
        YOUNG,
        _what(What.VIOLENCE),
        is_child_line_day_and_night,
        Group.FITTING,
        5,
        "Is er dag en nacht voor kinderen en jongeren, en zegt je wie verder kan helpen.",
    ),
    MatchRule(
        "violence-listening",
        EVERYONE,
        _what(What.VIOLENCE, What.NUDES),
        listens,
        Group.FITTING,
        4,
        "Wil je er eerst over praten? Hier luistert iemand.",
    ),
    *GENERAL_RULES,
)


_RULES_FOR: dict[tuple[Who, What], list[MatchRule]] = {
    (who, what): sorted(
        (rule for rule in RULES if who in rule.who and what in rule.what),
        key=lambda rule: (rule.group, rule.order),
    )
    for who in Who
    for what in What
}


def best_rule(profile: Profile, who: Who, what: What) -> MatchRule | None:
    """The rule that places such a service for these answers; None for one that is not for these people, or
    has nothing to do with their worry.
    """
    if not profile.is_for(who, what):
        return None
    return next((rule for rule in _RULES_FOR[who, what] if rule.holds(profile)), None)
