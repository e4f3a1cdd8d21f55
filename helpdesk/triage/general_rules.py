"""Rules for services that are not specialised in a worry, and for those that are always there."""

from helpdesk.triage.answers import CLUBS, EVERYONE, EVERYTHING, YOUNG, What, Who
from helpdesk.triage.match_rule import Group, MatchRule, has_theme, knows, listens

_NOT_WORK = EVERYTHING - {What.AT_WORK}

GENERAL_RULES: tuple[MatchRule, ...] = (
    MatchRule("listening", EVERYONE, EVERYTHING, listens, Group.BROAD, 2, "Luistert naar alles wat je bezighoudt."),
    MatchRule(
        "knows-bullying",
        EVERYONE,
        EVERYTHING,
        knows("pesten", "cyberpesten"),
        Group.BROAD,
        3,
        "Kent pesten, en zegt je wie verder kan helpen.",
    ),
    MatchRule(
        "in-the-club",
        YOUNG | {Who.PARENT, Who.SCHOOL, Who.FRIEND},
        _NOT_WORK - {What.DARK_THOUGHTS, What.BULLYING},
        has_theme("sport", "jeugdwerk"),
        Group.BROAD,
        3,
        "Gebeurt het in de sportclub of de jeugdbeweging? Daar is dit de persoon om mee te praten.",
    ),
    MatchRule(
        "in-my-club",
        CLUBS,
        EVERYTHING,
        has_theme("sport", "jeugdwerk"),
        Group.BROAD,
        3,
        "In je club of organisatie kan je hiermee bij deze persoon terecht.",
    ),
    MatchRule(
        "maybe-at-work",
        frozenset({Who.ADULT}),
        _NOT_WORK - {What.DARK_THOUGHTS},
        has_theme("werk"),
        Group.BROAD,
        3,
        "Gebeurt het op je werk? Dan zijn zij er voor jou.",
    ),
    MatchRule(
        "rights",
        EVERYONE,
        _NOT_WORK - {What.BULLYING, What.DARK_THOUGHTS},
        has_theme("kinderrechten"),
        Group.BROAD,
        3,
        "Als praten met de school of een dienst niet helpt, kan je hier een klacht doen.",
    ),
    MatchRule(
        "for-minors",
        YOUNG,
        EVERYTHING,
        has_theme("misbruik", "mishandeling"),
        Group.BROAD,
        4,
        "Doet iemand thuis of elders je pijn? Dan kan je hier praten.",
    ),
    # always there
    MatchRule(
        "dark-thoughts-always",
        EVERYONE,
        EVERYTHING,
        has_theme("zelfmoordgedachten"),
        Group.SAFETY_NET,
        1,
        "Zie je het niet meer zitten? Hier is altijd iemand.",
    ),
    MatchRule("crime-always", EVERYONE, EVERYTHING, has_theme("misdrijf"), Group.SAFETY_NET, 2, "Bij een misdrijf."),
    MatchRule("danger-always", EVERYONE, EVERYTHING, has_theme("gevaar"), Group.SAFETY_NET, 3, "Bij levensgevaar."),
)
