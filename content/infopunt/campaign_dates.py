"""Before, during or after a campaign. Pure: days in Brussels, both ends included."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Moment(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Period:
    label: str
    start: date
    end: date
    note: str = ""


@dataclass(frozen=True)
class CampaignMoment:
    """`period` is the one that runs, comes next, or was last; None when no period is known."""

    state: Moment
    period: Period | None


def moment_of(periods: Sequence[Period], today: date) -> CampaignMoment:
    """What runs today wins; then what comes next; then what was last."""
    running = [period for period in periods if period.start <= today <= period.end]
    if running:
        return CampaignMoment(Moment.DURING, running[0])
    coming = [period for period in periods if period.start > today]
    if coming:
        return CampaignMoment(Moment.BEFORE, min(coming, key=lambda period: period.start))
    if periods:
        return CampaignMoment(Moment.AFTER, max(periods, key=lambda period: period.end))
    return CampaignMoment(Moment.UNKNOWN, None)
