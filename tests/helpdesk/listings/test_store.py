"""All listings in memory: what a change makes anew, and the copy that answers while the database is down."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from helpdesk.listings import store
from helpdesk.opening_hours import BRUSSELS
from tests.factories.helpdesk import make_contact, make_service

NIGHT = datetime(2026, 11, 25, 23, 0, tzinfo=BRUSSELS)


@pytest.mark.django_db
def test_help_answers_when_the_copy_cannot_be_written(
    client: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    settings.LISTINGS_SNAPSHOT = str(in_the_way / "listings.json")
    monkeypatch.setattr(store, "_read", None)
    with caplog.at_level(logging.ERROR, logger=store.__name__):
        page = client.get("/hulp/diensten/awel/").content.decode()
    assert 'href="tel:102"' in page
    assert "could not be written" in caplog.text


@pytest.mark.django_db
def test_a_change_makes_only_the_changed_listing_anew() -> None:
    changed, other = make_service(), make_service()
    before = store.live_listings()
    changed.title = "Een nieuwe naam"
    changed.save_revision().publish()
    after = store.live_listings()
    assert after.by_pk[changed.pk].title == "Een nieuwe naam"
    assert after.by_pk[other.pk] is before.by_pk[other.pk]
    assert after.directory.shelves.keys() == before.directory.shelves.keys()


@pytest.mark.django_db
def test_a_service_that_is_taken_away_leaves_every_kept_list() -> None:
    gone, other = make_service([make_contact(hours="24/7")]), make_service([make_contact(hours="24/7")])
    before = store.live_listings().open_at(NIGHT)
    gone.unpublish()
    after = store.live_listings()
    assert {gone.pk, other.pk} <= before.pks
    assert (gone.pk in after.by_pk, gone.slug in after.by_slug) == (False, False)
    assert before.pks - after.open_at(NIGHT).pks == {gone.pk}


@pytest.mark.django_db
def test_who_is_open_is_worked_out_again_at_the_next_opening_or_closing() -> None:
    page = make_service([make_contact(hours="Mo-Su 09:00-22:00")])
    listings = store.live_listings()
    evening = NIGHT.replace(hour=21, minute=59)
    assert page.pk in listings.open_at(evening).pks
    assert listings.open_at(evening) is listings.open_at(evening)
    assert page.pk not in listings.open_at(NIGHT.replace(hour=22)).pks
