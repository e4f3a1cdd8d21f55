"""Records as they are kept: one way to write a date, pages, a DOI, a language. Pure, and tidy twice is tidy once."""

import re
import unicodedata
from hashlib import sha256

from knowledge.research.bibliography.identifiers import tidy_doi
from knowledge.research.bibliography.record import Kind, Name, Record

YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d|21\d\d)(?!\d)")
ISO_DATE = re.compile(r"^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
DASHES = re.compile(r"\s*[-‐‑‒–—−]+\s*")
# What a database or a browser cannot hold: control characters and halves of characters.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
KEY_LETTERS = 300
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january januari jan janvier", "february februari feb février", "march maart mar mrt mars",
            "april apr avril", "may mei mai", "june juni jun juin", "july juli jul juillet", "august augustus aug août",
            "september sept sep septembre", "october oktober oct okt octobre", "november nov novembre",
            "december dec décembre",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
LANGUAGES = {
    "en": ("english", "eng", "engels", "en-us", "en-gb", "british", "american", "anglais"),
    "nl": ("dutch", "nld", "dut", "nederlands", "nl-be", "nl-nl", "vlaams", "flemish"),
    "fr": ("french", "fra", "fre", "français", "frans", "fr-be", "fr-fr"),
    "de": ("german", "deu", "ger", "deutsch", "duits", "de-de", "ngerman"),
}
LANGUAGE_KEYS = {word: key for key, words in LANGUAGES.items() for word in words}


def clean_text(text: str) -> str:
    """One line, composed letters, nothing unwritable."""
    return " ".join(unicodedata.normalize("NFC", UNWRITABLE.sub("", text)).split())


def tidy(record: Record) -> Record:
    """The same record, written in one way; nothing that a reader would miss is taken away."""
    texts = {
        name: clean_text(getattr(record, name))
        for name in (
            "title", "container", "volume", "issue", "publisher", "place", "edition", "number", "genre", "isbn",
            "issn", "url", "abstract", "note", "key",
        )
    }  # fmt: skip
    doi = tidy_doi(record.doi)
    if record.doi.strip() and not doi:
        texts["note"] = _joined(texts["note"], f"DOI: {clean_text(record.doi)}")
    return record.with_values(
        **texts,
        doi=doi,
        pages=tidy_pages(record.pages),
        language=tidy_language(record.language),
        authors=_names(record.authors),
        editors=_names(record.editors),
        keywords=tuple(dict.fromkeys(word for word in map(clean_text, record.keywords) if word)),
    )


def with_date(record: Record, year: str, month: str = "", day: str = "") -> Record:
    """The record with its date; words that are no date ("in press") go to the note, so that they are not lost."""
    issued = tidy_date(year, month, day)
    if issued or not clean_text(year):
        return record.with_values(issued=issued)
    return record.with_values(issued="", note=_joined(record.note, clean_text(year)))


def tidy_date(year: str, month: str = "", day: str = "") -> str:
    """`2020-03-09` as far as it is known; empty without a year."""
    iso = ISO_DATE.match(year.strip())
    if iso and not month:
        year, month, day = iso[1], iso[2], iso[3] or ""
    found = YEAR.search(year)
    if found is None:
        return ""
    months = month_number(month)
    if not months:
        return found[1]
    days = re.search(r"\d{1,2}", day)
    if days is None or not 1 <= int(days[0]) <= 31:
        return f"{found[1]}-{months:02}"
    return f"{found[1]}-{months:02}-{int(days[0]):02}"


def month_number(text: str) -> int:
    """1 to 12 from a number or a name in four languages; 0 when it is neither."""
    word = re.match(r"[^\W\d_]+|\d+", text.strip().lower())
    if word is None:
        return 0
    if word[0].isdecimal():
        return int(word[0]) if 1 <= int(word[0][:4]) <= 12 else 0
    return MONTHS.get(word[0], 0)


def tidy_pages(text: str) -> str:
    return DASHES.sub("-", clean_text(text)).strip("-")


def tidy_language(text: str) -> str:
    """A two-letter key where we know the word; else the word itself."""
    word = clean_text(text).lower()
    return LANGUAGE_KEYS.get(word, word)


def title_key(title: str) -> str:
    """Two titles are the same when their keys are equal: case, accents, dashes and points do not count."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    key = "".join(letter for letter in plain if letter.isalnum())
    # An index of the database takes no more than some two thousand bytes.
    return key if len(key) <= KEY_LETTERS else f"{key[:KEY_LETTERS]}{sha256(key.encode()).hexdigest()}"


def _names(names: tuple[Name, ...]) -> tuple[Name, ...]:
    cleaned = (
        Name(clean_text(one.family), clean_text(one.given), clean_text(one.suffix), clean_text(one.literal))
        for one in names
    )
    return tuple(name for name in cleaned if name.line.strip(" ,{}"))


def _joined(note: str, more: str) -> str:
    return f"{note}. {more}" if note else more


def kind_or_other(value: str) -> Kind:
    return Kind(value) if value in set(Kind) else Kind.OTHER
