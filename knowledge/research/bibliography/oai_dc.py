"""Dublin Core, the format that every OAI-PMH repository speaks (http://www.openarchives.org/OAI/2.0/oai_dc/). Pure."""

from lxml import etree

from knowledge.research.bibliography.coar import ThesisLevel, level_of_thesis
from knowledge.research.bibliography.oai import XSI, Item, MetadataFormat, put
from knowledge.research.bibliography.record import Kind, Record

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
SEMANTICS = "info:eu-repo/semantics/"
TYPES = {
    Kind.ARTICLE: "article", Kind.BOOK: "book", Kind.CHAPTER: "bookPart", Kind.CONFERENCE: "conferenceObject",
    Kind.REPORT: "report", Kind.PREPRINT: "preprint", Kind.DATASET: "dataset",
    Kind.WEBPAGE: "other", Kind.OTHER: "other",
}  # fmt: skip
THESES = {
    ThesisLevel.DOCTORAL: f"{SEMANTICS}doctoralThesis",
    ThesisLevel.MASTER: f"{SEMANTICS}masterThesis",
    ThesisLevel.BACHELOR: f"{SEMANTICS}bachelorThesis",
    # That vocabulary has no word for a thesis of which nobody says the level.
    ThesisLevel.UNKNOWN: "thesis",
}


def write_dublin_core(parent: etree._Element, item: Item, record: Record) -> None:
    root = etree.SubElement(parent, f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {SCHEMA}")
    values = [("title", record.title)]
    values += [("creator", name.line.strip("{}")) for name in record.authors]
    values += [("contributor", name.line.strip("{}")) for name in record.editors]
    values += [("subject", word) for word in record.keywords]
    values += [
        ("description", record.abstract),
        ("publisher", record.publisher),
        ("date", record.issued),
        ("type", _type(record)),
        ("source", _source(record)),
        ("language", record.language),
        ("rights", item.rights),
        ("identifier", f"https://doi.org/{record.doi}" if record.doi else ""),
        ("identifier", f"urn:isbn:{record.isbn}" if record.isbn else ""),
        ("identifier", item.address),
        ("identifier", item.full_text),
    ]
    for name, text in values:
        if text:
            put(root, name, text, DC)


def _type(record: Record) -> str:
    if record.kind is Kind.THESIS:
        return THESES[level_of_thesis(record.genre)]
    return f"{SEMANTICS}{TYPES[record.kind]}"


def _source(record: Record) -> str:
    volume = f"{record.volume}({record.issue})" if record.issue else record.volume
    return ", ".join(part for part in (record.container, volume, record.pages) if part)


FORMAT = MetadataFormat("oai_dc", SCHEMA, OAI_DC, write_dublin_core)
