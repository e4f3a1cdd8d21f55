"""The Dutch words for hours and open states; nowhere else are they written."""

from datetime import date, datetime, time, timedelta

from helpdesk.opening_hours.hours import HoursException, Span

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def hour_phrase(at: time) -> str:
    """`22 u`, `21.30 u`, and `middernacht` for 0.00 u."""
    if at.hour == at.minute == 0:
        return "middernacht"
    return f"{at.hour}.{at.minute:02} u" if at.minute else f"{at.hour} u"


def date_phrase(day: date, today: date | None = None) -> str:
    """`4 januari`, with the year unless it is the year of `today`."""
    year = "" if today is not None and day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def month_phrase(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def span_phrase(span: Span) -> str:
    """`16 u tot 22 u`; a whole day is `dag en nacht`."""
    if span.opens == span.closes == time(0, 0):
        return "dag en nacht"
    return f"{hour_phrase(span.opens)} tot {hour_phrase(span.closes)}"


def spans_phrase(spans: tuple[Span, ...]) -> str:
    return " en ".join(span_phrase(span) for span in spans) or "gesloten"


def _opening_day(opens_at: datetime, now: datetime) -> str:
    days = (opens_at.date() - now.date()).days
    if days == 0:
        return ""
    if days == 1:
        return "morgen "
    if days < 7:
        return f"{DAYS[opens_at.weekday()]} "
    return f"op {date_phrase(opens_at.date(), now.date())} "


def opens_phrase(opens_at: datetime, now: datetime) -> str:
    """`om 14 u`, `morgen om 14 u`, `maandag om 9 u`, `op 4 januari om 9 u`; this coming midnight is `om
    middernacht`.
    """
    if opens_at.time() == time(0, 0):
        tonight = opens_at.date() == now.date() + timedelta(days=1)
        return "om middernacht" if tonight else f"{_opening_day(opens_at, now)}om 0 u"
    return f"{_opening_day(opens_at, now)}om {hour_phrase(opens_at.time())}"


def open_phrase(closes_at: datetime, now: datetime) -> str:
    """`open tot 22 u`, `open tot morgen 22 u`, `open tot zaterdag 12 u`; a week or more is day and night."""
    ahead, hour = closes_at - now, hour_phrase(closes_at.time())
    if ahead >= timedelta(days=7):
        return f"dag en nacht open tot {date_phrase(closes_at.date(), now.date())}"
    if ahead > timedelta(days=1):
        return f"open tot {DAYS[closes_at.weekday()]} {hour}"
    if closes_at.date() > now.date() and closes_at.hour >= 12:
        return f"open tot morgen {hour}"
    return f"open tot {hour}"


def certain_phrase(now: datetime, change: datetime | None, *, opened: bool) -> str:
    """`nu open tot 22 u`, `opent morgen om 14 u`, `dag en nacht open`; `change` is the next closing or
    opening.
    """
    if opened:
        return f"nu {open_phrase(change, now)}" if change else "dag en nacht open"
    return f"opent {opens_phrase(change, now)}" if change else "nu gesloten"


def usual_phrase(now: datetime, change: datetime | None, *, opened: bool) -> str:
    """The same without certainty: `normaal open tot 22 u`, `opent normaal morgen om 14 u`."""
    if opened:
        return f"normaal {open_phrase(change, now)}" if change else "normaal dag en nacht open"
    return f"opent normaal {opens_phrase(change, now)}" if change else "normaal gesloten"


def check_phrase(site: str) -> str:
    """The ending that sends people to the source: `, kijk na op awel.be`; nothing without a site."""
    return f", kijk na op {site_name(site)}" if site else ""


def site_name(address: str) -> str:
    """`https://www.awel.be/contact` as people say it: `awel.be`."""
    return address.removeprefix("https://").removeprefix("http://").split("/", 1)[0].removeprefix("www.")


def assured_phrase(assured_on: date | None) -> str:
    return f"(nagekeken in {month_phrase(assured_on)})" if assured_on else "(niet nagekeken)"


def exception_phrase(exception: HoursException, today: date) -> str:
    """`donderdag 24 december: open van 10 u tot 12 u (kerstavond)`."""
    hours = "gesloten" if exception.closed else f"open van {spans_phrase(exception.spans)}"
    reason = f" ({exception.reason})" if exception.reason else ""
    return f"{DAYS[exception.on.weekday()]} {date_phrase(exception.on, today)}: {hours}{reason}"
