"""Real help services with their source and date, loaded once from the files beside this module.

The date on which a fact counts as checked is the date of its source, never the day of loading.
"""

import csv
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from wagtail.models import Page

from content.core.first_content import add_page
from helpdesk.audiences import audiences_for, contexts_for, themes_for
from helpdesk.enums import AreaKind, DatePrecision
from helpdesk.models import (
    ContactPoint,
    HelpPage,
    Organization,
    Schedule,
    ServiceArea,
    ServiceIndexPage,
    ServicePage,
)

DATA = Path(__file__).parent
AREAS = {
    "Vlaanderen en Brussel": (AreaKind.FLANDERS, AreaKind.BRUSSELS),
    "Vlaanderen": (AreaKind.FLANDERS,),
    "België": (AreaKind.BELGIUM,),
}
YES_NO = {"ja": True, "nee": False, "": None}
INDEX = {
    "slug": "diensten",
    "title": "Alle hulpdiensten",
    "summary": "Alle diensten die helpen bij pesten: voor wie ze zijn, hoe je ze bereikt en of ze open zijn.",
    "illustration": "help",
}


def load(home: Page) -> int:
    """Load organizations and services; return how many services are new."""
    section = HelpPage.objects.child_of(home).first()
    index = add_page("hulp/diensten", section, ServiceIndexPage, INDEX) if section else None
    if index is None:
        return 0
    before = ServicePage.objects.count()
    contact_rows = defaultdict(list)
    for row in _rows("contact_points.csv"):
        contact_rows[row["service_id"]].append(row)
    details = tomllib.loads((DATA / "details.toml").read_text())
    for row in _rows("services.csv"):
        values = _service(row) | details.get(row["id"], {})
        values["contact_points"] = [_contact_point(contact) for contact in contact_rows[row["id"]]]
        themes = themes_for(values["topics"])
        add_page(f"service/{row['id']}", index, ServicePage, values, themes=themes)
    return ServicePage.objects.count() - before


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def partial_date(text: str) -> dict[str, Any]:
    """`2020-02` as the first day of that month, with how exact it is; nothing for less than a month."""
    parts = [int(part) for part in text.split("-") if part]
    if len(parts) < 2:
        return {}
    precision = DatePrecision.DAY if len(parts) == 3 else DatePrecision.MONTH
    return {"assured_on": date(*[*parts, 1][:3]), "assured_precision": precision}


def _service(row: dict[str, str]) -> dict[str, Any]:
    organization, _is_new = Organization.objects.get_or_create(name=row["organization"])
    target_groups, topics = row["audiences"].split(";"), row["themes"].split(";")
    areas = AREAS.get(row["area"], ())
    return {
        "slug": row["id"],
        "title": row["name"],
        "summary": row["what_it_is"],
        "organization": organization,
        "target_groups": target_groups,
        "audiences": audiences_for(target_groups),
        "topics": topics,
        "contexts": contexts_for(topics),
        "minimum_age": int(row["minimum_age"]) if row["minimum_age"] else None,
        "maximum_age": int(row["maximum_age"]) if row["maximum_age"] else None,
        "is_free": YES_NO[row["free"]],
        "is_anonymous": YES_NO[row["anonymous"]],
        "is_crisis_line": row["crisis"] == "ja",
        "website": row["website"],
        "service_areas": [ServiceArea(kind=kind) for kind in areas],
        "area_note": "" if areas else row["area"],
        "source_url": row["source_url"],
        "source_date": row["source_date"],
        "source_state": row["state"],
        **partial_date(row["source_date"]),
    }


def _contact_point(row: dict[str, str]) -> ContactPoint:
    hours = row["opening_hours"]
    return ContactPoint(
        channel=row["channel"],
        value=row["value"],
        source_state=row["state"],
        schedules=[Schedule(opening_hours=hours)] if hours else [],
        **partial_date(row["hours_date"]),
    )
