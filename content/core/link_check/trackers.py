"""Third parties that follow visitors, by the hosts that a page loads from. A short list of well-known ones."""

from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

TRACKERS = {
    "google-analytics.com": "Google Analytics",
    "googletagmanager.com": "Google Tag Manager",
    "doubleclick.net": "Google Ads",
    "googlesyndication.com": "Google Ads",
    "googleadservices.com": "Google Ads",
    "connect.facebook.net": "Meta-pixel",
    "facebook.com": "Facebook",
    "tiktok.com": "TikTok",
    "snap.licdn.com": "LinkedIn",
    "ads-twitter.com": "X",
    "static.hotjar.com": "Hotjar",
    "hotjar.com": "Hotjar",
    "clarity.ms": "Microsoft Clarity",
    "bat.bing.com": "Microsoft Ads",
    "sc-static.net": "Snapchat",
    "pinimg.com": "Pinterest",
    "hs-scripts.com": "HubSpot",
    "segment.com": "Segment",
    "mixpanel.com": "Mixpanel",
    "scorecardresearch.com": "Scorecard Research",
}
_SOURCES = {"script": "src", "img": "src", "iframe": "src", "link": "href"}


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = _SOURCES.get(tag)
        self.addresses += [value for name, value in attrs if wanted and name == wanted and value]


def _host(url: str, address: str) -> str:
    """Empty for what no browser could load either."""
    try:
        return urlsplit(urljoin(url, address.strip())).hostname or ""
    except ValueError:
        return ""


def trackers_in(html: str, url: str) -> list[str]:
    """Names of known trackers that this page loads, each once, by name."""
    loads = _Loads()
    with suppress(AssertionError):  # how Python's parser gives up; what it read before counts
        loads.feed(html)
    found = set()
    for address in loads.addresses:
        labels = _host(url, address).split(".")
        names = {".".join(labels[first:]) for first in range(len(labels))}
        found |= {TRACKERS[name] for name in names & TRACKERS.keys()}
    return sorted(found)
