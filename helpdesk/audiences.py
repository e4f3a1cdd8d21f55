"""From the words in which a service says whom it is for and what about, to the vocabulary of the site."""

from collections.abc import Iterable

from content.core.enums import Audience
from helpdesk.enums import TargetGroup, Topic

_YOUNG = (Audience.CHILD, Audience.TEEN)
_AUDIENCES: dict[str, tuple[Audience, ...]] = {
    TargetGroup.CHILD: (Audience.CHILD,),
    TargetGroup.TEEN: (Audience.TEEN,),
    TargetGroup.ADULT: (Audience.PARENT, Audience.WORK),
    TargetGroup.PUPIL: _YOUNG,
    TargetGroup.PARENT: (Audience.PARENT,),
    TargetGroup.TEACHER: (Audience.SCHOOL,),
    TargetGroup.EMPLOYEE: (Audience.WORK,),
    TargetGroup.COACH: (Audience.SPORT,),
    TargetGroup.YOUTH_WORKER: (Audience.YOUTH_WORK,),
    TargetGroup.PROFESSIONAL: (Audience.SCHOOL, Audience.SPORT, Audience.YOUTH_WORK, Audience.CARE),
    TargetGroup.EVERYONE: (
        *_YOUNG,
        Audience.PARENT,
        Audience.SCHOOL,
        Audience.SPORT,
        Audience.YOUTH_WORK,
        Audience.WORK,
        Audience.CARE,
    ),
}
_THEMES: dict[str, tuple[str, ...]] = {
    Topic.ALL: ("pesten", "cyberpesten", "mentaal-welzijn"),
    Topic.BULLYING: ("pesten",),
    Topic.CYBERBULLYING: ("cyberpesten",),
    Topic.NUDE_IMAGES: ("naaktbeelden",),
    Topic.ONLINE_SAFETY: ("cyberpesten",),
    Topic.VIOLENCE: ("geweld",),
    Topic.ABUSE: ("geweld",),
    Topic.MALTREATMENT: ("geweld",),
    Topic.TRANSGRESSION: ("geweld",),
    Topic.SUICIDE: ("donkere-gedachten",),
    Topic.WELL_BEING: ("mentaal-welzijn",),
    Topic.CHILD_RIGHTS: ("rechten-en-wet",),
    Topic.DISCRIMINATION: ("discriminatie",),
    Topic.RACISM: ("discriminatie",),
    Topic.HATE_SPEECH: ("discriminatie",),
    Topic.CRIME: ("rechten-en-wet", "geweld"),
    Topic.DANGER: ("geweld",),
}
_CONTEXTS: dict[str, str] = {
    Topic.SCHOOL: "school",
    Topic.SPORT: "sport",
    Topic.YOUTH_WORK: "jeugdwerk",
    Topic.WORK: "werk",
    Topic.CYBERBULLYING: "online",
    Topic.ONLINE_SAFETY: "online",
}


def audiences_for(target_groups: Iterable[str]) -> list[str]:
    """Audience keys in the order of the enum, each once."""
    found = {audience for group in target_groups for audience in _AUDIENCES.get(group, ())}
    return [audience.value for audience in Audience if audience in found]


def themes_for(topics: Iterable[str]) -> list[str]:
    """Slugs of themes, in order, each once."""
    return list(dict.fromkeys(slug for topic in topics for slug in _THEMES.get(topic, ())))


def contexts_for(topics: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_CONTEXTS[topic] for topic in topics if topic in _CONTEXTS))
