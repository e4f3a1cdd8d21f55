"""Whole pages kept for anonymous visitors, compressed once.

Only a plain GET without cookies is kept, never an answer to a form, never anything that says `no-store` or `private`.
A publication or a changed setting starts a new generation, so a change shows at once in every process. Pages that
show an open state end at the next opening or closing time, because their view sets `max-age` to it.
"""

import gzip
import re
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

import brotli
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, get_max_age, patch_vary_headers

GENERATION_KEY = "page-cache-generation"
COUNTS_HEADER = "X-Counts"
"""What an answer counts as: kept with it, and taken off before it leaves (`content.core.counts`)."""
KEEP_SECONDS = 3_600
MIN_COMPRESS_BYTES = 500
COMPRESSIBLE = re.compile(r"^(text/|application/(json|xml|atom\+xml|rss\+xml|ld\+json)|image/svg\+xml)")
NEVER_PREFIXES = ("/admin/", "/account/", "/static/", "/media/", "/documents/", "/healthz", "/readyz")


def start_new_generation(**_signal: Any) -> None:
    """Forget every kept page; called when anything that visitors see has changed.

    Once more when the change is committed: until then another process still reads, and would keep, the old state.
    """
    _next_generation()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(_next_generation, robust=True)


def _next_generation() -> None:
    try:
        cache.incr(GENERATION_KEY)
    except ValueError:
        cache.set(GENERATION_KEY, 1, timeout=None)


def kept(name: str, make: Callable[[], Any]) -> Any:
    """What `make` returns, made once in each generation: for small lists that every page asks for."""
    return cache.get_or_set(f"kept:{cache.get(GENERATION_KEY, 0)}:{name}", make, timeout=KEEP_SECONDS)


def kept_each(name: str, keys: Iterable[str], make: Callable[[list[str]], dict[str, Any]]) -> dict[str, Any]:
    """The same for many values at once: `make` gets the keys that are not kept yet and returns what it found."""
    prefix = f"kept:{cache.get(GENERATION_KEY, 0)}:{name}-"
    wanted = dict.fromkeys(keys)
    found = {key.removeprefix(prefix): value for key, value in cache.get_many([prefix + key for key in wanted]).items()}
    if missing := [key for key in wanted if key not in found]:
        made = make(missing)
        cache.set_many({prefix + key: value for key, value in made.items()}, timeout=KEEP_SECONDS)
        found |= made
    return found


def _key(request: HttpRequest) -> str:
    """Hashed, because an address may hold what a key of a cache may not, and be longer than one."""
    generation = cache.get(GENERATION_KEY, 0)
    address = f"{request.get_host()}{request.path}".encode(errors="surrogatepass")
    return f"page:{generation}:{blake2b(address, digest_size=16).hexdigest()}"


def _is_cacheable_request(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        and not request.META.get("QUERY_STRING")
        and not request.COOKIES
        and not request.path.startswith(NEVER_PREFIXES)
    )


def _lifetime(response: HttpResponse) -> int:
    """Seconds that this answer may be kept; 0 when it may not."""
    control = response.get("Cache-Control", "")
    if response.status_code != 200 or response.streaming or response.cookies:
        return 0
    if "no-store" in control or "private" in control or "no-cache" in control:
        return 0
    max_age = get_max_age(response)
    return settings.PAGE_CACHE_SECONDS if max_age is None else max_age


def _encodings(body: bytes, content_type: str) -> dict[str, bytes]:
    if len(body) < MIN_COMPRESS_BYTES or not COMPRESSIBLE.match(content_type):
        return {"identity": body}
    return {
        "br": brotli.compress(body, quality=5),
        "gzip": gzip.compress(body, compresslevel=6, mtime=0),
        "identity": body,
    }


def _answer(request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    accepted = request.headers.get("Accept-Encoding", "")
    encoding = next((name for name in ("br", "gzip") if name in accepted and name in kept["bodies"]), "identity")
    body = kept["bodies"][encoding]
    # The length that was kept is that of the page before it was compressed: a browser would wait for the rest for ever.
    response = HttpResponse(body, headers=kept["headers"] | {"Content-Length": str(len(body))})
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    if len(kept["bodies"]) > 1:
        patch_vary_headers(response, ["Accept-Encoding"])
    if etag := response.get("ETag"):
        found = get_conditional_response(request, etag=etag, response=response)
        if COUNTS_HEADER in kept["headers"]:
            found.headers[COUNTS_HEADER] = kept["headers"][COUNTS_HEADER]
        return found
    return response


class PageCacheMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_cacheable_request(request):
            return self.get_response(request)
        key = _key(request)
        kept = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            lifetime = _lifetime(response)
            if not lifetime:
                return response
            if "Cache-Control" not in response:
                response.headers["Cache-Control"] = f"public, max-age={min(lifetime, 60)}"
            kept = {
                "headers": dict(response.items()),
                "bodies": _encodings(response.content, response.get("Content-Type", "")),
            }
            cache.set(key, kept, timeout=lifetime)
        return _answer(request, kept)
