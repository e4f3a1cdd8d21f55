"""The format `oai_openaire`: what a record knows stands there in the words of the guidelines, and nothing else."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from wagtail.models import Page

from knowledge.research import harvest
from knowledge.research.bibliography import oai_dc, oai_openaire
from knowledge.research.bibliography.coar import ThesisLevel, level_of_thesis
from knowledge.research.bibliography.oai import OAI, Item, Person, put, write_record
from knowledge.research.bibliography.record import Kind, Name, Record
from knowledge.research.bibliography.tidying import clean_text
from knowledge.research.harvest import identifier_of
from knowledge.research.models import Affiliation, HarvestRecord, PublicationPage, ResearchOrganization
from tests.factories.research import make_publication, make_researcher
from tests.research.harvester import NAMES, SCHEMA, Ask, texts

ORCID = "0000-0002-1825-0097"
OPEN, METADATA_ONLY = "http://purl.org/coar/access_right/c_abf2", "http://purl.org/coar/access_right/c_14cb"
database = pytest.mark.django_db


def one(ask: Ask, page: PublicationPage) -> etree._Element:
    return ask(f"verb=GetRecord&metadataPrefix=oai_openaire&identifier={identifier_of(page.pk)}")


def attributes(root: etree._Element, path: str) -> dict[str, str]:
    (found,) = root.xpath(path, namespaces=NAMES)
    return dict(found.attrib) | {"": found.text}


@database
def test_record_says_all_that_the_page_knows(ask: Ask) -> None:
    page = make_publication(
        authors="Van Cleemput, Katrien\nVlaams Netwerk",
        editors="Redacteur, Rita",
        keywords="pesten, school",
        issued="2020-03",
        volume="12",
        issue="3",
        pages="101-120",
        publisher="Uitgeverij Proef",
        abstract="Waarover het gaat.",
        doi="10.1234/x",
        issn="1234-5679",
        web_address="https://example.org/artikel",
        open_access_url="https://example.org/artikel.pdf",
        licence="cc-by",
    )
    root = one(ask, page)
    assert attributes(root, "//d:title")[""] == page.title
    assert texts(root, "//d:creatorName") == ["Van Cleemput, Katrien", "Vlaams Netwerk"]
    assert texts(root, "//d:creatorName/@nameType") == ["Personal"]
    assert texts(root, "//d:familyName") == ["Van Cleemput", "Redacteur"]
    assert texts(root, "//d:contributor/@contributorType") == ["Editor"]
    assert attributes(root, "//d:identifier") == {"identifierType": "DOI", "": "https://doi.org/10.1234/x"}
    assert texts(root, "//d:alternateIdentifier") == ["https://example.org/artikel"]
    related = {
        "ISSN": attributes(root, "//d:relatedIdentifier[@relatedIdentifierType='ISSN']"),
        "URL": attributes(root, "//d:relatedIdentifier[@relatedIdentifierType='URL']"),
    }
    assert (related["ISSN"]["relationType"], related["ISSN"][""]) == ("IsPartOf", "1234-5679")
    assert (related["URL"]["relationType"], related["URL"][""]) == ("IsDescribedBy", page.full_url)
    assert attributes(root, "//d:date") == {"dateType": "Issued", "": "2020-03"}
    assert (texts(root, "//dc:language"), texts(root, "//dc:publisher")) == (["nl"], ["Uitgeverij Proef"])
    assert texts(root, "//dc:description") == ["Waarover het gaat."]
    assert texts(root, "//d:subject") == ["pesten", "school"]
    assert attributes(root, "//a:resourceType") == {
        "resourceTypeGeneral": "literature",
        "uri": "http://purl.org/coar/resource_type/c_6501",
        "": "journal article",
    }
    assert attributes(root, "//d:rights") == {"rightsURI": OPEN, "": "open access"}
    # Which version of the licence it is, nobody said.
    assert attributes(root, "//a:licenseCondition") == {"": "Creative Commons Attribution"}
    assert texts(root, "//a:file") == ["https://example.org/artikel.pdf"]
    citation = ("citationTitle", "citationVolume", "citationIssue", "citationStartPage", "citationEndPage")
    assert [texts(root, f"//a:{name}") for name in citation] == [
        ["Tijdschrift voor Proeven"], ["12"], ["3"], ["101"], ["120"],
    ]  # fmt: skip


@database
def test_what_nobody_said_is_not_there(ask: Ask) -> None:
    page = make_publication(authors="", issued="", container="", language="", kind="document")
    root = one(ask, page)
    (resource,) = root.xpath("//a:resource", namespaces=NAMES)
    assert [etree.QName(element).localname for element in resource] == [
        "titles",
        "identifier",
        "resourceType",
        "rights",
    ]
    assert attributes(root, "//d:identifier") == {"identifierType": "URL", "": page.full_url}
    # Not closed: nobody said so. This place only has its description.
    assert attributes(root, "//d:rights") == {"rightsURI": METADATA_ONLY, "": "metadata only access"}


@database
def test_author_of_the_network_has_orcid_and_place_of_work(ask: Ask) -> None:
    university = ResearchOrganization.objects.create(name="Universiteit Proef", short_name="UP", ror="008x57b05")
    group = ResearchOrganization.objects.create(name="Groep Pesten", part_of=university)
    person = make_researcher(title="Katrien Van Cleemput", orcid=ORCID)
    Affiliation.objects.create(researcher=person, organization=group)
    page = make_publication(authors="Ander, An\nVan Cleemput, K.", by=(person,))
    root = one(ask, page)
    name = "//d:creator[d:creatorName='Van Cleemput, K.']"
    assert texts(root, f"{name}/d:nameIdentifier") == [f"https://orcid.org/{ORCID}"]
    assert attributes(root, f"{name}/d:affiliation") == {
        "affiliationIdentifier": "https://ror.org/008x57b05",
        "": "Groep Pesten (UP)",
    }
    assert len(texts(root, "//d:nameIdentifier")) == len(texts(root, "//d:affiliation")) == 1


@database
def test_person_who_could_be_two_authors_is_none(ask: Ask) -> None:
    page = make_publication(authors="Peeters, An\nPeeters, A.", by=(make_researcher(title="An Peeters", orcid=ORCID),))
    twins = (make_researcher(title="Jan Janssens", orcid=ORCID), make_researcher(title="Jef Janssens"))
    other = make_publication(authors="Janssens, J.", by=twins)
    for one_page in (page, other):
        assert texts(one(ask, one_page), "//d:nameIdentifier") == []


@database
def test_person_whose_page_is_gone_leaves_the_records_and_harvesters_hear_of_it(ask: Ask, time_machine: Any) -> None:
    time_machine.move_to("2031-05-01T12:00:00Z", tick=False)
    HarvestRecord.objects.all().delete()
    person = make_researcher(title="Katrien Van Cleemput", orcid=ORCID)
    page, _other = make_publication(authors="Van Cleemput, Katrien", by=(person,)), make_publication()
    changed = "verb=ListRecords&metadataPrefix=oai_openaire&from=2031-05-02"

    time_machine.move_to("2031-05-02T12:00:00Z", tick=False)
    person.orcid = ""
    person.save_revision().publish()
    assert texts(ask(changed), "//o:header/o:identifier") == [identifier_of(page.pk)]
    assert texts(ask(changed), "//d:nameIdentifier") == []

    time_machine.move_to("2031-05-03T12:00:00Z", tick=False)
    person.orcid = ORCID
    person.save_revision().publish()
    Page.objects.get(pk=person.pk).specific.unpublish()
    assert texts(ask("verb=ListRecords&metadataPrefix=oai_openaire&from=2031-05-03"), "//o:header/o:datestamp") == [
        "2031-05-03T12:00:00Z"
    ]
    assert texts(one(ask, page), "//d:nameIdentifier") == []


@database
def test_new_ror_of_an_institution_reaches_harvesters(ask: Ask, time_machine: Any) -> None:
    time_machine.move_to("2031-05-01T12:00:00Z", tick=False)
    HarvestRecord.objects.all().delete()
    university = ResearchOrganization.objects.create(name="Universiteit Proef")
    person = make_researcher()
    Affiliation.objects.create(
        researcher=person, organization=ResearchOrganization.objects.create(name="Groep", part_of=university)
    )
    page, _other = make_publication(by=(person,)), make_publication()
    time_machine.move_to("2031-05-02T12:00:00Z", tick=False)
    university.ror = "008x57b05"
    university.save()
    changed = ask("verb=ListIdentifiers&metadataPrefix=oai_openaire&from=2031-05-02")
    assert texts(changed, "//o:header/o:identifier") == [identifier_of(page.pk)]


@database
def test_token_carries_the_format(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest, "AT_ONCE", 2)
    HarvestRecord.objects.all().delete()
    for _number in range(3):
        make_publication()
    token = texts(ask("verb=ListRecords&metadataPrefix=oai_openaire"), "//o:resumptionToken")[0]
    rest = ask(f"verb=ListRecords&resumptionToken={token}")
    assert (len(texts(rest, "//a:resource")), len(texts(rest, "//dc:title"))) == (1, 0)


@database
@pytest.mark.parametrize("count", [1, 3])
def test_part_of_a_list_costs_the_same_whatever_its_length(
    ask: Ask, django_assert_num_queries: Any, count: int
) -> None:
    HarvestRecord.objects.all().delete()
    university = ResearchOrganization.objects.create(name="Universiteit Proef", ror="008x57b05")
    for _number in range(count):
        person = make_researcher()
        Affiliation.objects.create(researcher=person, organization=university)
        make_publication(by=(person,))
    ask("verb=ListRecords&metadataPrefix=oai_openaire")
    with django_assert_num_queries(7):
        ask("verb=ListRecords&metadataPrefix=oai_openaire")


@pytest.mark.parametrize(
    ("genre", "level"),
    [
        ("PhD thesis", ThesisLevel.DOCTORAL),
        ("Ph. D.", ThesisLevel.DOCTORAL),
        ("Doctoraat", ThesisLevel.DOCTORAL),
        ("proefschrift", ThesisLevel.DOCTORAL),
        ("Master's thesis", ThesisLevel.MASTER),
        ("masterproef", ThesisLevel.MASTER),
        ("Bachelorproef", ThesisLevel.BACHELOR),
        ("dissertation", ThesisLevel.UNKNOWN),
        ("master or PhD thesis", ThesisLevel.UNKNOWN),
        ("", ThesisLevel.UNKNOWN),
    ],
)
def test_level_of_a_thesis_is_what_its_description_says(genre: str, level: ThesisLevel) -> None:
    assert level_of_thesis(genre) is level


def written(record: Record, form: Any, **values: Any) -> etree._Element:
    """Metadata of this record inside an answer of the right form."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI})
    put(root, "responseDate", "2030-01-01T00:00:00Z")
    put(root, "request", "https://example.org/oai/", verb="GetRecord")
    item = put(put(root, "GetRecord"), "record")
    header = put(item, "header")
    put(header, "identifier", "oai:example.org:1")
    put(header, "datestamp", "2030-01-01T00:00:00Z")
    about = {"identifier": "oai:example.org:1", "stamp": None, "address": "https://example.org/publicatie/", **values}
    write_record(put(item, "metadata"), Item(record=record, **about), record, form.FORMAT)
    return etree.fromstring(etree.tostring(root))


@pytest.mark.parametrize("form", [oai_dc, oai_openaire], ids=["oai_dc", "oai_openaire"])
@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("licence", ["", "cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nc-nd", "cc0", "gesloten"])
def test_every_kind_and_licence_has_the_right_form(form: Any, kind: Kind, licence: str) -> None:
    record = Record(kind=kind, title="Titel", isbn="9789000000000", issn="1234-5679", doi="10.1234/x")
    root = written(record, form, licence=licence, full_text="https://example.org/a.pdf")
    SCHEMA.assertValid(root)


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [("12-34", ["12"], ["34"]), ("e45", ["e45"], []), ("12-34, 40", [], []), ("1-2-3", [], []), ("", [], [])],
)
def test_pages_are_divided_only_when_that_is_sure(pages: str, first: list[str], last: list[str]) -> None:
    root = written(Record(title="Titel", pages=pages), oai_openaire)
    assert (texts(root, "//a:citationStartPage"), texts(root, "//a:citationEndPage")) == (first, last)


def test_isbn_of_a_chapter_is_that_of_its_book() -> None:
    chapter = written(Record(kind=Kind.CHAPTER, title="Hoofdstuk", isbn="9789000000000"), oai_openaire)
    book = written(Record(kind=Kind.BOOK, title="Boek", isbn="9789000000000"), oai_openaire)
    assert texts(chapter, "//d:relatedIdentifier/@relationType") == ["IsPartOf"]
    assert texts(book, "//d:alternateIdentifier/@alternateIdentifierType") == ["ISBN"]


ANY = st.text(max_size=20)
NAME = st.builds(Name, family=ANY, given=ANY, suffix=ANY, literal=ANY)
MESSY = st.builds(
    Record,
    kind=st.sampled_from(Kind),
    title=st.text(min_size=1, max_size=40).filter(clean_text),
    authors=st.tuples(NAME, NAME),
    editors=st.tuples(NAME),
    issued=st.sampled_from(["", "2020", "2020-03", "2020-03-09"]),
    keywords=st.tuples(ANY, ANY),
    language=ANY,
    **dict.fromkeys(("container", "volume", "issue", "pages", "publisher", "edition", "genre", "url", "abstract"), ANY),
)


@pytest.mark.parametrize("form", [oai_dc, oai_openaire], ids=["oai_dc", "oai_openaire"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=MESSY, orcid=st.sampled_from(["", ORCID]))
def test_whatever_stands_in_a_record_the_form_is_right(form: Any, record: Record, orcid: str) -> None:
    people = {0: Person(orcid, [("Groep", ""), ("Universiteit", "https://ror.org/008x57b05")])}
    SCHEMA.assertValid(written(record, form, people=people))
