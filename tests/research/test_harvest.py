"""OAI-PMH: answers have the form of the protocol, and a harvester that walks while records change misses none."""

from typing import Any

import pytest

from knowledge.research import harvest
from knowledge.research.harvest import identifier_of
from knowledge.research.models import HarvestRecord, PublicationPage
from tests.factories.research import make_publication
from tests.research.harvester import FORMATS, NAMES, Ask, harvested, texts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Dance", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=gisteren", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-13-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-02&until=2021-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01&until=2021-01-01T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2001-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=x", "noSetHierarchy"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&resumptionToken=verzonnen", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:publicatie/99999999999999999999999", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_openaire&identifier=oai:x:1", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=marc21&identifier=oai:x:1", "cannotDisseminateFormat"),
        ("verb=ListIdentifiers&metadataPrefix=OAI_OPENAIRE", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_openaire&until=2001-01-01", "noRecordsMatch"),
        ("verb=ListMetadataFormats&identifier=oai:x:1", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=", "idDoesNotExist"),
        # What XML cannot hold cannot be repeated in the answer.
        ("verb=ListRecords&metadataPrefix=%01", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%0b", "badArgument"),
        ("verb=ListRecords&resumptionToken=%EF%BF%BE", "badArgument"),
        ("verb=%01", "badVerb"),
        ("verb=Identify&%01=1", "badArgument"),
        ("verb=ListSets", "noSetHierarchy"),
    ],
)
def test_mistakes_are_answered_with_their_code(ask: Ask, query: str, code: str) -> None:
    assert texts(ask(query), "//o:error/@code") == [code]


def test_repository_says_who_it_is(ask: Ask) -> None:
    root = ask("verb=Identify")
    assert texts(root, "//o:deletedRecord") == ["persistent"]
    assert texts(root, "//o:baseURL")[0].endswith("/onderzoek/oai/")
    assert texts(ask("verb=ListMetadataFormats"), "//o:metadataPrefix") == ["oai_dc", "oai_openaire"]


def test_record_says_what_the_page_says(ask: Ask) -> None:
    page = make_publication(
        authors="Van Cleemput, Katrien\nVlaams Netwerk", keywords="pesten, school", doi="10.1234/x", licence="cc-by"
    )
    root = ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={identifier_of(page.pk)}")
    assert texts(root, "//dc:title") == [page.title]
    assert texts(root, "//dc:creator") == ["Van Cleemput, Katrien", "Vlaams Netwerk"]
    assert texts(root, "//dc:subject") == ["pesten", "school"]
    assert texts(root, "//dc:type") == ["info:eu-repo/semantics/article"]
    assert texts(root, "//dc:identifier") == ["https://doi.org/10.1234/x", page.full_url]


@pytest.mark.parametrize("form", FORMATS)
def test_draft_is_no_record_and_one_taken_away_is_a_deletion(ask: Ask, form: str) -> None:
    draft = make_publication(live=False)
    query = f"verb=GetRecord&metadataPrefix={form}&identifier="
    formats = "verb=ListMetadataFormats&identifier="
    for address in (query, formats):
        assert texts(ask(address + identifier_of(draft.pk)), "//o:error/@code") == ["idDoesNotExist"]
    page, other = make_publication(), make_publication()
    page.unpublish()
    gone = other.pk
    other.delete()
    for pk in (page.pk, gone):
        root = ask(query + identifier_of(pk))
        assert texts(root, "//o:header/@status") == ["deleted"]
        assert texts(root, "//o:metadata") == []
        assert texts(ask(formats + identifier_of(pk)), "//o:error/@code") == ["noMetadataFormats"]


@pytest.mark.parametrize("form", FORMATS)
def test_harvester_that_walks_while_records_change_misses_none(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(harvest, "AT_ONCE", 3)
    PublicationPage.objects.all().delete()
    HarvestRecord.objects.all().delete()
    pages = [make_publication(title=f"Werk nummer {number}") for number in range(11)]
    gone = pages[5].pk

    def change(part: int) -> None:
        """One that was seen, one that was not, a new one, and one that disappears, between the parts."""
        if part == 0:
            for number in (1, 8):
                pages[number].title = f"Werk nummer {number}, herzien"
                pages[number].save_revision().publish()
        if part == 1:
            pages.append(make_publication(title="Werk dat erbij kwam"))
            PublicationPage.objects.get(pk=gone).delete()
        if part == 2:
            pages[2].unpublish()

    found = harvested(ask, form, change)

    pages = [page for page in pages if page.pk != gone]
    expected = {identifier_of(page.pk): PublicationPage.objects.get(pk=page.pk).title for page in pages}
    expected |= {identifier_of(gone): "deleted", identifier_of(pages[2].pk): "deleted"}
    assert found == expected


def test_parts_say_how_long_the_list_is_and_the_last_is_empty(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest, "AT_ONCE", 2)
    HarvestRecord.objects.all().delete()
    for _number in range(3):
        make_publication()
    first = ask("verb=ListIdentifiers&metadataPrefix=oai_dc")
    token = texts(first, "//o:resumptionToken")[0]
    second = ask(f"verb=ListIdentifiers&resumptionToken={token}")
    tokens = [root.find(".//o:resumptionToken", NAMES) for root in (first, second)]
    assert [(one.get("completeListSize"), one.get("cursor")) for one in tokens] == [("3", "0"), ("3", "2")]
    assert not tokens[1].text
    assert len(texts(first, "//o:identifier")) + len(texts(second, "//o:identifier")) == 3


def test_moments_limit_the_list(ask: Ask, time_machine: Any) -> None:
    HarvestRecord.objects.all().delete()
    time_machine.move_to("2031-05-01T12:00:00Z", tick=False)
    early = make_publication()
    time_machine.move_to("2031-05-03T12:00:00Z", tick=False)
    late = make_publication()

    def ids(limits: str) -> list[str]:
        return texts(ask(f"verb=ListIdentifiers&metadataPrefix=oai_dc&{limits}"), "//o:header/o:identifier")

    assert ids("from=2031-05-02") == [identifier_of(late.pk)]
    assert ids("until=2031-05-01") == [identifier_of(early.pk)]
    assert ids("from=2031-05-01T12:00:00Z&until=2031-05-01T12:00:00Z") == [identifier_of(early.pk)]
