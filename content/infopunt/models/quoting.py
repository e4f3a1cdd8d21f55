from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.infopunt.figures.words import QUOTE

# These are copied to menus, cards, feeds and other sites, where nobody fills figures in.
PLAIN_FIELDS = ("title", "summary", "seo_title", "search_description")


class QuotesInTextOnly:
    """For pages whose texts quote figures: a title or summary that does would show the code to readers."""

    def clean(self) -> None:
        super().clean()  # type: ignore[misc] - a mixin of pages
        wrong = [name for name in PLAIN_FIELDS if QUOTE.search(getattr(self, name, ""))]
        if wrong:
            message = _("Een cijfer kan hier niet staan. Zet [cijfer:…] in de tekst zelf.")
            raise ValidationError(dict.fromkeys(wrong, message))
