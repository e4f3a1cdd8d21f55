"""Dates and hours as people say them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def moment_text(starts_at: datetime, ends_at: datetime, *, is_all_day: bool) -> str:
    """`dinsdag 2 maart 2027, 9.30 u tot 16 u`, or the first and the last day."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    first, last = date_format(start, "l j F Y"), date_format(end, "l j F Y")
    if start.date() != end.date():
        return _("%(first)s tot en met %(last)s") % {"first": first, "last": last}
    if is_all_day:
        return first
    return _("%(day)s, %(from)s tot %(until)s") % {"day": first, "from": _hour(start), "until": _hour(end)}


def _hour(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02} u" if moment.minute else f"{moment.hour} u"
