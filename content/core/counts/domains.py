"""From which other site somebody comes: its domain only, never the page there, and never which page here."""

import re
from threading import Lock
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils import timezone

DOMAIN = re.compile(r"(?=.{4,80}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
MOST_A_DAY = 300
"""Different domains a process writes down in a day; robots that invent them fill no table."""
REST = "andere"


def other_domain(request: HttpRequest) -> str:
    """The domain that the browser says it comes from; empty for our own pages and for what is no public site."""
    told = request.META.get("HTTP_REFERER", "")
    if not told:
        return ""
    try:
        parts = urlsplit(told)
        domain = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    own = request.get_host().partition(":")[0].removeprefix("www.")
    if parts.scheme not in {"http", "https"} or domain == own or not DOMAIN.fullmatch(domain):
        return ""
    return _seen.known_or_rest(domain)


class _Seen:
    """The domains of today."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = timezone.localdate()
        self._domains: set[str] = set()

    def known_or_rest(self, domain: str) -> str:
        with self._lock:
            if self._day != timezone.localdate():
                self._day, self._domains = timezone.localdate(), set()
            if len(self._domains) < MOST_A_DAY:
                self._domains.add(domain)
            return domain if domain in self._domains else REST


_seen = _Seen()
