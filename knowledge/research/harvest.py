"""What harvesters see: each publication has a moment of its last change, a deletion too; lists walk along these.

A list is walked by (moment, identity), not by position: a record that changes while a harvester walks moves to the
end and is met there again, so none is missed. The moment is set again once the change is committed: until then
nobody else sees the record, and a harvester could have walked past it.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from content.core.visibility import open_to_all
from knowledge.research.bibliography.oai import PREFIX, Item, OaiError, Query
from knowledge.research.bibliography.record import Record
from knowledge.research.models import HarvestRecord, PublicationPage

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


def _changed(instance: Page, **_signal: Any) -> None:
    note(instance.pk, is_deleted=not instance.live)


def _gone(instance: Page, **_signal: Any) -> None:
    if HarvestRecord.objects.filter(page_id=instance.pk).exists():
        note(instance.pk, is_deleted=True)


def _restriction_changed(instance: PageViewRestriction, **_signal: Any) -> None:
    below = PublicationPage.objects.filter(path__startswith=instance.page.path).values("pk")
    HarvestRecord.objects.filter(page_id__in=below).update(stamp=timezone.now())


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


def check_prefix(prefix: str) -> None:
    if prefix != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"Only {PREFIX}.")


def walk(query: Query) -> tuple[list[Item], str, int, int]:
    """Items of this part of the list, the token of the next (empty at the end), its size so far and the cursor."""
    state = _state(query)
    check_prefix(state["prefix"])
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
    return _items(shown, with_records=query.verb == "ListRecords"), token, size, cursor


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
    pages = {page.pk: page for page in (public.for_export() if with_records else public.only("pk", "title", "kind"))}
    return [_item(row, pages.get(row.page_id), with_record=with_records) for row in rows]


def _item(row: HarvestRecord, page: PublicationPage | None, *, with_record: bool) -> Item:
    if page is None:
        return Item(identifier_of(row.page_id), row.stamp)
    if not with_record:
        return Item(identifier_of(row.page_id), row.stamp, _EMPTY)
    return Item(
        identifier_of(row.page_id),
        row.stamp,
        page.record,
        addresses=[address for address in (page.full_url, page.open_access_url) if address],
        rights=str(page.get_licence_display()) if page.licence else "",
    )
