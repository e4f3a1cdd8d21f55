"""All published listings in memory, true to the database at every request, and readable without it.

Each process keeps the listings that it read last and asks once a request, with one small query, whether anything
changed. Every change also writes them to a file; while the database does not answer, that file speaks.
"""

import json
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import local
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Count, Sum
from wagtail.models import Site

from helpdesk.listings.listing import Listing
from helpdesk.models.listings import PublishedListing
from helpdesk.triage.directory import Directory

logger = logging.getLogger(__name__)
DATABASE_DOWN = (OperationalError, InterfaceError)
type Version = tuple[Any, ...]


@dataclass(frozen=True)
class Listings:
    """What visitors may see, by title."""

    all: tuple[Listing, ...]

    def __iter__(self) -> Iterator[Listing]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @cached_property
    def directory(self) -> Directory:
        """What the finder searches; it remembers until when each service stays as it is."""
        return Directory(listing.facts for listing in self.all)

    @cached_property
    def by_pk(self) -> dict[int, Listing]:
        return {listing.pk: listing for listing in self.all}

    @cached_property
    def by_slug(self) -> dict[str, Listing]:
        return {listing.slug: listing for listing in self.all}


_read: tuple[Version, Listings] | None = None
_asked_in = local()


def live_listings() -> Listings:
    """Published listings as they are now: one small query, and one more after a change."""
    global _read  # noqa: PLW0603 - one value a process, replaced as a whole, so threads need no lock
    try:
        version = _version()
        if _read is None or _read[0] != version:
            documents = _read_documents()
            _read = version, _listings(documents)
            if not _snapshot_file().exists():
                _write_snapshot(documents)
        return _read[1]
    except DATABASE_DOWN:
        return outage_listings()


def _version() -> Version:
    found = PublishedListing.objects.aggregate(count=Count("pk"), tokens=Sum("token"))
    return tuple(found.values())


def _read_documents() -> list[dict[str, Any]]:
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page.url_path
    rows = PublishedListing.objects.listed().order_by("service__title")
    documents = []
    for data, url_path, changed_at in rows.values_list("data", "service__url_path", "changed_at"):
        data.pop("internal", None)
        documents.append(
            data | {"url": "/" + url_path.removeprefix(root), "changed_at": changed_at.isoformat(timespec="seconds")}
        )
    return documents


def _listings(documents: list[dict[str, Any]]) -> Listings:
    return Listings(tuple(Listing.from_document(document, document["url"]) for document in documents))


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
        return _listings(json.loads(_snapshot_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Listings(())
