"""The overview as plain values for its template; made once after each change that visitors see."""

from collections import Counter, defaultdict
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.core.charts import Bar, bar_chart
from content.core.page_cache import kept
from content.core.visibility import open_to_all
from knowledge.research.models import Authorship, PublicationPage, ResearcherPage
from knowledge.research.overview.network import companions, joint_works, network_drawing, numbered


def overview_context() -> dict[str, Any]:
    return kept("research-overview", _overview)


def _overview() -> dict[str, Any]:
    people = list(ResearcherPage.objects.public_listing().only("title", "slug", "url_path", "path", "depth"))
    return {"years": _years(), "themes": _themes(people), **_network(people)}


def _years() -> dict[str, Any] | None:
    found = PublicationPage.objects.public_listing().exclude(year=None).order_by()
    counts = sorted(Counter(found.values_list("year", flat=True)).items())
    if not counts:
        return None
    title = _("Publicaties per jaar")
    description = _("Hoeveel publicaties op deze site in elk jaar verschenen.")
    bars = [Bar(str(year), count, str(count)) for year, count in counts]
    return {
        "title": title,
        "description": description,
        "svg": mark_safe(bar_chart(title, description, bars)),  # noqa: S308 - every text in it is escaped
        "columns": [_("Jaar"), _("Publicaties")],
        "rows": [[str(year), str(count)] for year, count in counts],
    }


def _themes(people: list[ResearcherPage]) -> list[dict[str, Any]]:
    """Each theme with who works on it."""
    by_id = {person.pk: person for person in people}
    rows = ResearcherPage.themes.through.objects.filter(researcherpage_id__in=by_id)
    found: defaultdict[str, list[ResearcherPage]] = defaultdict(list)
    for name, pk in rows.order_by("theme__name").values_list("theme__name", "researcherpage_id"):
        found[name].append(by_id[pk])
    return [
        {"name": name, "people": [{"title": one.title, "url": one.url} for one in sorted(who, key=lambda p: p.title)]}
        for name, who in found.items()
    ]


def _network(people: list[ResearcherPage]) -> dict[str, Any]:
    """Who wrote with whom among public people and publications, in words and as a drawing."""
    by_id = {person.pk: person for person in people}
    works: defaultdict[int, list[int]] = defaultdict(list)
    links = Authorship.objects.filter(publication__in=open_to_all(PublicationPage.objects.all()), researcher__in=by_id)
    for publication, researcher in links.values_list("publication_id", "researcher_id"):
        works[publication].append(researcher)
    pairs = joint_works(works.values())
    if not pairs:
        return {"network": [], "drawing": ""}
    names = {pk: person.title for pk, person in by_id.items()}
    numbers = numbered(names, pairs)
    drawing = network_drawing(
        _("Wie schreef met wie"),
        _("Elke stip is een onderzoeker, elke lijn een gezamenlijke publicatie. De lijst eronder zegt hetzelfde."),
        names,
        pairs,
    )
    listed = sorted(companions(pairs).items(), key=lambda one: (numbers.get(one[0], len(names)), names[one[0]]))
    return {
        "drawing": mark_safe(drawing),  # noqa: S308 - every text in it is escaped
        "network": [
            {
                "number": numbers.get(person),
                "title": names[person],
                "url": by_id[person].url,
                "others": ", ".join(f"{names[other]} ({_times(count)})" for other, count in others),
            }
            for person, others in listed
        ],
    }


def _times(count: int) -> str:
    return ngettext("%(count)s publicatie", "%(count)s publicaties", count) % {"count": count}
