"""Visits by a short address: per day, under its code, with the audience and the channel it was made for."""

from datetime import date

from allesoverpesten.impact.models.channels import CampaignChannel
from content.core.counts import Count
from content.core.counts.totals import totals

VISITED = "campaign-visit"
MOST_KNOWN = 2_000

_known: dict[str, tuple[Count, date]] = {}
"""Codes that led somewhere in this process, with what they count as and their last day."""


def visit_count(channel: CampaignChannel) -> Count:
    return Count(VISITED, channel.code, f"{channel.medium} {channel.audience}")


def remember(channel: CampaignChannel) -> None:
    """So that a visit is counted while the database is away."""
    if channel.code in _known or len(_known) < MOST_KNOWN:
        _known[channel.code] = visit_count(channel), channel.expires_on


def known_count(code: str, today: date) -> Count | None:
    """What a visit by this code counts as, without asking the database; None when this process cannot say."""
    count, last_day = _known.get(code, (None, today))
    return count if today <= last_day else None


def visits_by_code(since: date, until: date) -> dict[str, int]:
    """Also after somebody changed for whom or through which channel an address is."""
    found: dict[str, int] = {}
    for count, times in totals([VISITED], since, until).items():
        found[count.subject] = found.get(count.subject, 0) + times
    return found
