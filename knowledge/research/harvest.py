"""What harvesters see: each publication has a moment of its last change, a deletion too; lists walk along these.

A list is walked by (moment, identity), not by position: a record that changes while a harvester walks moves to the
end and is met there again, so none is missed. The moment is set again once the change is committed: until then
nobody else sees the record, and a harvester could have walked past it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from content.core.visibility import open_to_all
from knowledge.research.bibliography import oai_dc, oai_openaire
from knowledge.research.bibliography.oai import Item, MetadataFormat, OaiError, Person, Query
from knowledge.research.bibliography.record import Record
from knowledge.research.models import (
    Affiliation,
    Authorship,
    HarvestRecord,
    PublicationPage,
    ResearcherPage,
    ResearchOrganization,
)
from knowledge.research.publications.screens import is_name_of

FORMATS = {form.prefix: form for form in (oai_dc.FORMAT, oai_openaire.FORMAT)}
AT_ONCE = 100
SALT = "oai-resumption"
# A header says only that there is a record.
_EMPTY = Record()


def connect() -> None:
    for signal in (page_published, page_slug_changed):
        signal.connect(_changed, sender=PublicationPage, dispatch_uid="harvest")
    page_unpublished.connect(_gone, sender=PublicationPage, dispatch_uid="harvest")
    post_delete.connect(_gone, sender=PublicationPage, dispatch_uid="harvest")
    post_delete.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="harvest-restriction")
    for signal in (page_published, page_unpublished, pre_delete):
        signal.connect(_person_changed, sender=ResearcherPage, dispatch_uid="harvest-person")
    post_save.connect(_organization_changed, sender=ResearchOrganization, dispatch_uid="harvest-organization")


def _changed(instance: Page, **_signal: Any) -> None:
    note(instance.pk, is_deleted=not instance.live)


def _gone(instance: Page, **_signal: Any) -> None:
    if HarvestRecord.objects.filter(page_id=instance.pk).exists():
        note(instance.pk, is_deleted=True)


def _restriction_changed(instance: PageViewRestriction, **_signal: Any) -> None:
    below = PublicationPage.objects.filter(path__startswith=instance.page.path).values("pk")
    _touch(below)


def _person_changed(instance: Page, **_signal: Any) -> None:
    """Their ORCID and place of work stand in the records of what they wrote."""
    _touch(Authorship.objects.filter(researcher=instance.pk).values_list("publication_id"))


def _organization_changed(instance: ResearchOrganization, **_signal: Any) -> None:
    there = Q(organization=instance.pk) | Q(organization__part_of=instance.pk)
    people = Affiliation.objects.filter(there).values("researcher")
    _touch(Authorship.objects.filter(researcher__in=people).values_list("publication_id"))


def _touch(page_ids: Any) -> None:
    """Records of these publications say something else from now on; again at the end of the transaction, see `note`."""
    keys = list(HarvestRecord.objects.filter(page_id__in=page_ids, is_deleted=False).values_list("pk", flat=True))
    if keys:
        rows = HarvestRecord.objects.filter(pk__in=keys)
        rows.update(stamp=timezone.now())
        transaction.on_commit(lambda: rows.update(stamp=timezone.now()))


def note(page_id: int, *, is_deleted: bool) -> None:
    """Remember that this publication changed now."""
    values = {"stamp": timezone.now(), "is_deleted": is_deleted}
    HarvestRecord.objects.update_or_create(page_id=page_id, defaults=values)
    transaction.on_commit(lambda: HarvestRecord.objects.filter(page_id=page_id).update(stamp=timezone.now()))


def identifier_of(page_id: int) -> str:
    return f"oai:{settings.SITE_URL.partition('://')[2].partition(':')[0]}:publicatie/{page_id}"


def one_item(identifier: str) -> Item:
    """Raises `OaiError` when there never was such a record."""
    number = identifier.rpartition("/")[2]
    known = number.isascii() and number.isdecimal() and len(number) < 19 and identifier == identifier_of(int(number))
    found = HarvestRecord.objects.filter(page_id=int(number)).first() if known else None
    if found is None:
        raise OaiError("idDoesNotExist", "There is no such record.")
    return _items([found], with_records=True)[0]


def earliest() -> datetime:
    first = HarvestRecord.objects.order_by("stamp").values_list("stamp", flat=True).first()
    return first or timezone.now()


def format_of(prefix: str) -> MetadataFormat:
    if prefix not in FORMATS:
        raise OaiError("cannotDisseminateFormat", f"Only {' and '.join(FORMATS)}.")
    return FORMATS[prefix]


def formats_of(identifier: str | None) -> Iterable[MetadataFormat]:
    """All of them, for every record that is there; None asks for no record in particular."""
    if identifier is not None and one_item(identifier).record is None:
        raise OaiError("noMetadataFormats", "This record was deleted.")
    return FORMATS.values()


@dataclass(frozen=True)
class Part:
    """A part of a list: its items, the token of the next (empty at the end), the list's size so far, the cursor."""

    items: list[Item]
    form: MetadataFormat
    token: str
    size: int
    cursor: int


def walk(query: Query) -> Part:
    """The part that is asked for; a token carries the format that its list began with."""
    state = _state(query)
    form = format_of(state["prefix"])
    everything = _within(state["since"], state["until"])
    rest = everything
    if state["stamp"]:
        stamp = datetime.fromisoformat(state["stamp"])
        rest = rest.filter(Q(stamp__gt=stamp) | Q(stamp=stamp, pk__gt=state["pk"]))
    rows = list(rest.order_by("stamp", "pk")[: AT_ONCE + 1])
    if not rows and not state["stamp"]:
        raise OaiError("noRecordsMatch", "Nothing changed between these moments.")
    shown, cursor = rows[:AT_ONCE], state["cursor"]
    token = ""
    if len(rows) > AT_ONCE:
        last = shown[-1]
        after = {"stamp": last.stamp.isoformat(), "pk": last.pk, "cursor": cursor + len(shown)}
        token = signing.dumps({**state, **after}, salt=SALT, compress=True)
    size = max(everything.count(), cursor + len(rows))
    return Part(_items(shown, with_records=query.verb == "ListRecords"), form, token, size, cursor)


def _state(query: Query) -> dict[str, Any]:
    token = query.values.get("resumptionToken")
    if token is None:
        return {
            "prefix": query.values["metadataPrefix"],
            "since": query.since and query.since.isoformat(),
            "until": query.until and query.until.isoformat(),
            "stamp": "",
            "pk": 0,
            "cursor": 0,
        }
    try:
        return dict(signing.loads(token, salt=SALT))
    except signing.BadSignature as error:
        raise OaiError("badResumptionToken", "This token is not one of ours.") from error


def _within(since: str | None, until: str | None) -> Any:
    rows = HarvestRecord.objects.all()
    if since:
        rows = rows.filter(stamp__gte=datetime.fromisoformat(since))
    return rows.filter(stamp__lte=datetime.fromisoformat(until)) if until else rows


def _items(rows: list[HarvestRecord], *, with_records: bool) -> list[Item]:
    """A publication that the public may not see counts as deleted, whatever the row says."""
    wanted = [row.page_id for row in rows if not row.is_deleted]
    public = open_to_all(PublicationPage.objects.filter(pk__in=wanted))
    if not with_records:
        there = set(public.values_list("pk", flat=True))
        return [Item(identifier_of(row.page_id), row.stamp, _EMPTY if row.page_id in there else None) for row in rows]
    pages = {page.pk: page for page in public.for_export()}
    people = _people(pages)
    return [_item(row, pages.get(row.page_id), people.get(row.page_id, [])) for row in rows]


def _people(page_ids: Iterable[int]) -> dict[int, list[ResearcherPage]]:
    """Authors of the network whose page the public may see, by publication."""
    found: defaultdict[int, list[ResearcherPage]] = defaultdict(list)
    pairs = list(Authorship.objects.filter(publication__in=page_ids).values_list("publication_id", "researcher_id"))
    wanted = ResearcherPage.objects.filter(pk__in={researcher for _page, researcher in pairs})
    pages = open_to_all(wanted).prefetch_related("affiliations__organization__part_of").in_bulk()
    for publication, researcher in pairs:
        if researcher in pages:
            found[publication].append(pages[researcher])
    return found


def _matched(record: Record, people: list[ResearcherPage]) -> Mapping[int, Person]:
    """Who of them is which author; whoever could be two authors, or shares a name with another, is none."""
    pairs = [
        (place, number)
        for number, one in enumerate(people)
        for place, name in enumerate(record.authors)
        if is_name_of(name, one.title)
    ]
    places, numbers = Counter(place for place, _number in pairs), Counter(number for _place, number in pairs)
    sure = [(place, number) for place, number in pairs if places[place] == numbers[number] == 1]
    return {place: _person(people[number]) for place, number in sure}


def _person(page: ResearcherPage) -> Person:
    return Person(page.orcid, [(one.organization_name, one.ror_url) for one in page.affiliations.all()])


def _item(row: HarvestRecord, page: PublicationPage | None, people: list[ResearcherPage]) -> Item:
    if page is None:
        return Item(identifier_of(row.page_id), row.stamp)
    return Item(
        identifier_of(row.page_id),
        row.stamp,
        page.record,
        address=page.full_url or "",
        full_text=page.open_access_url,
        licence=page.licence,
        rights=str(page.get_licence_display()) if page.licence else "",
        people=_matched(page.record, people),
    )
