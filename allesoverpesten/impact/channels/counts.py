"""Visits by a short address: per day, under its code, with the audience and the channel it was made for."""

from collections.abc import Iterable
from datetime import date

from allesoverpesten.impact.models.channels import CampaignChannel
from content.core.counts import Count
from content.core.counts.totals import totals

VISITED = "campaign-visit"


def visit_count(channel: CampaignChannel) -> Count:
    return Count(VISITED, channel.code, f"{channel.medium} {channel.audience}")


def visits_by_code(since: date, until: date) -> dict[str, int]:
    """Also after somebody changed for whom or through which channel an address is."""
    found: dict[str, int] = {}
    for count, times in totals([VISITED], since, until).items():
        found[count.subject] = found.get(count.subject, 0) + times
    return found


def visits_of(channels: Iterable[CampaignChannel], since: date, until: date) -> dict[str, int]:
    found = visits_by_code(since, until)
    return {channel.code: found.get(channel.code, 0) for channel in channels}
