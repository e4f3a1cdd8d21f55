"""References as people paste them into a paper, through citeproc-py with styles that lie beside this module. Pure."""

import re
import threading
import warnings
from enum import StrEnum
from functools import cache
from importlib.resources import files

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from knowledge.research.bibliography import csl_json
from knowledge.research.bibliography.record import Record

# citeproc keeps state in the parsed style, so two threads may not format at the same time.
_lock = threading.Lock()
LOCALE = "en-US"
# No style names more; the others would only be read to be left out again.
NAMED = 40


class Style(StrEnum):
    APA = "apa"
    VANCOUVER = "vancouver"


@cache
def _style(style: Style) -> CitationStylesStyle:
    path = files(__package__).joinpath("styles", f"{style}.csl")
    return CitationStylesStyle(str(path), locale=LOCALE, validate=False)


def cite(record: Record, style: Style) -> str:
    """One reference as plain text, in English as both styles ask."""
    item = csl_json.write_item(record) | {"id": "work"}
    if len(record.authors) > NAMED:
        item["author"] = [*item["author"][: NAMED - 1], item["author"][-1]]
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # citeproc warns of each field that no style uses
        bibliography = CitationStylesBibliography(_style(style), CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem("work")]))
        [text] = bibliography.bibliography()
    return _mended(" ".join(str(text).split()), record, style)


def _mended(text: str, record: Record, style: Style) -> str:
    """What citeproc-py 0.11 does otherwise than citeproc-js with the same styles (`tests/…/reference_citations.json`).

    It numbers a single reference, ignores `text-case` on labels, names editors twice when they stand in for authors,
    a title too, writes the term of an empty group, forgets the spaces in a date, and puts a point after `?`.
    """
    text = re.sub(r"^1\.\s*", "", text)
    text = re.sub(r"([?!])\.(?= |$)", r"\1", text)
    if style is Style.APA:
        title = record.title.rstrip(".?!")
        if not record.authors and not record.editors and title and text.startswith(title):
            head, repeated, tail = text[len(title) :].partition(title)
            text = text[: len(title)] + head + tail.lstrip(".?! ") if repeated else text
        if not record.number:
            text = text.replace(" (Publication)", "", 1)
        if not record.authors:
            text = re.sub(r" \([^()]*, eds?\.\)", "", text, count=1)
        return re.sub(r"\(ed(s?)\.\)", r"(Ed\1.)", text)
    text = re.sub(r"(\. \d{4})([A-Z][a-z]{2})(?:(\d{1,2})\b|\b)", _spaced_date, text)
    if not record.authors and record.editors:
        named = re.match(r"^.*?, editors?\. ", text)
        if named:
            text = named[0] + text[named.end() :].replace(named[0], "", 1)
    return text


def _spaced_date(found: re.Match[str]) -> str:
    return " ".join(part for part in found.groups() if part)
