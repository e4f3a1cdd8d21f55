"""OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html): requests judged, answers written. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from lxml import etree

from knowledge.research.bibliography.record import Record
from knowledge.research.bibliography.tidying import UNWRITABLE, tidy

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
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
class Person:
    """An author who has a page here; `affiliations` are name and ROR (an address, or empty) of where they work."""

    orcid: str = ""
    affiliations: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Item:
    """One record of the repository; `record` is None when it was deleted.

    `address` is that of its page here, `full_text` where everybody may read the work. `licence` is a key, `rights`
    its words. `people` are authors of the record by their place, as far as they are known for sure.
    """

    identifier: str
    stamp: datetime
    record: Record | None = None
    address: str = ""
    full_text: str = ""
    licence: str = ""
    rights: str = ""
    people: Mapping[int, Person] = field(default_factory=dict)


@dataclass(frozen=True)
class MetadataFormat:
    """A way to write a record; `write(parent, item, record)` adds it below `parent`."""

    prefix: str
    schema: str
    namespace: str
    write: Callable[[etree._Element, Item, Record], None]


def read_query(arguments: Mapping[str, Sequence[str]]) -> Query:
    """Judge the arguments of a request. Raises `OaiError`."""
    verbs = arguments.get("verb", ())
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", "Give one verb of OAI-PMH 2.0.")
    verb = verbs[0]
    if any(UNWRITABLE.search(value) for values in arguments.values() for value in values):
        raise OaiError("badArgument", "XML cannot hold one of these characters.")
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


def put(parent: etree._Element, name: str, text: str = "", space: str = OAI, **attributes: str) -> etree._Element:
    """Add an element; what XML cannot hold is left out, empty attributes too."""
    element = etree.SubElement(parent, f"{{{space}}}{name}")
    if text:
        element.text = UNWRITABLE.sub("", text)
    for key, value in attributes.items():
        if value:
            element.set(key, UNWRITABLE.sub("", value))
    return element


def envelope(moment: datetime, base_url: str, query: Query | None) -> etree._Element:
    """The outer element; the request's arguments are repeated only when they were good."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {SCHEMA}")
    put(root, "responseDate", moment.strftime(STAMP))
    request = put(root, "request", base_url)
    if query:
        for name, value in {"verb": query.verb, **query.values}.items():
            request.set(name, value)
    return root


def as_bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def write_error(root: etree._Element, error: OaiError) -> None:
    put(root, "error", str(error)).set("code", error.code)


def write_identify(root: etree._Element, name: str, base_url: str, email: str, earliest: datetime) -> None:
    identify = put(root, "Identify")
    for tag, text in (
        ("repositoryName", name),
        ("baseURL", base_url),
        ("protocolVersion", "2.0"),
        ("adminEmail", email),
        ("earliestDatestamp", earliest.strftime(STAMP)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        put(identify, tag, text)


def write_formats(root: etree._Element, formats: Iterable[MetadataFormat]) -> None:
    parent = put(root, "ListMetadataFormats")
    for one in formats:
        element = put(parent, "metadataFormat")
        put(element, "metadataPrefix", one.prefix)
        put(element, "schema", one.schema)
        put(element, "metadataNamespace", one.namespace)


def write_items(root: etree._Element, verb: str, items: Iterable[Item], form: MetadataFormat) -> etree._Element:
    """The records or headers of a list, or the one of GetRecord."""
    parent = put(root, verb)
    for item in items:
        if verb == "ListIdentifiers":
            _write_header(parent, item)
            continue
        record = put(parent, "record")
        _write_header(record, item)
        if item.record is not None:
            write_record(put(record, "metadata"), item, item.record, form)
    return parent


def write_record(parent: etree._Element, item: Item, record: Record, form: MetadataFormat) -> None:
    """Tidied first: pages of the site may hold spaces and characters that no schema takes."""
    form.write(parent, item, tidy(record))


def write_token(parent: etree._Element, token: str, size: int, cursor: int) -> None:
    element = put(parent, "resumptionToken", token)
    element.set("completeListSize", str(size))
    element.set("cursor", str(cursor))


def _write_header(parent: etree._Element, item: Item) -> None:
    header = put(parent, "header")
    if item.record is None:
        header.set("status", "deleted")
    put(header, "identifier", item.identifier)
    put(header, "datestamp", item.stamp.strftime(STAMP))
