"""OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html): requests judged, answers written. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from lxml import etree

from knowledge.research.bibliography.record import Kind, Record

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMAS = {
    OAI: "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
    OAI_DC: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
}
PREFIX = "oai_dc"
STAMP = "%Y-%m-%dT%H:%M:%SZ"
# Required and permitted arguments of each verb; a resumption token stands alone.
VERBS: dict[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), {"resumptionToken"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
}
TYPES = {
    Kind.ARTICLE: "article", Kind.BOOK: "book", Kind.CHAPTER: "bookPart", Kind.CONFERENCE: "conferenceObject",
    Kind.REPORT: "report", Kind.THESIS: "doctoralThesis", Kind.PREPRINT: "preprint", Kind.DATASET: "dataset",
    Kind.WEBPAGE: "other", Kind.OTHER: "other",
}  # fmt: skip


class OaiError(Exception):
    """An error of the protocol; `code` is one of its codes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Query:
    """A request without mistakes in its form. Times are in UTC and include both ends."""

    verb: str
    values: Mapping[str, str]
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Item:
    """One record of the repository; `record` is None when it was deleted."""

    identifier: str
    stamp: datetime
    record: Record | None = None
    addresses: Sequence[str] = field(default=())
    rights: str = ""


def read_query(arguments: Mapping[str, Sequence[str]]) -> Query:
    """Judge the arguments of a request. Raises `OaiError`."""
    verbs = arguments.get("verb", ())
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", "Give one verb of OAI-PMH 2.0.")
    verb = verbs[0]
    if repeated := sorted(name for name, values in arguments.items() if len(values) != 1):
        raise OaiError("badArgument", f"Repeated argument: {', '.join(repeated)}")
    values = {name: found[0] for name, found in arguments.items() if name != "verb"}
    _check_names(verb, values)
    if "set" in values:
        raise OaiError("noSetHierarchy", "This repository has no sets.")
    since, until = _moment(values.get("from", ""), "from"), _moment(values.get("until", ""), "until")
    if since and until and (len(values["from"]) != len(values["until"]) or since > until):
        raise OaiError("badArgument", "from and until need the same granularity, and from comes first.")
    if until and len(values["until"]) == 10:
        until += timedelta(days=1, microseconds=-1)
    elif until:
        until += timedelta(microseconds=999_999)
    return Query(verb, values, since, until)


def _check_names(verb: str, values: Mapping[str, str]) -> None:
    required, optional = VERBS[verb]
    if unknown := sorted(set(values) - required - optional):
        raise OaiError("badArgument", f"Unknown argument: {', '.join(unknown)}")
    if "resumptionToken" in values:
        if len(values) > 1:
            raise OaiError("badArgument", "A resumptionToken stands alone.")
        return
    if missing := sorted(name for name in required if not values.get(name)):
        raise OaiError("badArgument", f"Missing argument: {', '.join(missing)}")


def _moment(text: str, name: str) -> datetime | None:
    if not text:
        return None
    for pattern, form in ((r"\d{4}-\d\d-\d\d", "%Y-%m-%d"), (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", STAMP)):
        if re.fullmatch(pattern, text):
            try:
                return datetime.strptime(text, form).replace(tzinfo=UTC)
            except ValueError:
                break
    raise OaiError("badArgument", f"{name} is no UTC date.")


def _in(parent: etree._Element, name: str, text: str = "", space: str = OAI) -> etree._Element:
    element = etree.SubElement(parent, f"{{{space}}}{name}")
    if text:
        element.text = text
    return element


def envelope(moment: datetime, base_url: str, query: Query | None) -> etree._Element:
    """The outer element; the request's arguments are repeated only when they were good."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {SCHEMAS[OAI]}")
    _in(root, "responseDate", moment.strftime(STAMP))
    request = _in(root, "request", base_url)
    if query:
        for name, value in {"verb": query.verb, **query.values}.items():
            request.set(name, value)
    return root


def as_bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def write_error(root: etree._Element, error: OaiError) -> None:
    _in(root, "error", str(error)).set("code", error.code)


def write_identify(root: etree._Element, name: str, base_url: str, email: str, earliest: datetime) -> None:
    identify = _in(root, "Identify")
    for tag, text in (
        ("repositoryName", name),
        ("baseURL", base_url),
        ("protocolVersion", "2.0"),
        ("adminEmail", email),
        ("earliestDatestamp", earliest.strftime(STAMP)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        _in(identify, tag, text)


def write_formats(root: etree._Element) -> None:
    one = _in(_in(root, "ListMetadataFormats"), "metadataFormat")
    for tag, text in (("metadataPrefix", PREFIX), ("schema", SCHEMAS[OAI_DC]), ("metadataNamespace", OAI_DC)):
        _in(one, tag, text)


def write_items(root: etree._Element, verb: str, items: Iterable[Item]) -> etree._Element:
    """The records or headers of a list, or the one of GetRecord."""
    parent = _in(root, verb)
    for item in items:
        if verb == "ListIdentifiers":
            _write_header(parent, item)
            continue
        record = _in(parent, "record")
        _write_header(record, item)
        if item.record is not None:
            _write_dublin_core(_in(record, "metadata"), item, item.record)
    return parent


def write_token(parent: etree._Element, token: str, size: int, cursor: int) -> None:
    element = _in(parent, "resumptionToken", token)
    element.set("completeListSize", str(size))
    element.set("cursor", str(cursor))


def _write_header(parent: etree._Element, item: Item) -> None:
    header = _in(parent, "header")
    if item.record is None:
        header.set("status", "deleted")
    _in(header, "identifier", item.identifier)
    _in(header, "datestamp", item.stamp.strftime(STAMP))


def _write_dublin_core(parent: etree._Element, item: Item, record: Record) -> None:
    root = etree.SubElement(parent, f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {SCHEMAS[OAI_DC]}")
    values = [("title", record.title)]
    values += [("creator", name.line.strip("{}")) for name in record.authors]
    values += [("contributor", name.line.strip("{}")) for name in record.editors]
    values += [("subject", word) for word in record.keywords]
    values += [
        ("description", record.abstract),
        ("publisher", record.publisher),
        ("date", record.issued),
        ("type", f"info:eu-repo/semantics/{TYPES[record.kind]}"),
        ("source", _source(record)),
        ("language", record.language),
        ("rights", item.rights),
        ("identifier", f"https://doi.org/{record.doi}" if record.doi else ""),
        ("identifier", f"urn:isbn:{record.isbn}" if record.isbn else ""),
    ]
    values += [("identifier", address) for address in item.addresses]
    for name, text in values:
        if text:
            _in(root, name, text, DC)


def _source(record: Record) -> str:
    volume = f"{record.volume}({record.issue})" if record.issue else record.volume
    return ", ".join(part for part in (record.container, volume, record.pages) if part)
