from datetime import date

import pytest
from django.test import Client
from lxml import etree

from knowledge.training.models import AdviceIndexPage, AdvicePage, Recommendation

pytestmark = pytest.mark.django_db


def make_advice(number: str, day: date, **values: object) -> AdvicePage:
    page = AdvicePage(
        title=f"Advies {number}", slug=number.replace("/", "-"), summary="Kort.", number=number, advised_on=day,
        recommendations=[Recommendation(text="Doe dit.", status="gedaan", status_on=date(2026, 5, 1),
                                        evidence="Besluit", evidence_url="https://example.org/besluit")], **values,
    )  # fmt: skip
    AdviceIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def test_advice_says_what_became_of_each_recommendation(client: Client) -> None:
    page = make_advice("2026/1", date(2026, 3, 1), addressee="De minister", question="Wat nu?")
    text = " ".join(client.get(page.url).content.decode().split())
    assert "<strong>Advies 2026/1</strong> · 1 maart 2026 · gericht aan De minister" in text
    assert "<strong>Gedaan</strong> (1 mei 2026)." in text
    assert '<a href="https://example.org/besluit">Besluit</a>' in text


def test_list_and_feed_hold_the_newest_first(client: Client) -> None:
    make_advice("2026/1", date(2026, 3, 1))
    make_advice("2026/2", date(2026, 4, 1))
    titles = [page.number for page in client.get("/leren/beleidsadvies/").context["advice"].object_list]
    assert titles == ["2026/2", "2026/1", "2018/1", "2017/1"]
    tree = etree.fromstring(client.get("/leren/beleidsadvies/feed.rss").content)
    assert [node.text for node in tree.xpath("//item/title")][:2] == ["2026/2: Advies 2026/2", "2026/1: Advies 2026/1"]


def test_first_content_invents_no_day_and_no_follow_up(client: Client) -> None:
    text = client.get("/leren/beleidsadvies/open-brief-2017/").content.decode()
    assert "1 januari" not in text
    assert text.count("Niet bekend") == 3
