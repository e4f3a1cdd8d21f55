"""Around every answer of the API: anybody may read, from any site; nobody is known, and nothing is sent twice."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response, patch_vary_headers

KEPT_SECONDS = 300
READING = ("GET", "HEAD", "OPTIONS")


def for_readers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Reading only. Answers carry an ETag, may be kept for a few minutes, and set no cookie."""

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return _open_to_all(HttpResponse(status=204))
        if request.method not in READING:
            return _open_to_all(HttpResponseNotAllowed(READING))
        response = _as_get(view, request, *args, **kwargs)
        if response.status_code == 200:
            etag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
            response = get_conditional_response(request, etag=etag, response=response)
        else:
            response.headers["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["Accept-Encoding"])
        return _open_to_all(response)

    return read


def _as_get(view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Ninja knows no HEAD; the server takes the body off."""
    asked, request.method = request.method, "GET"
    try:
        return view(request, *args, **kwargs)
    finally:
        request.method = asked


def _open_to_all(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = ", ".join(READING)
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Access-Control-Expose-Headers"] = "ETag"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
