"""Context of the cover map and the referral map."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from helpdesk.coverage.referral_map import Agreement, draw, without_referral
from helpdesk.coverage.week_cover import HOURS, PERSONAS, Cover, cover, gaps
from helpdesk.enums import Channel, ReferralKind, Topic
from helpdesk.listings.moment import current_moment
from helpdesk.opening_hours.phrases import DAYS
from helpdesk.triage.facts import DIRECT_CHANNELS
from helpdesk.workspace.weeks import this_monday

LEVELS = 4


def cover_context(data: QueryDict) -> dict[str, Any]:
    """The chosen week. A wrong choice in the address counts as not chosen."""
    persona = next((p for p in PERSONAS if p.key == data.get("wie")), PERSONAS[1])
    channel = data.get("kanaal", "") if data.get("kanaal") in DIRECT_CHANNELS else ""
    theme = data.get("waarover", Topic.BULLYING.value)
    theme = theme if theme in {*Topic.values, ""} else ""
    facts = [listing.facts for listing in current_moment().listings]
    monday = this_monday()
    week = cover(facts, persona, channel, theme, monday)
    rows = _rows(week)
    return {
        "who": [(p.key, p.words, p.key == persona.key) for p in PERSONAS],
        "channels": [("", _("eender hoe"), not channel), *_channel_choices(channel)],
        "topics": [("", _("eender wat"), not theme), *((t.value, t.label, t.value == theme) for t in Topic)],
        "hours": list(HOURS),
        "rows": rows,
        "gaps": gaps(facts, theme, monday),
        "monday": monday,
        "export": _export(week),
        "query": f"wie={persona.key}&kanaal={channel}&waarover={theme}",
    }


def _channel_choices(chosen: str) -> list[tuple[str, Any, bool]]:
    return [(key, Channel(key).label, key == chosen) for key in DIRECT_CHANNELS]


def _rows(week: Cover) -> list[dict[str, Any]]:
    return [
        {
            "day": DAYS[day].capitalize(),
            "cells": [
                {
                    "count": week.count(day, hour),
                    "level": min(week.count(day, hour), LEVELS),
                    "names": ", ".join(week.names[day][hour]),
                }
                for hour in HOURS
            ],
        }
        for day in range(7)
    ]


def _export(week: Cover) -> list[list[Any]]:
    header = [_("dag"), _("van"), _("tot"), _("aantal diensten"), _("diensten")]
    return [
        header,
        *(
            [DAYS[day], f"{hour}:00", f"{hour + 1}:00", week.count(day, hour), "; ".join(week.names[day][hour])]
            for day in range(7)
            for hour in HOURS
        ),
    ]


def referral_context() -> dict[str, Any]:
    listings = current_moment().listings
    rows = [
        {"source": listing, "target": listings.by_pk[referral.to_pk], "referral": referral}
        for listing in listings
        for referral in listing.referrals
        if referral.to_pk in listings.by_pk
    ]
    agreements = [
        Agreement(
            row["source"].title,
            row["target"].title,
            row["referral"].for_what,
            is_warm=row["referral"].kind == ReferralKind.WARM,
        )
        for row in rows
    ]
    return {
        "agreements": agreements,
        "drawing": draw(agreements),
        "alone": without_referral([listing.title for listing in listings], agreements),
    }
