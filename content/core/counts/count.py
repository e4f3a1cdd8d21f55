"""What a count is about: plain values, so that every floor may name its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """What happened: the name of a thing that is counted, what it happened to (the key of a page), and a part of that.

    Never anything about a person. Longer texts are cut to what the table holds.
    """

    name: str
    subject: str = ""
    detail: str = ""


READ = "page-read"
"""A page was opened: subject its key, detail its section and its audiences at that moment (`readings`)."""
DOWNLOAD, FEED, API, EMBED = "download", "feed", "api", "embed"
"""Other answers than a page: subject the key of the page they belong to, detail the name of the address."""
REFERRER, EMBEDDER = "referrer", "embedder"
"""Detail: the domain of another site, on which somebody found the way here or sees a frame of ours."""
FOR_PROGRAMS = frozenset({FEED, API})
"""What programs are meant to ask for, so they count too."""
