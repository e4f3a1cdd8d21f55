"""Descriptions of works by DOI, asked of whoever registered it (Crossref, DataCite) through doi.org.

Content negotiation: https://citation.doi.org/docs.html. One client for the whole app: it says who asks, waits
shortly, tries again when the other side is busy, and never reads more than it needs.
"""

import json
import time
from collections.abc import Callable
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.translation import gettext as _

from knowledge.research.bibliography.identifiers import tidy_doi

CSL_JSON = "application/vnd.citationstyles.csl+json"
TIMEOUT = 8.0
MOST_BYTES = 2 * 1024 * 1024
WAITS = (0.5, 2.0)
BUSY = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}


class DoiError(Exception):
    """No description was had; the message is Dutch and says what to do."""


class _SafeRedirects(HTTPRedirectHandler):
    """Follow only to where it is as safe as where we began."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:  # noqa: PLR0913 - the standard library's signature
        if urlsplit(newurl).scheme != urlsplit(req.full_url).scheme:
            raise HTTPError(newurl, code, "unsafe redirect", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def describe(doi: str, *, resolver: str | None = None, wait: Callable[[float], object] = time.sleep) -> str:
    """CSL-JSON of the work with this DOI, as text. Raises `DoiError`."""
    tidy = tidy_doi(doi)
    if not tidy:
        raise DoiError(_("Dit is geen DOI. Een DOI begint met 10. en heeft een schuine streep."))
    address = f"{resolver or settings.DOI_RESOLVER}{quote(tidy, safe='/():;.,_-')}"
    for pause in (*WAITS, None):
        try:
            return _asked(address)
        except HTTPError as error:
            if error.code == HTTPStatus.NOT_FOUND:
                raise DoiError(_("Deze DOI bestaat niet. Kijk elk teken na.")) from error
            if error.code not in BUSY:
                break
        except (URLError, TimeoutError, HTTPException, OSError, ValueError):
            pass
        if pause is not None:
            wait(pause)
    raise DoiError(_("doi.org antwoordt nu niet. Probeer het later nog eens, of vul de publicatie zelf in."))


def _asked(address: str) -> str:
    mail = settings.SECURITY_CONTACT.removeprefix("mailto:")
    headers = {"Accept": CSL_JSON, "User-Agent": f"AllesOverPesten/1.0 ({settings.SITE_URL}; mailto:{mail})"}
    opener = build_opener(_SafeRedirects())
    with opener.open(Request(address, headers=headers), timeout=TIMEOUT) as answer:  # noqa: S310 - the scheme is that of the setting
        text = answer.read(MOST_BYTES + 1)[:MOST_BYTES].decode()
    json.loads(text)
    return str(text)
