"""What an address is worth, in one word and one Dutch sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from content.core.enums import LinkOutcome
from content.core.link_check.fetching import NoAnswerError, Page, TooSlowError
from content.core.link_check.safe_address import RefusedAddressError
from content.core.link_check.trackers import trackers_in

# A site that asks robots to stay away or to come back later works for people.
STILL_THERE = {401, 403, 429}


@dataclass(frozen=True, slots=True)
class Finding:
    outcome: LinkOutcome
    status_code: int | None = None
    detail: str = ""
    trackers: tuple[str, ...] = ()


def judge(url: str, fetch: Callable[[str], Page]) -> Finding:
    """Fetch and judge one address. Never raises for what the address does."""
    try:
        page = fetch(url)
    except RefusedAddressError as refusal:
        return Finding(LinkOutcome.REFUSED, detail=f"{str(refusal)[:1].upper()}{str(refusal)[1:]}.")
    except TooSlowError:
        return Finding(LinkOutcome.SLOW, detail="Geen antwoord binnen de tijd.")
    except NoAnswerError as problem:
        return Finding(LinkOutcome.DEAD, detail=f"{str(problem)[:1].upper()}{str(problem)[1:]}.")
    if page.status >= 400 and page.status not in STILL_THERE:
        return Finding(LinkOutcome.DEAD, page.status, f"De site antwoordt met {page.status}.")
    return _judge_page(url, page)


def _judge_page(url: str, page: Page) -> Finding:
    trackers = tuple(trackers_in(page.html, page.url))
    if not page.url.startswith("https://"):
        return Finding(LinkOutcome.INSECURE, page.status, "Het adres eindigt zonder https.", trackers)
    if _is_other_place(url, page.url):
        words = "voorgoed" if page.is_permanent_move else "voorlopig"
        return Finding(LinkOutcome.REDIRECT, page.status, f"Verhuisde {words} naar {page.url}"[:500], trackers)
    return Finding(LinkOutcome.OK, page.status, "", trackers)


def _is_other_place(asked: str, ended: str) -> bool:
    """Whether people should be sent elsewhere; a slash or www more or less is the same place."""

    def place(url: str) -> tuple[str, str, str]:
        parts = urlsplit(url)
        return parts.scheme, (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")

    return place(asked) != place(ended)
