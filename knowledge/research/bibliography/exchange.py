"""Files with many records: which format is it, what stands in it, and the same the other way. Pure."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from knowledge.research.bibliography import bibtex, csl_json, ris
from knowledge.research.bibliography.bibtex_scanner import START
from knowledge.research.bibliography.record import Entry, Record
from knowledge.research.bibliography.tidying import UNWRITABLE


class Format(StrEnum):
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


SUFFIXES = {Format.BIBTEX: "bib", Format.RIS: "ris", Format.CSL_JSON: "json"}
MEDIA_TYPES = {
    Format.BIBTEX: "application/x-bibtex; charset=utf-8",
    Format.RIS: "application/x-research-info-systems; charset=utf-8",
    Format.CSL_JSON: "application/vnd.citationstyles.csl+json; charset=utf-8",
}
READERS: dict[Format, Callable[[str], Iterator[Entry]]] = {
    Format.BIBTEX: bibtex.read,
    Format.RIS: ris.read,
    Format.CSL_JSON: csl_json.read,
}


def decode(content: bytes) -> str:
    """Text in whatever encoding it came, even when lines differ; never fails, and ends lines with one character."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        content = content.removeprefix(b"\xef\xbb\xbf")
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = "\n".join(_decode_line(line) for line in content.split(b"\n"))
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def format_of(text: str, file_name: str = "") -> Format | None:
    """From what stands in it, the name only where that leaves doubt; None when it is none of the three."""
    start = text.lstrip()[:1]
    suffix = file_name.lower().rpartition(".")[2]
    if start in {"{", "["} and suffix not in {"bib", "ris"}:
        return Format.CSL_JSON
    if any(ris.TAG.match(line) and line.lstrip().startswith("TY") for line in text.splitlines()):
        return Format.RIS if suffix != "bib" else Format.BIBTEX
    if START.search(text) and suffix not in {"ris", "json"}:
        return Format.BIBTEX
    return next((one for one, name in SUFFIXES.items() if name == suffix), None)


def read(text: str, file_format: Format) -> Iterator[Entry]:
    return READERS[file_format](text)


def write(records: Iterable[Record], file_format: Format) -> Iterator[str]:
    """The file in pieces, one record at a time, so that an export of any length costs no memory."""
    if file_format is Format.CSL_JSON:
        yield from _write_json(records)
        return
    one = bibtex.write if file_format is Format.BIBTEX else ris.write
    for record in records:
        yield one(record)


def _write_json(records: Iterable[Record]) -> Iterator[str]:
    divider = "["
    for record in records:
        yield divider + json.dumps(csl_json.write_item(record), ensure_ascii=False)
        divider = ",\n"
    yield "]\n" if divider != "[" else "[]\n"
