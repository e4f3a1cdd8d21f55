"""Short addresses of campaigns: one hop, counted per day, clear when they are over, and on paper as a QR code."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from allesoverpesten.impact.channels.codes import LETTERS, is_code, new_code, tidy
from allesoverpesten.impact.channels.counts import VISITED, known_count, remember, visits_by_code
from allesoverpesten.impact.channels.qr import qr_svg
from allesoverpesten.impact.models import Campaign, CampaignChannel
from content.core.counts import Count, add
from content.core.counts.totals import totals
from tests.factories.accounts import UserFactory
from tests.factories.impact import make_channel
from tests.impact.reading_qr import squares_of, text_of

PERSON = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
ADD = "/admin/snippets/impact/campaign/add/"


@pytest.fixture
def person(db: None) -> Client:
    return Client(headers=PERSON)


@pytest.fixture
def editor(client: Client, db: None, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True))
    return client


def visits() -> dict[Count, int]:
    return totals([VISITED], timezone.localdate(), timezone.localdate())


@pytest.mark.parametrize(
    "typed", ["week-27", "week-27/", "WEEK-27", "week-27.", " week-27", "week-27?utm_source=x&fbclid=1"]
)
def test_short_address_is_one_hop_to_the_page_and_passes_nothing_on(person: Client, typed: str) -> None:
    channel = make_channel(code="week-27")
    answer = person.get(f"/c/{typed}")
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, "/leren/", "no-store")
    assert person.get(answer["Location"]).status_code == 200
    assert (answer.cookies, visits()) == ({}, {Count(VISITED, channel.code, "affiche school"): 1})


def test_visit_of_a_robot_or_of_who_wants_no_counting_is_led_on_and_not_counted(person: Client) -> None:
    address = make_channel().path
    for headers in ({"dnt": "1"}, {"sec-gpc": "1"}, {"user-agent": "Googlebot/2.1"}, {"cookie": "sessionid=x"}):
        assert person.get(address, headers=headers).status_code == 302
    person.head(address)
    assert visits() == {}


def test_visit_asks_the_database_once(person: Client, django_assert_num_queries: Any) -> None:
    address = make_channel().path
    person.get(address)
    with django_assert_num_queries(1):
        person.get(address)


def test_address_that_is_over_says_so_and_still_shows_the_way(person: Client) -> None:
    channel = make_channel(expires_on=timezone.localdate())
    assert person.get(channel.path).status_code == 302
    CampaignChannel.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    answer = person.get(channel.path)
    text = answer.content.decode()
    assert answer.status_code == 410
    assert "Deze campagne is voorbij" in text
    assert 'href="/leren/"' in text
    assert sum(visits().values()) == 1


def test_address_whose_page_is_gone_or_hidden_says_so(person: Client) -> None:
    channel = make_channel()
    Page.objects.filter(pk=channel.page_id).update(live=False)
    answer = person.get(channel.path)
    assert (answer.status_code, "Deze pagina is er niet meer" in answer.content.decode()) == (410, True)
    CampaignChannel.objects.update(page=None)
    assert person.get(channel.path).status_code == 410
    assert visits() == {}


@pytest.mark.parametrize(
    "typed", ["bestaat-niet", "%00", "%ff%fe", "a" * 60, "<script>", "%F0%9F%98%80", "...", "' OR 1=1"]
)
def test_unknown_address_is_a_clear_page_and_never_an_error(person: Client, typed: str) -> None:
    answer = person.get(f"/c/{typed}")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "Dit korte adres kennen we niet" in text
    assert "<script>" not in text.partition("<main")[2].partition("</main>")[0]


def test_code_is_known_without_a_database_until_its_last_day(db: None) -> None:
    channel, last_day = make_channel(), date(2099, 12, 31)
    assert known_count(channel.code, last_day) is None
    remember(channel)
    assert known_count(channel.code, last_day) == Count(VISITED, channel.code, "affiche school")
    assert known_count(channel.code, last_day + timedelta(days=1)) is None
    channel.medium = "ketnet"
    remember(channel)
    assert known_count(channel.code, last_day) == Count(VISITED, channel.code, "ketnet school")


def test_code_has_nothing_that_looks_alike() -> None:
    codes = {new_code() for _time in range(200)}
    assert len(codes) > 190
    assert set("".join(codes)) <= set(LETTERS)
    assert set("ilo01").isdisjoint(LETTERS)
    assert [is_code(text) for text in ("week-27", "a", "-a", "a--b", "é", "A", "a" * 25)] == [
        *(True, True, False, False, False, False, False)
    ]
    assert tidy(" Week-27. ") == "week-27"


def form(*rows: dict[str, Any], name: str = "Week tegen Pesten 2027") -> dict[str, str]:
    page = Page.objects.get(slug="leren", depth=3)
    empty = {
        "audience": "kind",
        "medium": "ketnet",
        "page": page.pk,
        "expires_on": "2027-06-30",
        "code": "",
        "label": "",
    }
    filled = inline_formset([{**empty, **row} for row in rows])
    return nested_form_data({"name": name, "note": "", "channels": filled})


def test_editor_makes_a_campaign_with_addresses_in_one_form(editor: Client) -> None:
    editor.post(ADD, form({"code": " Ketnet-Jan "}, {"medium": "affiche"}))
    campaign = Campaign.objects.get()
    first, second = campaign.channels.order_by("sort_order")
    assert (first.code, first.medium, first.audience, first.expires_on) == (
        "ketnet-jan",
        "ketnet",
        "kind",
        date(2027, 6, 30),
    )
    assert is_code(second.code)
    assert editor.get(f"/admin/snippets/impact/campaign/edit/{campaign.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"code": "twee woorden"}], "Gebruik alleen kleine letters"),
        ([{"page": ""}], "verplicht"),
        ([{"expires_on": "morgen"}], "geldige datum"),
        ([{"code": "zelfde"}, {"code": "ZELFDE"}], "Deze code staat er al"),
    ],
)
def test_mistake_in_the_form_is_said_and_loses_nothing(
    editor: Client, rows: list[dict[str, Any]], message: str
) -> None:
    answer = editor.post(ADD, form(*rows, name="Mijn campagne"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert message in text
    assert "Mijn campagne" in text
    assert Campaign.objects.count() == 0


def test_code_of_another_campaign_is_refused(editor: Client) -> None:
    make_channel(code="bezet")
    assert "Deze code bestaat al" in editor.post(ADD, form({"code": "bezet"})).content.decode()


def test_overview_shows_visits_of_each_address_and_of_all(editor: Client, django_assert_max_num_queries: Any) -> None:
    busy = make_channel(label="Affiche voor de turnzaal")
    quiet = make_channel(busy.campaign, code="stil", expires_on=date(2021, 9, 30))
    for channel, times in ((busy, 41), (quiet, 3)):
        for _visit in range(times):
            add(Count(VISITED, channel.code, f"{channel.medium} {channel.audience}"))
    today = timezone.localdate()
    assert visits_by_code(today, today) == {busy.code: 41, quiet.code: 3}
    text = editor.get(f"/admin/snippets/impact/campaign/inspect/{busy.campaign_id}/").content.decode()
    cells = [" ".join(part.partition("</td>")[0].split()) for part in text.partition("<tbody>")[2].split("<td>")[1:]]
    assert cells[3:6] == ["niet getoond"] * 3  # else 44 - 41 would tell the 3
    assert cells[9:12] == ["minder dan 5"] * 3
    assert cells[12:15] == ["44"] * 3
    assert "voorbij" in cells[8]
    third = make_channel(busy.campaign, code="derde")
    for _visit in range(7):
        add(Count(VISITED, third.code, "affiche school"))
    text = editor.get(f"/admin/snippets/impact/campaign/inspect/{busy.campaign_id}/").content.decode()
    cells = [" ".join(part.partition("</td>")[0].split()) for part in text.partition("<tbody>")[2].split("<td>")[1:]]
    assert (cells[3], cells[9], cells[15], cells[18]) == ("41", "minder dan 5", "niet getoond", "51")


def test_code_is_drawn_and_printed(editor: Client) -> None:
    channel = make_channel(code="affiche-1")
    drawing = editor.get(f"/admin/korte-adressen/{channel.pk}/qr.svg")
    assert (drawing["Content-Type"], drawing.content) == ("image/svg+xml", qr_svg(channel))
    assert b"<svg" in drawing.content
    sheet = editor.get(f"/admin/korte-adressen/{channel.pk}/qr.pdf")
    reader = PdfReader(io.BytesIO(sheet.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert len(reader.pages) == 1
    assert channel.address.split("://")[-1] in text
    assert channel.campaign.name in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True


@pytest.mark.parametrize("site", ["https://www.allesoverpesten.be", "http://testserver", "https://a.be"])
@pytest.mark.parametrize("code", ["x7", "affiche-1", "a" * 24])
def test_camera_reads_the_full_address_in_the_drawing(db: None, settings: Any, site: str, code: str) -> None:
    settings.SITE_URL = site
    drawing = qr_svg(make_channel(code=code)).decode()
    assert text_of(squares_of(drawing)) == f"{site}/c/{code}"


def test_camera_reads_nothing_when_one_square_is_wrong(db: None) -> None:
    """The reader of these tests mends nothing, so what it reads is what is drawn."""
    channel = make_channel(code="affiche-1")
    squares = squares_of(qr_svg(channel).decode())
    squares[-1][-3] = not squares[-1][-3]
    try:
        told = text_of(squares)
    except (AssertionError, UnicodeDecodeError):
        told = ""
    assert told != channel.address


def test_code_is_not_for_strangers(person: Client) -> None:
    assert person.get(f"/admin/korte-adressen/{make_channel().pk}/qr.pdf").status_code == 302
