"""The copy of the listings that answers while the database is down."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from helpdesk.listings import store


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
