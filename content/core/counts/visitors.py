"""Who is counted: people who did not ask to be left alone. Nothing that is looked at here is kept."""

import re
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

CRAWLERS = Path(__file__).parent / "crawlers.txt"


def is_counted(request: HttpRequest) -> bool:
    """Whether a person reads this: no program, no staff, nothing fetched in advance, no wish not to be counted."""
    return may_be_counted(request) and is_person(request)


def is_person(request: HttpRequest) -> bool:
    return not is_program(request.META.get("HTTP_USER_AGENT", ""))


def may_be_counted(request: HttpRequest) -> bool:
    """The same, for what programs are meant to ask for: they count too."""
    # Not `request.headers`: making that takes longer than all the rest of counting.
    told = request.META
    if request.method not in {"GET", "POST"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    if told.get("HTTP_DNT") == "1" or told.get("HTTP_SEC_GPC") == "1":
        return False
    return "prefetch" not in told.get("HTTP_SEC_PURPOSE", told.get("HTTP_PURPOSE", ""))


@lru_cache(maxsize=2_000)
def is_program(user_agent: str) -> bool:
    """Whether a list that others keep knows this as a robot; who does not say what it is, is one too."""
    return not user_agent.strip() or _crawlers().search(user_agent) is not None


@cache
def _crawlers() -> re.Pattern[str]:
    lines = CRAWLERS.read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and not line.startswith("#")))
