"""References as people paste them into a paper, through citeproc-py with styles that lie beside this module. Pure."""

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
    return " ".join(str(text).split())
