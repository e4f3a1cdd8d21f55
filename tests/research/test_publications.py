"""Publication pages, their list with facets, and the files that go with them."""

import json
import re
from http import HTTPStatus
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import BEHEERDER
from content.core.models import SearchEntry
from content.core.page_cache import start_new_generation
from knowledge.research.bibliography import bibtex, csl_json, ris
from knowledge.research.models import DatasetPage, ProjectPage, PublicationIndexPage, PublicationPage
from tests.factories.accounts import UserFactory
from tests.factories.research import CARD, make_publication, make_researcher

pytestmark = pytest.mark.django_db
LIST = "/onderzoek/publicaties/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK, address
    return answer.content.decode()


def titles(client: Client, query: str) -> list[str]:
    return [page.title for page in client.get(f"{LIST}?{query}").context["listing"].page]


def test_page_shows_the_card_and_links_authors_of_the_network(client: Client) -> None:
    ann = make_researcher(title="Ann Peeters", slug="ann-peeters")
    make_researcher(title="Bert Maes", slug="bert-maes", live=False)
    page = make_publication(by=(ann,), authors="Peeters, A.\nMaes, Bert\nVlaams Netwerk", doi="10.1234/abc")
    text = text_of(client, page.url)
    assert '<a href="/onderzoek/onderzoekers/ann-peeters/">A. Peeters</a>, Bert Maes, Vlaams Netwerk' in text
    assert "Ze vonden iets dat helpt." in text
    assert "Vraag elke week hoe het gaat." in text
    assert "School en CLB" in text
    assert 'href="https://doi.org/10.1234/abc"' in text
    assert page.title in text_of(client, ann.url)


def test_author_whose_page_is_a_draft_is_not_linked(client: Client) -> None:
    ann = make_researcher(title="Ann Peeters", slug="ann-peeters", live=False)
    page = make_publication(by=(ann,), authors="Peeters, Ann")
    assert "ann-peeters" not in text_of(client, page.url)


def test_head_has_highwire_tags_and_structured_data(client: Client) -> None:
    page = make_publication(
        authors="Van Cleemput, Katrien\nPeeters, An", issued="2009-08", volume="11", issue="8", pages="1349-1371",
        issn="1461-4448", doi="10.1177/1461444809341263", keywords="pesten; school",
    )  # fmt: skip
    text = text_of(client, page.url)
    tags = re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', text)
    assert tags == [
        ("citation_title", page.title),
        ("citation_author", "Van Cleemput, Katrien"),
        ("citation_author", "Peeters, An"),
        ("citation_publication_date", "2009/08"),
        ("citation_journal_title", "Tijdschrift voor Proeven"),
        ("citation_volume", "11"),
        ("citation_issue", "8"),
        ("citation_firstpage", "1349"),
        ("citation_lastpage", "1371"),
        ("citation_doi", "10.1177/1461444809341263"),
        ("citation_issn", "1461-4448"),
        ("citation_language", "nl"),
        ("citation_abstract_html_url", page.full_url),
        ("citation_keywords", "pesten"),
        ("citation_keywords", "school"),
    ]
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert data["@type"] == "ScholarlyArticle"
    assert [author["name"] for author in data["author"]] == ["Katrien Van Cleemput", "An Peeters"]
    assert data["isPartOf"] == {"@type": "Periodical", "name": "Tijdschrift voor Proeven", "issn": "1461-4448"}


def test_page_with_three_thousand_authors_names_thirty(client: Client) -> None:
    page = make_publication(authors="\n".join(f"Auteur{number}, Ann" for number in range(3_000)))
    answer = client.get(page.url)
    assert "en nog 2970 auteurs" in answer.content.decode()
    assert len(answer.content) < 80_000


@pytest.mark.parametrize("lacking", sorted(CARD))
def test_publication_without_complete_card_cannot_be_published(lacking: str) -> None:
    page = make_publication(live=False, **{lacking: [] if lacking == "meanings" else ""})
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()
    page.refresh_from_db()
    assert not page.live


@pytest.fixture
def manager(client: Client, settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = UserFactory(roles=(BEHEERDER,))
    client.force_login(user)
    return user


def form(**values: Any) -> dict[str, Any]:
    names = (
        "full_title editors authors issued container volume issue pages publisher place edition number genre doi isbn "
        "issn web_address language abstract keywords bibliographic_note citation_key open_access_url finding certainty "
        "certainty_reason population"
    )
    empty = dict.fromkeys(names.split(), "")
    inline = {
        "authorships-TOTAL_FORMS": "0", "authorships-INITIAL_FORMS": "0", "authorships-MIN_NUM_FORMS": "0",
        "authorships-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    return {
        **empty,
        **inline,
        **nested_form_data({"meanings": streamfield([]), "related": streamfield([])}),
        "title": "Nieuw werk",
        "slug": "nieuw-werk",
        "summary": "Kort.",
        "kind": "article-journal",
        **values,
    }


def add_address() -> str:
    return f"/admin/pages/add/research/publicationpage/{PublicationIndexPage.objects.get().pk}/"


def test_form_says_what_the_card_lacks_and_keeps_what_was_typed(client: Client, manager: User) -> None:
    answer = client.post(add_address(), form(abstract="Mijn lange abstract", **{"action-publish": "1"}))
    text = answer.content.decode()
    assert "Zonder praktijkkaart kan je niet publiceren." in text
    assert "Mijn lange abstract" in text
    assert not PublicationPage.objects.filter(slug="nieuw-werk").exists()


def test_draft_without_card_is_saved(client: Client, manager: User) -> None:
    client.post(add_address(), form())
    assert not PublicationPage.objects.get(slug="nieuw-werk").live


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("issued", "vorig jaar", "Schrijf een jaar"),
        ("issued", "2020-13", "Schrijf een jaar"),
        ("doi", "abc", "geen DOI"),
    ],
)
def test_form_refuses_what_is_no_date_or_doi(
    client: Client, manager: User, field: str, value: str, message: str
) -> None:
    text = client.post(add_address(), form(**{field: value})).content.decode()
    assert message in text
    assert value in text


def test_card_of_a_live_page_may_be_emptied_in_a_draft_only(client: Client, manager: User) -> None:
    page = make_publication()
    client.post(f"/admin/pages/{page.pk}/edit/", form(title=page.title, slug=page.slug))
    page.refresh_from_db()
    assert page.finding == CARD["finding"]
    assert page.has_unpublished_changes


def test_bulk_publication_without_card_is_refused_with_the_reason(client: Client, manager: User) -> None:
    page = make_publication(live=False, finding="")
    answer = client.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {}, follow=True)
    page.refresh_from_db()
    assert not page.live
    assert "Zonder praktijkkaart kan je niet publiceren." in answer.content.decode()


def test_facets_narrow_the_list_and_count_what_is_left(client: Client) -> None:
    PublicationPage.objects.all().delete()
    make_publication(title="Eerste boek over iets", kind="book", issued="2019", container="")
    make_publication(title="Tweede boek over iets", kind="book", issued="2021", container="")
    make_publication(title="Een artikel over iets", issued="2021-04", open_access_url="https://example.org/a")
    make_publication(title="Een klad over iets", live=False, kind="book")
    start_new_generation()
    assert titles(client, "soort=book") == ["Tweede boek over iets", "Eerste boek over iets"]
    assert titles(client, "soort=book&jaar=2021") == ["Tweede boek over iets"]
    assert titles(client, "open=ja") == ["Een artikel over iets"]
    assert len(titles(client, "soort=bestaat-niet&jaar=2021")) == 2
    fields = {field["name"]: field for field in client.get(f"{LIST}?jaar=2021").context["listing"].fields}
    assert [option["label"] for option in fields["soort"]["options"]] == [
        "Alles", "Artikel in een tijdschrift (1)", "Boek (1)",
    ]  # fmt: skip
    assert [option["label"] for option in fields["jaar"]["options"]] == ["Alles", "2021 (2)", "2019 (1)"]


def test_words_find_titles_authors_and_doi_without_accents(client: Client) -> None:
    make_publication(title="Über pesten in de klas", authors="Müller, Jörg", doi="10.1234/xyz")
    for words in ("uber klas", "JORG muller", "10.1234/xyz"):
        assert titles(client, f"zoek={words}") == ["Über pesten in de klas"], words
    assert titles(client, "zoek=%25%25%25") == []


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_as_many_queries_for_one_as_for_three(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    PublicationPage.objects.all().delete()
    for _each in range(number):
        make_publication(by=(make_researcher(),))
    client.get(LIST)
    with django_assert_num_queries(3):
        assert client.get(f"{LIST}?soort=article-journal").status_code == HTTPStatus.OK


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_as_many_queries_for_one_author_as_for_three(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    related = [{"type": "page", "value": make_publication().pk} for _each in range(number)]
    page = make_publication(by=tuple(make_researcher() for _each in range(number)), related=related)
    client.get(f"{page.url}?warm")
    with django_assert_num_queries(4):
        assert client.get(f"{page.url}?koud").status_code == HTTPStatus.OK


def test_one_publication_comes_as_a_file_in_three_formats(client: Client) -> None:
    page = make_publication(authors="Van Cleemput, Katrien\nVlaams Netwerk", pages="12-34", doi="10.1234/abcd")
    for suffix, read in (("bib", bibtex.read), ("ris", ris.read), ("json", csl_json.read)):
        answer = client.get(f"{page.url.rstrip('/')}.{suffix}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{page.slug}.{suffix}"'
        [entry] = read(answer.getvalue().decode())
        assert entry.record == page.record, suffix
    assert client.get(f"{page.url.rstrip('/')}.pdf").status_code == HTTPStatus.NOT_FOUND


def test_draft_comes_as_no_file(client: Client) -> None:
    page = make_publication(live=False)
    assert client.get(f"{LIST}{page.slug}.bib").status_code == HTTPStatus.NOT_FOUND
    assert page.title not in client.get(f"{LIST}lijst.bib").getvalue().decode()
    assert page.title not in client.get(f"{LIST}lijst.bib?keuze={page.pk}").getvalue().decode()


def test_file_of_a_search_holds_all_pages_of_it_and_nothing_else(client: Client) -> None:
    PublicationPage.objects.all().delete()
    books = [make_publication(kind="book", container="", title=f"Boek nummer {number}") for number in range(14)]
    make_publication()
    start_new_generation()
    found = list(bibtex.read(client.get(f"{LIST}lijst.bib?soort=book&page=2").getvalue().decode()))
    assert {entry.record.title for entry in found} == {book.title for book in books}
    chosen = client.get(f"{LIST}lijst.ris?soort=book&keuze={books[3].pk}&keuze=x").getvalue().decode()
    assert [entry.record.title for entry in ris.read(chosen)] == ["Boek nummer 3"]


def test_search_finds_a_publication_and_forgets_it_when_unpublished() -> None:
    page = make_publication(title="Zeldzaam woord zwatelgans", authors="Kwikstaart, Ann")
    entry = SearchEntry.objects.get(key=f"page:{page.pk}")
    assert (entry.kind, entry.section_key) == ("Artikel in een tijdschrift", "onderzoek")
    page.unpublish()
    assert not SearchEntry.objects.filter(key=f"page:{page.pk}").exists()


def test_first_content_has_a_source_for_everybody_and_every_work() -> None:
    from knowledge.research.models import ResearcherPage  # noqa: PLC0415 - only this test needs it

    people = ResearcherPage.objects.all()
    assert people.count() == 15
    assert all(person.sources and person.origin == "openbaar" and not person.orcid for person in people)
    works = PublicationPage.objects.all()
    assert works.count() == 7
    assert all(work.web_address.startswith("https://") for work in works)
    assert {work.doi for work in works if work.doi} == {"10.3390/ejihpe15120257", "10.2196/67949"}


def test_profile_of_public_sources_says_so(client: Client) -> None:
    text = text_of(client, "/onderzoek/onderzoekers/elke-denayer/")
    assert "De onderzoeker heeft ze nog niet bevestigd." in text
    own = make_researcher()
    assert "De onderzoeker heeft ze nog niet bevestigd." not in text_of(client, own.url)


def test_orcid_with_wrong_check_digit_is_refused() -> None:
    with pytest.raises(ValidationError, match="ORCID kan niet kloppen"):
        make_researcher(orcid="0000-0002-1825-0098")
    assert make_researcher(orcid="https://orcid.org/0000-0002-1825-0097").orcid == "0000-0002-1825-0097"


def test_people_are_found_by_institution_of_their_group(client: Client) -> None:
    from knowledge.research.models import ResearchOrganization  # noqa: PLC0415 - only this test needs it

    antwerp = ResearchOrganization.objects.get(name="Universiteit Antwerpen")
    listing = client.get(f"/onderzoek/onderzoekers/?waar={antwerp.pk}").context["listing"]
    found = {page.title for page in listing.page}
    assert {"Heidi Vandebosch", "Michel Walrave"} <= found
    assert "Elke Denayer" not in found


@pytest.mark.parametrize(
    ("place", "words"),
    [("projecten", "Er staat nog geen project op deze site."), ("datasets", "Er staat nog geen dataset op deze site.")],
)
def test_list_without_anything_says_so(client: Client, place: str, words: str) -> None:
    ProjectPage.objects.all().delete()
    DatasetPage.objects.all().delete()
    start_new_generation()
    assert words in client.get(f"/onderzoek/{place}/").content.decode()
