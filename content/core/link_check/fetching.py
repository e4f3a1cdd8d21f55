"""One polite request to one public address: pinned to the machine that was checked, short, and never long.

The standard library's client is used below its own name resolution: it connects to the address that the guard
gave and asks the certificate for the name.
"""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from content.core.link_check.safe_address import Guard, RefusedAddressError

USER_AGENT = "AllesOverPesten-linkcontrole/1.0 (+https://www.allesoverpesten.be/)"
MAX_BODY = 512 * 1024
MAX_REDIRECTS = 5
SECONDS_A_REQUEST = 10.0
SECONDS_AN_ADDRESS = 30.0
HEAD_REFUSED = {400, 403, 404, 405, 406, 501, 503}
REDIRECTS = {301, 302, 303, 307, 308}


class TooSlowError(Exception):
    """No answer within the time."""


class NoAnswerError(Exception):
    """The machine answers nothing that a browser could show; the message is Dutch."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at an address. `url` is where the redirects ended; `html` at most `MAX_BODY` bytes as text."""

    url: str
    status: int
    html: str
    is_permanent_move: bool


class _PinnedHTTP(http.client.HTTPConnection):
    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _PinnedHTTPS(_PinnedHTTP):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str
    html: str


def _followed(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise NoAnswerError("verwijst door naar iets dat geen adres is") from error


class Fetcher:
    """Fetches with HEAD first and GET for the page itself, follows redirects, checks every step of the way."""

    def __init__(self, guard: Guard | None = None, seconds: float = SECONDS_AN_ADDRESS) -> None:
        self._guard = guard or Guard()
        self._seconds = seconds

    def fetch(self, url: str) -> Page:
        """Raises `RefusedAddressError`, `TooSlowError` or `NoAnswerError`."""
        deadline = time.monotonic() + self._seconds
        moved_for_good = True
        for _step in range(MAX_REDIRECTS + 1):
            answer = self._request("HEAD", url, deadline)
            if answer.status not in REDIRECTS and (answer.status < 400 or answer.status in HEAD_REFUSED):
                answer = self._request("GET", url, deadline)
            if answer.status not in REDIRECTS or not answer.location:
                return Page(url, answer.status, answer.html, moved_for_good)
            moved_for_good = moved_for_good and answer.status in {301, 308}
            url = _followed(url, answer.location)
        raise NoAnswerError("verwijst telkens door en komt nergens aan")

    def _request(self, method: str, url: str, deadline: float) -> _Answer:
        try:
            parts = urlsplit(url)
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise RefusedAddressError("de naam of de poort in het adres bestaat niet") from error
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise RefusedAddressError("het adres begint niet met https:// of http://")
        address = self._guard.resolve(parts.hostname, port)
        kind = _PinnedHTTPS if parts.scheme == "https" else _PinnedHTTP
        connection = kind(parts.hostname, port, address, self._left(deadline))
        try:
            return self._exchange(connection, method, parts.path or "/", parts.query, deadline)
        except TimeoutError as error:
            raise TooSlowError from error
        except ssl.SSLCertVerificationError as error:
            raise NoAnswerError("het certificaat van https klopt niet") from error
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise NoAnswerError("de site antwoordt niet") from error
        finally:
            connection.close()

    def _exchange(self, connection: _PinnedHTTP, method: str, path: str, query: str, deadline: float) -> _Answer:
        target = iri_to_uri(f"{path}?{query}" if query else path)
        headers = {"User-Agent": USER_AGENT, "Accept": "text/html,*/*;q=0.5", "Connection": "close"}
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        is_html = "html" in response.getheader("Content-Type", "")
        body = self._body(connection, response, deadline) if method == "GET" and is_html else b""
        return _Answer(response.status, response.getheader("Location", ""), body.decode("utf-8", "replace"))

    def _body(self, connection: _PinnedHTTP, response: http.client.HTTPResponse, deadline: float) -> bytes:
        """Read in parts, so that a machine which sends a byte now and then cannot hold the scan."""
        parts: list[bytes] = []
        size = 0
        while size < MAX_BODY:
            if connection.sock:
                connection.sock.settimeout(self._left(deadline))
            part = response.read1(min(65536, MAX_BODY - size))
            if not part:
                break
            parts.append(part)
            size += len(part)
        return b"".join(parts)

    @staticmethod
    def _left(deadline: float) -> float:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TooSlowError
        return min(left, SECONDS_A_REQUEST)
