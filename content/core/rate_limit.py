"""How often one connection may do something, without keeping who that is.

The address is turned into a keyed hash that changes every day and lives in the cache for an hour only.
"""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

HOUR = 3600


def client_address(request: HttpRequest) -> str:
    """Who connects, as far as it can be trusted.

    Each of our `TRUSTED_PROXY_COUNT` proxies writes at the end of X-Forwarded-For who connected to it; what stands
    before that was sent by the visitor and can be anything.
    """
    hops = settings.TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if hops and len(forwarded) >= hops:
        return forwarded[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def within_limit(request: HttpRequest, what: str, per_hour: int) -> bool:
    """Count this request for `what`; False when this connection made too many in the last hour."""
    secret = f"{settings.SECRET_KEY}:{timezone.localdate().isoformat()}".encode()
    key = f"limit:{what}:{hmac.new(secret, client_address(request).encode(), hashlib.sha256).hexdigest()}"
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key) <= per_hour
    except ValueError:  # it expired between the two calls
        return True
