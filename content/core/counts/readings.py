"""Which page an answer is, in one word that its page and the server share.

A reading is one time that a page was opened. Answering questions on it is no second reading: views say so with
`no_reading`. The words stand signed in the page, so that a browser which shows it from its own cache can name it.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import ResolverMatch, get_resolver
from django.utils.crypto import constant_time_compare, salted_hmac

from content.core.counts.count import API, DOWNLOAD, EMBED, FEED, READ, Count

if TYPE_CHECKING:
    from content.core.models import BasePage

SALT = "content.core.counts.readings"
MARK_LENGTH = 12
FEEDS = ("application/rss+xml", "application/atom+xml")
NOT_PUBLIC = ("/admin/", "/account/")


@dataclass(frozen=True, slots=True)
class Reading:
    """`key` of a page in the tree, or the name of an address; the section it stands in; for whom it is."""

    key: str
    section: str = ""
    audiences: tuple[str, ...] = ()

    @classmethod
    def of_page(cls, page: "BasePage") -> Self:
        return cls(str(page.pk), page.section_key, tuple(page.audiences))

    @classmethod
    def of_address(cls, match: ResolverMatch) -> Self:
        return cls(match.view_name, _sections().get(match.view_name, ""))

    @classmethod
    def from_detail(cls, key: str, detail: str) -> Self:
        section, *audiences = detail.split(" ")
        return cls(key, section, tuple(audiences))

    @property
    def detail(self) -> str:
        return " ".join([self.section, *self.audiences])

    @property
    def count(self) -> Count:
        return Count(READ, self.key, self.detail)

    @property
    def signed(self) -> str:
        """For the page itself. Signed, because what comes back must be something we wrote."""
        text = f"{self.key} {self.detail}"
        return f"{text}~{_mark(text)}"

    @classmethod
    def from_signed(cls, signed: str) -> Self | None:
        text, _separator, mark = signed.rpartition("~")
        if not constant_time_compare(mark, _mark(text)):
            return None
        key, _space, detail = text.partition(" ")
        return cls.from_detail(key, detail)


def _mark(text: str) -> str:
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()[:MARK_LENGTH]


@cache
def _sections() -> dict[str, str]:
    """Section of every address that is no page of the tree, by its name."""
    found = {}
    sections = {section["url"].strip("/"): section["key"] for section in settings.SITE_SECTIONS}
    for name, values in get_resolver().reverse_dict.lists():
        if isinstance(name, str):
            [(pattern, _names), *_rest] = values[0][0]
            found[name] = sections.get(pattern.split("/")[0], "")
    return found


def begin(request: HttpRequest, match: ResolverMatch) -> None:
    """Unless its view says something better, an answer is what stands at this address."""
    is_public = not request.path.startswith(NOT_PUBLIC)
    request.reading = Reading.of_address(match) if is_public else None  # type: ignore[attr-defined] - ours


def mark(request: HttpRequest, reading: Reading) -> None:
    """This answer is that, or a file that belongs to it."""
    request.reading = reading  # type: ignore[attr-defined] - ours


def mark_page(request: HttpRequest, page: "BasePage") -> None:
    mark(request, Reading.of_page(page))


def no_reading(request: HttpRequest) -> None:
    """This answer is a next step on a page that was counted already."""
    request.reading = None  # type: ignore[attr-defined] - ours


def count_of(request: HttpRequest, response: HttpResponseBase) -> Count | None:
    """What an answer counts as: a page, a frame on another site, a feed, data for other sites, or a file."""
    reading: Reading | None = getattr(request, "reading", None)
    match = request.resolver_match
    name = _name(response, match) if reading and match else ""
    if not name or not reading or not match:
        return None
    subject = "" if reading.key == match.view_name else reading.key
    return reading.count if name == READ else Count(name, subject, match.view_name)


def _name(response: HttpResponseBase, match: ResolverMatch) -> str:
    kind = response.get("Content-Type", "").partition(";")[0]
    is_for_others = response.has_header("Access-Control-Allow-Origin")
    # In this order: the first that holds.
    rules = {
        EMBED: kind == "text/html" and getattr(response, "xframe_options_exempt", False),
        READ: kind == "text/html",
        FEED: kind in FEEDS or (kind == "text/calendar" and not match.kwargs),
        # An answer "nothing changed" has no kind.
        API: kind == "text/xml" or (is_for_others and kind in {"application/json", ""}),
        DOWNLOAD: kind == "application/pdf" or response.has_header("Content-Disposition"),
    }
    return next((name for name, holds in rules.items() if holds), "")
