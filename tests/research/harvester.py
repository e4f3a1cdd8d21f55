"""A harvester for tests: it asks, judges the form of every answer, and walks lists by their tokens."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "bibliography" / "oai.xsd"))
NAMES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "a": "http://namespace.openaire.eu/schema/oaire/",
    "d": "http://datacite.org/schema/kernel-4",
}
TITLES = {"oai_dc": ".//dc:title", "oai_openaire": ".//d:title"}
FORMATS = tuple(TITLES)
type Ask = Callable[[str], etree._Element]


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(getattr(found, "text", found) or "") for found in root.xpath(path, namespaces=NAMES)]


def harvested(ask: Ask, form: str, between: Callable[[int], None] = lambda _part: None) -> dict[str, str]:
    """Walk all parts; the last that was said of each record, `deleted` or its title."""
    found: dict[str, str] = {}
    query, part = f"verb=ListRecords&metadataPrefix={form}", 0
    while query:
        root = ask(query)
        for record in root.iterfind(".//o:record", NAMES):
            deleted = record.find("o:header", NAMES).get("status")
            title = record.find(TITLES[form], NAMES)
            found[record.find(".//o:identifier", NAMES).text] = deleted or title.text
        token = texts(root, "//o:resumptionToken")
        query = f"verb=ListRecords&resumptionToken={token[0]}" if token and token[0] else ""
        between(part)
        part += 1
    return found
