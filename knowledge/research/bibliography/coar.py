"""Words of COAR (https://vocabularies.coar-repositories.org) for what a work is and who may open it. Pure."""

import re
from enum import Enum, auto

from knowledge.research.bibliography.record import Kind, Record

type Concept = tuple[str, str]
"""Address and label."""


class ThesisLevel(Enum):
    DOCTORAL = auto()
    MASTER = auto()
    BACHELOR = auto()
    UNKNOWN = auto()


# A dissertation is a doctor's in one country and a master's in the next: that word decides nothing.
LEVELS = (
    (ThesisLevel.BACHELOR, re.compile(r"\bbachelor|\bb\.?\s?sc\b", re.IGNORECASE)),
    (ThesisLevel.MASTER, re.compile(r"\bmaster|\bmathesis\b|\bm\.?\s?sc\b", re.IGNORECASE)),
    (ThesisLevel.DOCTORAL, re.compile(r"\bph\.?\s?d|\bdoct|\bproefschrift", re.IGNORECASE)),
)
OPEN_ACCESS: Concept = ("http://purl.org/coar/access_right/c_abf2", "open access")
METADATA_ONLY: Concept = ("http://purl.org/coar/access_right/c_14cb", "metadata only access")
TYPE = "http://purl.org/coar/resource_type/"
TYPES: dict[Kind, Concept] = {
    Kind.ARTICLE: (f"{TYPE}c_6501", "journal article"),
    Kind.BOOK: (f"{TYPE}c_2f33", "book"),
    Kind.CHAPTER: (f"{TYPE}c_3248", "book part"),
    # Paper, poster or talk: the kind of a record does not say which.
    Kind.CONFERENCE: (f"{TYPE}c_c94f", "conference object"),
    Kind.REPORT: (f"{TYPE}c_93fc", "report"),
    Kind.PREPRINT: (f"{TYPE}c_816b", "preprint"),
    Kind.DATASET: (f"{TYPE}c_ddb1", "dataset"),
    Kind.WEBPAGE: (f"{TYPE}c_7ad9", "website"),
    Kind.OTHER: (f"{TYPE}c_1843", "other"),
}
THESES: dict[ThesisLevel, Concept] = {
    ThesisLevel.DOCTORAL: (f"{TYPE}c_db06", "doctoral thesis"),
    ThesisLevel.MASTER: (f"{TYPE}c_bdcc", "master thesis"),
    ThesisLevel.BACHELOR: (f"{TYPE}c_7a1f", "bachelor thesis"),
    ThesisLevel.UNKNOWN: (f"{TYPE}c_46ec", "thesis"),
}


def level_of_thesis(genre: str) -> ThesisLevel:
    """As far as the description says it; never a guess."""
    found = {level for level, words in LEVELS if words.search(genre)}
    return found.pop() if len(found) == 1 else ThesisLevel.UNKNOWN


def resource_type(record: Record) -> Concept:
    return THESES[level_of_thesis(record.genre)] if record.kind is Kind.THESIS else TYPES[record.kind]


def access_right(full_text: str) -> Concept:
    """Open when the record says where everybody may read the work; else this place has its description only."""
    return OPEN_ACCESS if full_text else METADATA_ONLY
