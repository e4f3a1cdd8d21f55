from datetime import date, timedelta

from django.utils import timezone


def this_monday() -> date:
    """The Monday of this week in Brussels."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())
