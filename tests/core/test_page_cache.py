"""When kept pages are forgotten, and how they are sent."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from content.core.models import SiteSettings
from content.core.page_cache import GENERATION_KEY, kept


@pytest.mark.django_db
def test_change_is_forgotten_again_when_it_is_committed(django_capture_on_commit_callbacks: Any) -> None:
    """Between the change and its commit another process still reads, and keeps, the old state."""
    with django_capture_on_commit_callbacks(execute=True):
        SiteSettings.objects.get().save()
        kept("probe", lambda: "old, read by another process")
        during = cache.get(GENERATION_KEY)
    assert cache.get(GENERATION_KEY) > during
    assert kept("probe", lambda: "new") == "new"


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_kept_page_says_its_own_length(client: Client, encoding: str) -> None:
    for _visit in range(2):
        response = client.get("/", headers={"accept-encoding": encoding})
        assert response["Content-Length"] == str(len(response.content))
