"""Every public page is counted once each time it is opened, whatever shows it; answers on it are not."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from content.core.counts import Count, Reading
from content.core.counts.count import API, DOWNLOAD, EMBED, EMBEDDER, FEED, READ, REFERRER
from content.core.counts.totals import totals
from content.core.models import DailyCount
from content.infopunt.models import ArticlePage
from helpdesk.models import ServicePage
from tests.factories.training import make_flowchart

PERSON = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
ROBOT = {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}
NAMES = (READ, DOWNLOAD, FEED, API, EMBED, REFERRER, EMBEDDER)


@pytest.fixture
def person(db: None) -> Client:
    return Client(headers=PERSON)


def counted(*names: str) -> dict[Count, int]:
    today = timezone.localdate()
    return totals(names or NAMES, today, today)


def article() -> ArticlePage:
    return ArticlePage.objects.live().exclude(audiences=[]).order_by("pk").first()


def signed_in(response: Any) -> str:
    """The word with which the page tells that it was shown once more."""
    text: str = response.content.decode()
    return text.partition('data-read="')[2].partition('"')[0]


def test_page_is_counted_with_its_section_and_audiences_also_from_the_cache(person: Client) -> None:
    page = article()
    for _visit in range(3):
        person.get(page.url)
    person.cookies["taal"] = "nl"  # the page cache leaves who has a cookie alone
    person.get(page.url)
    assert counted() == {Count(READ, str(page.pk), f"infopunt {' '.join(page.audiences)}"): 4}


def test_address_outside_the_tree_is_counted_by_its_name(person: Client) -> None:
    person.get("/hulp/nu-open/")
    person.get("/zoeken/", {"q": "ruzie op school"})
    assert counted() == {Count(READ, "open_now", "hulp"): 1, Count(READ, "search", ""): 1}


@pytest.mark.parametrize("address", ["/bestaat-niet/", "/admin/login/", "/account/login/", "/healthz", "/robots.txt"])
def test_what_is_no_public_page_is_not_counted(person: Client, address: str) -> None:
    assert signed_in(person.get(address)) == ""
    assert counted() == {}


def test_every_public_page_counts_and_names_itself(person: Client) -> None:
    """Also page types that are still to be made: none may be forgotten."""
    pages = {page.content_type_id: page for page in Page.objects.live().public().filter(depth__gt=1)}
    for page in pages.values():
        # One day of a wegwijzer for children is never kept; all others name themselves to the browser.
        assert signed_in(person.get(page.url)).startswith(f"{page.pk} "), page.url
    assert {count.subject for count in counted(READ)} == {str(page.pk) for page in pages.values()}


def test_answers_on_a_page_are_no_second_reading(person: Client) -> None:
    page = make_flowchart()
    for query in ("", "?veilig=ja", "?veilig=nee"):
        person.get(f"/leren/wegwijzers/{page.slug}/{query}")
    person.get("/hulp/zoeken/")
    person.post("/hulp/zoeken/", {"who": "kind"})
    person.get("/hulp/zoeken/", {"who": "ouder"})
    assert {count.subject: times for count, times in counted(READ).items()} == {str(page.pk): 1, "help_finder": 1}


def test_feeds_and_data_count_programs_too_and_files_do_not(person: Client) -> None:
    page = make_flowchart()
    service = ServicePage.objects.live().first()
    addresses = (
        "/infopunt/feed.rss",
        "/leren/vormingen/kalender.ics",
        "/api/hsds/v3/services",
        "/onderzoek/oai/?verb=Identify",
        f"/leren/wegwijzers/{page.slug}.json",
        f"/leren/wegwijzers/{page.slug}.pdf",
        "/infopunt/cijfers/cijferbank.csv",
        f"/hulp/diensten/{service.slug}/contact.vcf",
        "/zoeken/suggesties/?q=pest",
        "/sitemap.xml",
    )
    for address in addresses:
        assert person.get(address).status_code == 200, address
        person.get(address, headers=ROBOT)
    assert counted() == {
        Count(FEED, "", "article_rss"): 2,
        Count(FEED, "", "training_calendar"): 2,
        Count(API, "", "hsds:services"): 2,
        Count(API, "", "oai_pmh"): 2,
        Count(API, str(page.pk), "flowchart_json"): 2,
        Count(DOWNLOAD, str(page.pk), "flowchart_pdf"): 1,
        Count(DOWNLOAD, "", "figures_download"): 1,
        Count(DOWNLOAD, str(service.pk), "service_vcard"): 1,
    }


def test_data_that_did_not_change_since_is_use_too(person: Client) -> None:
    """The second answer comes from the page cache, the third from the view, because of its query."""
    tag = person.get("/api/hsds/v3/services")["ETag"]
    assert person.get("/api/hsds/v3/services", headers={"if-none-match": tag}).status_code == 304
    tag = person.get("/api/hsds/v3/services?page=1")["ETag"]
    assert person.get("/api/hsds/v3/services?page=1", headers={"if-none-match": tag}).status_code == 304
    assert counted() == {Count(API, "", "hsds:services"): 4}


def test_frame_on_another_site_counts_once_with_the_domain_of_that_site(person: Client) -> None:
    page = make_flowchart()
    frame = f"/leren/wegwijzers/{page.slug}/inbedden/"
    person.get(frame, headers={"referer": "https://www.school.example/anti-pest/leerling-jan.html"})
    person.get(f"{frame}?veilig=ja", headers={"referer": f"http://testserver{frame}"})
    assert counted() == {
        Count(EMBED, str(page.pk), "flowchart_embed"): 1,
        Count(EMBEDDER, "", "school.example"): 1,
    }


def test_of_another_site_only_its_domain_is_counted_and_never_with_the_page(person: Client) -> None:
    for referer in (
        "https://www.ketnet.example/ouders/pesten?kind=Jan#klas",
        "https://ketnet.example/",
        "http://testserver/infopunt/",
        "http://www.testserver/",
        "http://10.0.0.7/intern",
        "http://[broken",
        "android-app://com.google.android.gm/",
        "https://" + "a" * 90 + ".example/",
        "geheim",
    ):
        person.get("/infopunt/", headers={"referer": referer})
    assert counted(REFERRER) == {Count(REFERRER, "", "ketnet.example"): 2}
    stored = " ".join(map(str, DailyCount.objects.values_list("name", "subject", "detail")))
    assert [word for word in ("Jan", "klas", "ouders/pesten", "geheim", "intern") if word in stored] == []


def test_invented_domains_fill_no_table(person: Client) -> None:
    from content.core.counts.domains import MOST_A_DAY, REST  # noqa: PLC0415 - only here

    for number in range(MOST_A_DAY + 40):
        person.get("/infopunt/", headers={"referer": f"https://verzonnen{number}.example/"})
    found = counted(REFERRER)
    assert len(found) <= MOST_A_DAY + 1
    assert found[Count(REFERRER, "", REST)] >= 40


def test_browser_tells_that_it_showed_a_page_from_its_own_cache(person: Client) -> None:
    page = article()
    word = signed_in(person.get(page.url)).replace("&amp;", "&")
    assert person.post("/telling/", {"read": word}).status_code == 204
    assert counted() == {Count(READ, str(page.pk), f"infopunt {' '.join(page.audiences)}"): 2}


@pytest.mark.parametrize(
    "headers",
    [{"dnt": "1"}, {"sec-gpc": "1"}, ROBOT, {"sec-fetch-site": "cross-site"}, {"cookie": "sessionid=staff"}],
)
def test_browser_is_not_heard_where_nothing_may_be_counted(person: Client, headers: dict[str, str]) -> None:
    told = {"read": Reading("7", "infopunt").signed}
    assert person.post("/telling/", told, headers=headers).status_code == 204
    assert counted() == {}


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"read": ""},
        {"read": "7 infopunt"},
        {"read": "7 infopunt~0123456789ab"},
        {"read": "7 infopunt~\u00e9\u00e9"},
        {"read": Reading("7", "infopunt").signed.replace("7", "8", 1)},
        {"to": "https://elders.example/", "at": "http://[broken"},
        {"to": "tel:\x00", "at": "\x00"},
    ],
)
def test_browser_cannot_have_anything_counted_that_we_did_not_write(person: Client, told: dict[str, str]) -> None:
    assert person.post("/telling/", told).status_code == 204
    assert person.get("/telling/").status_code == 405
    assert counted() == {}
    assert DailyCount.objects.count() == 0
