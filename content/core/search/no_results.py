"""Which words found nothing, so that editors can add them. Words only, never who typed them.

A name or a story could be typed too. Therefore only short queries of plain words are counted, a query that hints at
danger never is, and words that fewer than three searches had in common are forgotten after thirty days.
"""

import re
from datetime import timedelta

from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from content.core.models.search import NoResultQuery
from content.core.search.words import words_of

MAX_WORDS = 5
MAX_LENGTH = 100
# More different words a day than people type come from a robot.
MAX_A_DAY = 500
SHOWN_FROM = 3
KEEP_DAYS = 365
KEEP_RARE_DAYS = 30
LOOKS_PERSONAL = re.compile(r"[\d@/:]|\.\w")


def countable_words(query: str) -> str:
    """The normalised words of a query that may be counted; empty when it may not."""
    words = words_of(query)
    if LOOKS_PERSONAL.search(query) or not 1 <= len(words) <= MAX_WORDS:
        return ""
    text = " ".join(words)
    return text if 3 <= len(text) <= MAX_LENGTH else ""


def count(query: str) -> None:
    """One more search for these words today, if they may be counted. Not for queries that hint at danger."""
    words, today = countable_words(query), timezone.localdate()
    if not words:
        return
    counted = NoResultQuery.objects.filter(words=words, day=today).update(count=F("count") + 1)
    if not counted and NoResultQuery.objects.filter(day=today).count() < MAX_A_DAY:
        NoResultQuery.objects.bulk_create([NoResultQuery(words=words, day=today)], ignore_conflicts=True)


def often_searched() -> QuerySet[NoResultQuery, dict[str, object]]:
    """Words with how often they found nothing, most often first; what was searched once or twice stays out."""
    return (
        NoResultQuery.objects.values("words")
        .annotate(times=Sum("count"))
        .filter(times__gte=SHOWN_FROM)
        .order_by("-times", "words")
    )


def forget_old() -> int:
    """Delete what is older than a year, and after thirty days what was rare; return how many rows that were."""
    today = timezone.localdate()
    common = often_searched().values("words")
    old = NoResultQuery.objects.filter(day__lt=today - timedelta(days=KEEP_DAYS))
    rare = NoResultQuery.objects.filter(day__lt=today - timedelta(days=KEEP_RARE_DAYS)).exclude(words__in=common)
    return old.delete()[0] + rare.delete()[0]
