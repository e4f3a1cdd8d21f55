"""What the page of a publication shows besides its own fields."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from content.core.enums import Audience
from content.core.page_cache import kept
from content.core.plain_text import plain
from content.core.visibility import open_to_all
from knowledge.research.bibliography.citations import Style, cite
from knowledge.research.bibliography.exchange import SUFFIXES, Format
from knowledge.research.bibliography.record import Name
from knowledge.research.entry_cards import entry_cards
from knowledge.research.enums import Certainty, SpokenLanguage
from knowledge.research.publications.structured_data import highwire_tags

if TYPE_CHECKING:
    from knowledge.research.models import PublicationPage

# A page with three thousand names helps nobody; the files hold them all.
SHOWN_AUTHORS = 30
FORMAT_NAMES = {Format.BIBTEX: "BibTeX", Format.RIS: "RIS", Format.CSL_JSON: "CSL-JSON"}


def publication_context(page: "PublicationPage", *, is_preview: bool) -> dict[str, Any]:
    record = page.record
    people = _public_people(page)
    authors = record.authors or record.editors
    return {
        "authors": [_shown(name, people) for name in authors[:SHOWN_AUTHORS]],
        "more_authors": max(len(authors) - SHOWN_AUTHORS, 0),
        "address": record.url if record.url.startswith(("https://", "http://")) else "",
        "card": _card(page),
        "facts": _facts(page),
        "citations": _kept(page, "citations", _citations, is_preview=is_preview),
        "exports": _exports(page),
        "highwire": highwire_tags(page),
        "related": entry_cards(block["value"] for block in page.related.raw_data if block["value"]),
        **_kept(page, "parts", _parts, is_preview=is_preview),
    }


def _kept(page: "PublicationPage", name: str, make: Callable[[Any], Any], *, is_preview: bool) -> Any:
    """What is slow to make, once after each change; a preview neither reads nor leaves anything for the public."""
    return make(page) if is_preview else kept(f"publication-{page.pk}-{name}", lambda: make(page))


def _parts(page: "PublicationPage") -> dict[str, list[Any]]:
    """Figures and materials, the public ones; they change seldom, and every change starts a new generation."""
    return {
        "figures": [figure for figure in page.figures.all() if figure.live],
        "materials": [one for one in page.materials.all() if one.is_public],
    }


def _public_people(page: "PublicationPage") -> list[Any]:
    """Authors of the network that the public may see, as published; one query."""
    return list(open_to_all(_researchers().filter(authorships__publication=page.pk)))


def _researchers() -> Any:
    return apps.get_model("research", "ResearcherPage").objects.only("title", "slug", "url_path", "path", "depth")


def _shown(name: Name, people: list[Any]) -> dict[str, str]:
    person = next((one for one in people if is_name_of(name, one.title)), None)
    return {"name": name.display, "url": person.url if person else ""}


def is_name_of(name: Name, person: str) -> bool:
    """Whether a name in a list of authors is this person's: same family name, same first letter of the given name."""
    family, given = plain(name.family), plain(name.given)
    full = plain(person)
    if not family:
        return plain(name.literal) == full
    return full.endswith(f" {family}") and (not given or full[:1] == given[:1])


def _card(page: "PublicationPage") -> dict[str, Any]:
    """Finding, certainty, population and meanings of the praktijkkaart."""
    labels = dict(Audience.choices)
    facts = {
        _("Hoe zeker is dat?"): str(Certainty(page.certainty).label) if page.certainty else "",
        _("Waarom?"): page.certainty_reason,
        _("Over wie gaat het?"): page.population,
    }
    return {
        "finding": page.finding,
        "facts": [{"term": term, "text": text} for term, text in facts.items() if text],
        "meanings": [
            {"term": labels.get(block["value"]["audience"], ""), "text": block["value"]["text"]}
            for block in page.meanings.raw_data
        ],
    }


def _facts(page: "PublicationPage") -> list[dict[str, str]]:
    record = page.record
    place = ", ".join(part for part in (record.volume and f"{record.volume}", _issue(record.issue)) if part)
    told = {
        _("Soort"): str(page.get_kind_display()) + (f" ({record.genre})" if record.genre else ""),
        _("Verschenen"): date_in_words(record.issued),
        _("In"): ", ".join(part for part in (record.container, place) if part),
        _("Bladzijden"): record.pages,
        _("Uitgever"): ", ".join(part for part in (record.publisher, record.place) if part),
        _("Taal"): str(dict(SpokenLanguage.choices).get(record.language, record.language)),
        _("Licentie"): str(page.get_licence_display()) if page.licence else "",
        _("ISBN"): record.isbn,
        _("Trefwoorden"): ", ".join(record.keywords),
    }
    return [{"term": term, "text": text} for term, text in told.items() if text]


def _issue(issue: str) -> str:
    return _("nummer %(issue)s") % {"issue": issue} if issue else ""


def date_in_words(issued: str) -> str:
    """`9 maart 2020`, `maart 2020` or `2020`."""
    year, month, day = [*issued.split("-"), "", ""][:3]
    words = [str(int(day)) if day else "", str(MONTHS[int(month)]) if month else "", year]
    return " ".join(word for word in words if word)


def _citations(page: "PublicationPage") -> list[dict[str, str]]:
    styles = {"APA": Style.APA, "Vancouver": Style.VANCOUVER}
    return [{"term": name, "text": cite(page.record, style)} for name, style in styles.items()]


def _exports(page: "PublicationPage") -> list[dict[str, str]]:
    if not page.slug:
        return []
    return [
        {"title": name, "url": reverse("publication_file", args=[page.slug, SUFFIXES[one]]), "kind": SUFFIXES[one]}
        for one, name in FORMAT_NAMES.items()
    ]
