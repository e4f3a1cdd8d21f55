"""What the page of a researcher shows besides its own fields."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _

from content.core.page_cache import kept
from knowledge.research.enums import Availability, ProfileOrigin, SpokenLanguage

if TYPE_CHECKING:
    from knowledge.research.models import ResearcherPage

SHOWN_WORKS = 100


def researcher_context(page: "ResearcherPage", *, is_preview: bool) -> dict[str, Any]:
    """Facts, key works first, then all other publications; only what the public may see."""
    parts = _parts(page) if is_preview else kept_parts(page)
    works = list(_publications().of_researcher(page.pk)[:SHOWN_WORKS]) if page.pk else []
    by_id = {work.pk: work for work in works}
    return {
        "facts": _facts(page, parts),
        "key_works": [by_id[pk] for pk in parts["key_works"] if pk in by_id],
        "works": [work for work in works if work.pk not in parts["key_works"]],
        "is_from_public_sources": page.origin == ProfileOrigin.PUBLIC,
        "sources": [{**block.value, "date_text": block.value["published"]} for block in page.sources],
    }


def kept_parts(page: "ResearcherPage") -> dict[str, list[Any]]:
    """Kept until anything that visitors see changes; only for a page as it was published."""
    return kept(f"researcher-parts-{page.pk}", lambda: _parts(page))


def _parts(page: "ResearcherPage") -> dict[str, list[Any]]:
    """Inline children as plain values."""
    return {
        "affiliations": [
            {"role": one.role, "name": one.organization.name, "place": str(one.organization), "ror": one.ror_url}
            for one in page.affiliations.all()
        ],
        "key_works": [work.publication_id for work in page.key_works.all()],
        "themes": [theme.name for theme in page.themes.all()],
    }


def _publications() -> Any:
    return apps.get_model("research", "PublicationPage").objects.all()


def _facts(page: "ResearcherPage", parts: dict[str, list[Any]]) -> list[dict[str, str]]:
    places = [", ".join(part for part in (one["role"], one["place"]) if part) for one in parts["affiliations"]]
    told = {
        _("Werkt bij"): "; ".join(places),
        _("Expertise"): ", ".join(page.expertise_lines),
        _("Thema's"): ", ".join(parts["themes"]),
        _("Talen"): ", ".join(str(SpokenLanguage(key).label) for key in page.languages),
        _("Beschikbaar voor"): ", ".join(str(Availability(key).label) for key in page.available_for),
    }
    return [{"term": term, "text": text} for term, text in told.items() if text]


def researcher_json_ld(page: "ResearcherPage") -> dict[str, Any]:
    return {
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "name": page.title,
            "description": page.summary,
            "sameAs": [address for address in (page.orcid_url, page.website) if address],
            "knowsAbout": page.expertise_lines,
            "affiliation": [
                {"@type": "Organization", "name": one["name"], **({"sameAs": one["ror"]} if one["ror"] else {})}
                for one in (kept_parts(page) if page.live else _parts(page))["affiliations"]
            ],
        },
    }
