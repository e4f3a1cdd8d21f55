"""All published listings in memory, true to the database at every request, and readable without it.

Each process keeps the listings that it read last and asks once a request, with one small query, whether anything
changed. Every change also writes them to a file; while the database does not answer, that file speaks.
"""

import gc
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from math import inf
from pathlib import Path
from threading import local
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Count, QuerySet, Sum
from wagtail.models import Site

from helpdesk.listings.listing import Listing
from helpdesk.models.listings import PublishedListing
from helpdesk.triage.directory import Directory
from helpdesk.triage.reach import Reach

logger = logging.getLogger(__name__)
DATABASE_DOWN = (OperationalError, InterfaceError)
type Version = tuple[Any, ...]


MANY = 500
"""From so many listings on, what was just read is kept out of Python's search for garbage: that would stop answers."""


@dataclass(frozen=True)
class OpenNow:
    """Everybody who answers from `since` until just before `until` (timestamps): certain ones first, then those for
    most people.
    """

    since: float
    until: float
    listings: tuple[Listing, ...]

    @cached_property
    def pks(self) -> frozenset[int]:
        return frozenset(listing.pk for listing in self.listings)


class Listings:
    """What visitors may see, by title. What `before` had worked out already and is still true, is taken over."""

    def __init__(self, listings: tuple[Listing, ...], before: "Listings | None" = None) -> None:
        self.all = listings
        # What the finder searches; it remembers until when each service stays as it is.
        self.directory = Directory((listing.facts for listing in listings), before.directory if before else None)
        self.by_pk = {listing.pk: listing for listing in listings}
        self.by_slug = {listing.slug: listing for listing in listings}
        self._open: OpenNow | None = None

    def __iter__(self) -> Iterator[Listing]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def themes(self) -> frozenset[str]:
        """Slugs of the themes that some listing has."""
        return frozenset(slug for listing in self.all for slug in listing.themes)

    def open_at(self, at: datetime) -> OpenNow:
        known, moment = self._open, at.timestamp()
        if known is None or not known.since <= moment < known.until:
            known = self._open = self._open_at(at, moment)
        return known

    def _open_at(self, at: datetime, moment: float) -> OpenNow:
        shelves = chain.from_iterable(self.directory.shelves.values())
        orders = [(len(shelf.bucket.profile.serves), shelf.order(self.directory, None, at)) for shelf in shelves]
        found = [
            (standing.reach.reach is not Reach.NOW, -people, self.by_slug[standing.slug])
            for people, order in orders
            for standing in order.there
        ]
        found.sort(key=lambda entry: (*entry[:2], entry[2].title))
        until = min((order.until for _people, order in orders), default=inf)
        return OpenNow(moment, until, tuple(listing for *_order, listing in found))


@dataclass(frozen=True)
class _Edition:
    version: Version
    tokens: dict[int, int]
    listings: Listings


_read: _Edition | None = None
_asked_in = local()


def live_listings() -> Listings:
    """Published listings as they are now: one small query, and after a change those that differ."""
    global _read  # noqa: PLW0603 - one value a process, replaced as a whole, so threads need no lock
    try:
        version = _version()
        if _read is None or _read.version != version:
            _read = _next_edition(version, _read)
            if not _snapshot_file().exists():
                _write_current()
    except DATABASE_DOWN:
        return outage_listings()
    return _read.listings


def _version() -> Version:
    found = PublishedListing.objects.aggregate(count=Count("pk"), tokens=Sum("token"))
    return tuple(found.values())


def _next_edition(version: Version, before: _Edition | None) -> _Edition:
    """Listings whose token did not change are kept as they are, with everything worked out about them."""
    tokens = dict(_listed().values_list("pk", "token"))
    known = before.tokens if before else {}
    differ = [pk for pk, token in tokens.items() if known.get(pk) != token]
    documents = _read_documents(differ if len(differ) < len(tokens) else None) if differ else []
    fresh = {document["pk"]: Listing.from_document(document, document["url"]) for document in documents}
    kept = before.listings.by_pk if before else {}
    found = (fresh.get(pk) or kept.get(pk) for pk in tokens)
    listings = Listings(tuple(filter(None, found)), before.listings if before else None)
    if len(differ) >= MANY:
        gc.collect()
        gc.freeze()
    return _Edition(version, tokens, listings)


def _listed() -> QuerySet[PublishedListing]:
    return PublishedListing.objects.listed().order_by("service__title")


def _read_documents(pks: list[int] | None = None) -> list[dict[str, Any]]:
    """Of these services, or of all."""
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page.url_path
    rows = _listed() if pks is None else _listed().filter(pk__in=pks)
    documents = []
    for data, url_path, changed_at in rows.values_list("data", "service__url_path", "changed_at"):
        data.pop("internal", None)
        documents.append(
            data | {"url": "/" + url_path.removeprefix(root), "changed_at": changed_at.isoformat(timespec="seconds")}
        )
    return documents


def changed() -> None:
    """Write the outage copy once the change is committed; once a transaction, however many listings it touched."""
    connection = transaction.get_connection()
    if connection.in_atomic_block:
        # Django begins a new list with each transaction; searching a list of thousands would take ever longer.
        if getattr(_asked_in, "hooks", None) is connection.run_on_commit:
            return
        _asked_in.hooks = connection.run_on_commit
    transaction.on_commit(_write_current, robust=True)


def _write_current() -> None:
    _write_snapshot(_read_documents())


def _snapshot_file() -> Path:
    return Path(settings.LISTINGS_SNAPSHOT)


def _write_snapshot(documents: list[dict[str, Any]]) -> None:
    """Replace the file as a whole: a reader sees the old one or the new one, never half of it.

    A full or closed disk is for the log, not for the child who asks for help meanwhile.
    """
    try:
        _replace_snapshot(documents)
    except OSError:
        logger.exception("The copy of the listings for an outage could not be written.")


def _replace_snapshot(documents: list[dict[str, Any]]) -> None:
    target = _snapshot_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(documents, file, ensure_ascii=False)
    Path(name).replace(target)


def outage_listings() -> Listings:
    """The listings of the last change, without the database; none when the file was never written."""
    try:
        documents = json.loads(_snapshot_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Listings(())
    return Listings(tuple(Listing.from_document(document, document["url"]) for document in documents))
