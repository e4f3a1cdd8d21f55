"""Addresses of help that are no page of the tree, as search knows them and as they name themselves."""

from django.urls import reverse
from django.utils.translation import gettext as _

from content.core.search.documents import SearchDocument, register_address


def open_now_document() -> SearchDocument:
    return SearchDocument(
        title=_("Wie is er nu open?"),
        url=reverse("open_now"),
        summary=_("Deze hulpdiensten kan je nu bereiken."),
        extra=_("nu open bereikbaar beschikbaar vandaag vanavond vannacht weekend wie kan ik nu bellen chatten"),
        kind=_("Hulp"),
        section_key="hulp",
    )


def finder_document() -> SearchDocument:
    return SearchDocument(
        title=_("Bij wie kan je terecht?"),
        url=reverse("help_finder"),
        summary=_("Antwoord op een paar vragen en zie wie je kan helpen. Je naam vragen we niet."),
        extra=_("hulpzoeker hulp zoeken hulp vinden welke hulp past bij mij met wie kan ik praten"),
        kind=_("Hulp"),
        section_key="hulp",
    )


def take_along_document() -> SearchDocument:
    return SearchDocument(
        title=_("Wat ik wil vertellen"),
        url=reverse("take_along"),
        summary=_("Maak een kaartje met wat je wil vertellen. Alles blijft op jouw toestel."),
        extra=_("meeneemkaart kaartje briefje hoe begin ik erover hoe vertel ik het ik durf het niet te zeggen"),
        kind=_("Hulp"),
        section_key="hulp",
    )


def register() -> None:
    for name, document in (
        ("open-now", open_now_document),
        ("help-finder", finder_document),
        ("take-along", take_along_document),
    ):
        register_address(name, document)
