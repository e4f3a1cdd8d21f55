"""OpenAIRE Guidelines for Literature Repository Managers v4, the format `oai_openaire`. Pure.

https://openaire-guidelines-for-literature-repository-managers.readthedocs.io/en/v4.0.0/. Only what the record knows
is written: a licence without version has no address, a name that nobody divided has no type.
"""

import re

from lxml import etree

from knowledge.research.bibliography.coar import OPEN_ACCESS, access_right, resource_type
from knowledge.research.bibliography.oai import XSI, Item, MetadataFormat, Person, put
from knowledge.research.bibliography.oai_dc import DC
from knowledge.research.bibliography.record import OTHERS, Kind, Name, Record

OAIRE = "http://namespace.openaire.eu/schema/oaire/"
DATACITE = "http://datacite.org/schema/kernel-4"
SCHEMA = "https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
GENERAL = {Kind.DATASET: "dataset", Kind.WEBPAGE: "other research product", Kind.OTHER: "other research product"}
# Only CC0 has one version; of the others a record does not say which, so their text has no address.
LICENCES = {
    "cc-by": ("Creative Commons Attribution", ""),
    "cc-by-sa": ("Creative Commons Attribution-ShareAlike", ""),
    "cc-by-nc": ("Creative Commons Attribution-NonCommercial", ""),
    "cc-by-nc-nd": ("Creative Commons Attribution-NonCommercial-NoDerivatives", ""),
    "cc0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "gesloten": ("All rights reserved", ""),
}
# Their ISBN is that of a larger work.
PARTS = frozenset({Kind.CHAPTER, Kind.CONFERENCE, Kind.ARTICLE})
LANGUAGE_TAG = re.compile(r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$", re.IGNORECASE)
FROM_TO = re.compile(r"^([^-,;]+)-([^-,;]+)$")
ONE_PAGE = re.compile(r"^[^-,;]+$")


def write_openaire(parent: etree._Element, item: Item, record: Record) -> None:
    names = {"oaire": OAIRE, "datacite": DATACITE, "dc": DC, "xsi": XSI}
    root = etree.SubElement(parent, f"{{{OAIRE}}}resource", nsmap=names)
    root.set(f"{{{XSI}}}schemaLocation", f"{OAIRE} {SCHEMA}")
    language = record.language if LANGUAGE_TAG.match(record.language) else ""
    put(put(root, "titles", "", DATACITE), "title", record.title, DATACITE, **{LANG: language})
    _write_people(root, item, record)
    _write_identifiers(root, item, record)
    if record.issued:
        put(put(root, "dates", "", DATACITE), "date", record.issued, DATACITE, dateType="Issued")
    for name, text in (("language", record.language), ("publisher", record.publisher)):
        if text:
            put(root, name, text, DC)
    if record.abstract:
        put(root, "description", record.abstract, DC)
    if record.keywords:
        subjects = put(root, "subjects", "", DATACITE)
        for word in record.keywords:
            put(subjects, "subject", word, DATACITE)
    _write_type_and_rights(root, item, record)
    _write_citation(root, record)


def _write_people(root: etree._Element, item: Item, record: Record) -> None:
    authors = [(place, name) for place, name in enumerate(record.authors) if _is_somebody(name)]
    if authors:
        creators = put(root, "creators", "", DATACITE)
        for place, name in authors:
            _write_person(put(creators, "creator", "", DATACITE), "creatorName", name, item.people.get(place))
    editors = [name for name in record.editors if _is_somebody(name)]
    if editors:
        contributors = put(root, "contributors", "", DATACITE)
        for name in editors:
            element = put(contributors, "contributor", "", DATACITE, contributorType="Editor")
            _write_person(element, "contributorName", name, None)


def _is_somebody(name: Name) -> bool:
    return bool(name.display) and name.literal != OTHERS


def _write_person(element: etree._Element, tag: str, name: Name, person: Person | None) -> None:
    is_divided = bool(name.family and name.given and not name.literal)
    full = name.line if is_divided else name.display
    put(element, tag, full, DATACITE, nameType="Personal" if is_divided else "")
    if is_divided:
        put(element, "givenName", name.given, DATACITE)
        put(element, "familyName", name.family, DATACITE)
    if person is None:
        return
    if person.orcid:
        scheme = {"nameIdentifierScheme": "ORCID", "schemeURI": "https://orcid.org"}
        put(element, "nameIdentifier", f"https://orcid.org/{person.orcid}", DATACITE, **scheme)
    for place, ror in person.affiliations:
        put(element, "affiliation", place, DATACITE, affiliationIdentifier=ror)


def _write_identifiers(root: etree._Element, item: Item, record: Record) -> None:
    """The DOI, else the page here; a page beside a DOI only describes the work."""
    web = record.url if record.url.startswith(("https://", "http://")) else ""
    if record.doi:
        put(root, "identifier", f"https://doi.org/{record.doi}", DATACITE, identifierType="DOI")
    else:
        put(root, "identifier", item.address, DATACITE, identifierType="URL")
    is_part = record.kind in PARTS
    others = [("URL", web), ("ISBN", "" if is_part else record.isbn)]
    _write_each(root, "alternateIdentifier", [({"alternateIdentifierType": kind}, text) for kind, text in others])
    related = [
        ("ISSN", "IsPartOf", record.issn),
        ("ISBN", "IsPartOf", record.isbn if is_part else ""),
        ("URL", "IsDescribedBy", item.address if record.doi else ""),
    ]
    rows = [({"relatedIdentifierType": kind, "relationType": relation}, text) for kind, relation, text in related]
    _write_each(root, "relatedIdentifier", rows)


def _write_each(root: etree._Element, tag: str, rows: list[tuple[dict[str, str], str]]) -> None:
    if any(text for _attributes, text in rows):
        parent = put(root, f"{tag}s", "", DATACITE)
        for attributes, text in rows:
            if text:
                put(parent, tag, text, DATACITE, **attributes)


def _write_type_and_rights(root: etree._Element, item: Item, record: Record) -> None:
    address, label = resource_type(record)
    general = GENERAL.get(record.kind, "literature")
    put(root, "resourceType", label, OAIRE, resourceTypeGeneral=general, uri=address)
    address, label = access_right(item.full_text)
    put(root, "rights", label, DATACITE, rightsURI=address)
    if item.licence in LICENCES:
        name, text_of_it = LICENCES[item.licence]
        put(root, "licenseCondition", name, OAIRE, uri=text_of_it)
    if item.full_text:
        put(root, "file", item.full_text, OAIRE, accessRightsURI=OPEN_ACCESS[0], objectType="fulltext")


def _write_citation(root: etree._Element, record: Record) -> None:
    from_to, one = FROM_TO.match(record.pages), ONE_PAGE.match(record.pages)
    for name, text in (
        ("citationTitle", record.container),
        ("citationVolume", record.volume),
        ("citationIssue", record.issue),
        ("citationStartPage", from_to[1].strip() if from_to else one[0].strip() if one else ""),
        ("citationEndPage", from_to[2].strip() if from_to else ""),
        ("citationEdition", record.edition),
    ):
        if text:
            put(root, name, text, OAIRE)


FORMAT = MetadataFormat("oai_openaire", SCHEMA, OAIRE, write_openaire)
