"""For whom a version is, in one word. Pure."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from content.core.enums import Audience

# In the order in which a visitor finds them; whoever is in none of the first three reads as a professional.
READERS = {Audience.CHILD: _("Kind"), Audience.TEEN: _("Jongere"), Audience.PARENT: _("Ouder of volwassene")}
PROFESSIONAL = _("Professional")


def reader_of(audiences: Sequence[str]) -> tuple[int, str]:
    """Place in the row and label, decided by the youngest reader."""
    for place, (audience, label) in enumerate(READERS.items()):
        if audience in audiences:
            return place, str(label)
    return len(READERS), str(PROFESSIONAL)
