"""Campaigns with short addresses for tests."""

from datetime import date
from itertools import count
from typing import Any

from wagtail.models import Page

from allesoverpesten.impact.models import Campaign, CampaignChannel

_numbers = count(1)


def make_channel(campaign: Campaign | None = None, **values: Any) -> CampaignChannel:
    """A short address to the page of the four sections that is about learning, for schools on a poster."""
    number = next(_numbers)
    campaign = campaign or Campaign.objects.create(name=f"Proefcampagne {number}")
    defaults = {
        "audience": "school",
        "medium": "affiche",
        "page": Page.objects.get(slug="leren", depth=3),
        "expires_on": date(2099, 12, 31),
        "code": f"proef-{number}",
    }
    return CampaignChannel.objects.create(campaign=campaign, **{**defaults, **values})
