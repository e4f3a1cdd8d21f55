"""How many reports one connection may send, without keeping who that is.

The address is turned into a keyed hash that changes every day and lives in the cache for an hour only.
"""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

PER_HOUR = 10
HOUR = 3600


def _key(request: HttpRequest) -> str:
    secret = f"{settings.SECRET_KEY}:{timezone.localdate().isoformat()}".encode()
    address = request.META.get("REMOTE_ADDR", "")
    return f"report:{hmac.new(secret, address.encode(), hashlib.sha256).hexdigest()}"


def may_report(request: HttpRequest) -> bool:
    """Count this report; False when this connection sent too many in the last hour."""
    key = _key(request)
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key) <= PER_HOUR
    except ValueError:  # it expired between the two calls
        return True
