"""What differs between two documents of the same service, in words that a coordinator reads."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from helpdesk.enums import (
    AreaKind,
    Channel,
    DatePrecision,
    Language,
    ReferralKind,
    ServiceStatus,
    TargetGroup,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    old: str
    new: str


# Identity of records and keys that follow from other fields say nothing to a reader.
SKIPPED = frozenset({"pk", "uuid", "location_uuid", "audiences"})


def _labels() -> dict[str, str]:
    return {
        "title": _("naam"),
        "slug": _("adresdeel"),
        "summary": _("samenvatting"),
        "website": _("website"),
        "status": _("stand"),
        "withdrawn": _("van de site gehaald"),
        "is_full": _("neemt nu niemand meer aan"),
        "contexts": _("waar"),
        "themes": _("thema's"),
        "target_groups": _("voor wie"),
        "topics": _("waarover"),
        "minimum_age": _("vanaf leeftijd"),
        "maximum_age": _("tot en met leeftijd"),
        "languages": _("talen"),
        "is_free": _("gratis"),
        "cost_note": _("wat het kost"),
        "is_anonymous": _("kan anoniem"),
        "needs_account": _("account nodig"),
        "is_crisis_line": _("voor noodgevallen"),
        "areas": _("werkgebied"),
        "area_note": _("werkgebied in woorden"),
        "who_answers": _("wie antwoordt"),
        "how_long": _("hoe lang het duurt"),
        "what_stays_secret": _("wat geheim blijft"),
        "traces_on_device": _("wat het op je toestel achterlaat"),
        "not_for": _("waarvoor niet"),
        "waiting_info": _("wachttijd"),
        "alert_text": _("melding"),
        "alert_from": _("melding tonen vanaf"),
        "alert_until": _("melding tonen tot"),
        "assured_on": _("nagekeken op"),
        "assured_precision": _("precisie van die datum"),
        "assured_by": _("nagekeken door"),
        "source_title": _("bron"),
        "source_url": _("adres van de bron"),
        "source_date": _("datum van de bron"),
        "source_state": _("wat de bron ervan zegt"),
        "organization": _("organisatie"),
        "contact_points": _("contact"),
        "places": _("plaats"),
        "referrals": _("verwijsafspraak"),
        "internal": _("opvolging"),
        "maintainer_name": _("contactpersoon"),
        "maintainer_email": _("e-mail contactpersoon"),
        "channel": _("kanaal"),
        "value": _("nummer of adres"),
        "label": _("naam"),
        "language": _("taal"),
        "note": _("opmerking"),
        "schedules": _("uren"),
        "exceptions": _("uitzondering"),
        "opening_hours": _("openingsuren"),
        "valid_from": _("geldt vanaf"),
        "valid_to": _("geldt tot en met"),
        "date": _("datum"),
        "hours": _("uren die dag"),
        "reason": _("reden"),
        "name": _("naam"),
        "description": _("uitleg"),
        "email": _("e-mail"),
        "street": _("straat"),
        "postal_code": _("postcode"),
        "municipality": _("gemeente"),
        "accessibility": _("toegankelijkheid"),
        "public_transport": _("bus, tram en trein"),
        "kind": _("soort"),
        "code": _("NIS-code"),
        "to_pk": _("verwijst naar"),
        "for_what": _("waarvoor"),
    }


CHOICES: dict[tuple[str, str], type[TextChoices]] = {
    ("", "status"): ServiceStatus,
    ("", "target_groups"): TargetGroup,
    ("", "topics"): Topic,
    ("", "languages"): Language,
    ("", "assured_precision"): DatePrecision,
    ("contact_points", "channel"): Channel,
    ("contact_points", "language"): Language,
    ("contact_points", "assured_precision"): DatePrecision,
    ("places", "assured_precision"): DatePrecision,
    ("areas", "kind"): AreaKind,
    ("referrals", "kind"): ReferralKind,
}
"""Fields with fixed choices, by the list that their record stands in."""


def _words(path: tuple[str, ...], value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        return ", ".join(_words(path, item) for item in value)
    choices = CHOICES.get(("" if len(path) == 1 else path[0], path[-1]))
    return str(choices(value).label) if choices and value in choices.values else str(value)


def _name_of(record: dict[str, Any]) -> str:
    """Which of the records it is; hours have no name, they are told by the contact that they belong to."""
    if "channel" in record:
        return f"{Channel(record['channel']).label} {record['value']}"
    names = ("date", "name", "kind", "code", "for_what")
    return " ".join(str(record[name]) for name in names if record.get(name))


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _flat(document: dict[str, Any], prefix: tuple[str, ...] = ()) -> dict[tuple[str, ...], tuple[str, str]]:
    """Path of keys → (words of the path, words of the value). Records in lists go by their uuid, not by place."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    labels = _labels()
    for key, value in document.items():
        if key in SKIPPED:
            continue
        path, label = (*prefix, key), labels.get(key, key)
        if isinstance(value, dict):
            found |= {inner: (f"{label} › {words}", text) for inner, (words, text) in _flat(value, path).items()}
        elif _is_records(value):
            for record in value:
                found |= {
                    inner: (f"{label} {_name_of(record)}".strip() + f" › {words}", text)
                    for inner, (words, text) in _flat(record, (*path, record["uuid"])).items()
                }
        else:
            found[path] = (label, "" if isinstance(value, list) and not value else _words(path, value))
    return found


def changes_between(old: dict[str, Any], new: dict[str, Any]) -> list[Change]:
    """Changed fields in the order of the document. A record that came or went counts with each filled field."""
    before, after = _flat(old), _flat(new)
    changes = []
    for path in dict.fromkeys([*before, *after]):
        old_label, old_text = before.get(path, ("", ""))
        new_label, new_text = after.get(path, ("", ""))
        if old_text != new_text:
            changes.append(Change(new_label or old_label, old_text, new_text))
    return changes
