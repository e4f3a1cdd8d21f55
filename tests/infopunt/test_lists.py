"""Glossary, questions, campaigns, stories, news and feeds."""

import datetime as dt
import json
import re
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from content.infopunt.campaign_dates import Moment, Period, moment_of
from content.infopunt.models import (
    CampaignPage,
    FrequentQuestion,
    GlossaryTerm,
    NewsIndexPage,
    NewsPage,
    StoryIndexPage,
    StoryPage,
)
from tests.factories.infopunt import make_article, make_shelf

pytestmark = pytest.mark.django_db
SPRING = Period("Lente", dt.date(2030, 4, 1), dt.date(2030, 4, 7))
AUTUMN = Period("Herfst", dt.date(2030, 10, 1), dt.date(2030, 10, 7))


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def make_campaign(**values: Any) -> CampaignPage:
    shelf = make_shelf()
    streams = {
        "periods": [
            {"type": "period", "value": {"label": "Proefweek", "start": "2030-04-01", "end": "2030-04-07", "note": ""}}
        ],
        **{name: [{"type": "rich_text", "value": f"<p>tekst {name}</p>"}] for name in ("before", "during", "after")},
        **{name: value for name, value in values.items() if isinstance(value, list)},
    }
    campaign = CampaignPage(
        title="Proefcampagne", slug="proefcampagne", summary="Samen.", message="Samen tegen pesten.",
        unknown="Meer weten we niet.",
        **{name: json.dumps(value) for name, value in streams.items()},
    )  # fmt: skip
    shelf.add_child(instance=campaign)
    return campaign


def test_glossary_lists_every_word_with_its_place(client: Client) -> None:
    html = get(client, "/infopunt/woordenlijst/")
    terms = list(GlossaryTerm.objects.all())
    assert len(terms) >= 25
    assert [term.slug for term in terms if f'id="{term.slug}"' not in html] == []


def test_article_explains_a_word_on_the_spot(client: Client) -> None:
    article = make_article(body=[{"type": "rich_text", "value": "<p>Iemand wil je exposen. Exposen mag niet.</p>"}])
    html = get(client, article.url)
    assert html.count('popovertarget="begrip-exposen"') == 1
    assert 'id="begrip-exposen" popover' in html
    assert 'href="/infopunt/woordenlijst/#exposen"' in html


def test_questions_stand_in_groups_and_open_without_a_script(client: Client) -> None:
    html = get(client, "/infopunt/vragen/")
    assert html.count('<details class="questions__item"') == FrequentQuestion.objects.count() >= 20
    assert html.index("Vragen van kinderen") < html.index("Vragen van ouders") < html.index("Vragen van professionals")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])
    assert data["@type"] == "FAQPage"
    assert len(data["mainEntity"]) == FrequentQuestion.objects.count()


@pytest.mark.parametrize(
    ("day", "state", "period"),
    [
        (dt.date(2030, 3, 31), Moment.BEFORE, SPRING),
        (dt.date(2030, 4, 1), Moment.DURING, SPRING),
        (dt.date(2030, 4, 7), Moment.DURING, SPRING),
        (dt.date(2030, 4, 8), Moment.BEFORE, AUTUMN),
        (dt.date(2030, 10, 8), Moment.AFTER, AUTUMN),
    ],
)
def test_moment_of_a_campaign_follows_the_calendar(day: dt.date, state: Moment, period: Period) -> None:
    assert (moment_of([AUTUMN, SPRING], day).state, moment_of([AUTUMN, SPRING], day).period) == (state, period)


def test_campaign_without_periods_says_what_is_unknown() -> None:
    assert moment_of([], dt.date(2030, 1, 1)).state == Moment.UNKNOWN


@pytest.mark.parametrize(
    ("day", "shown", "said"),
    [
        ("2030-03-01", "before", "Dit begint op 1 april 2030"),
        ("2030-04-05", "during", "Nu bezig: Proefweek"),
        ("2030-05-01", "after", "Dit is voorbij."),
    ],
)
def test_campaign_shows_the_face_of_the_day(client: Client, day: str, shown: str, said: str) -> None:
    campaign = make_campaign()
    with time_machine.travel(f"{day} 12:00+00:00", tick=False):
        html = get(client, campaign.url)
    assert said in html
    assert {name for name in ("before", "during", "after") if f"tekst {name}" in html} == {shown}


def test_only_a_running_campaign_is_on_the_front_door(client: Client) -> None:
    make_campaign()
    with time_machine.travel("2030-04-05 12:00+00:00", tick=False):
        assert "Proefcampagne" in get(client, "/")
    client.get("/healthz")
    assert [one.title for one in CampaignPage.objects.running(dt.date(2030, 5, 1))] == []


def test_waiting_pages_appear_together_with_their_campaign(client: Client) -> None:
    article = make_article(title="Oude titel")
    article.title = "Nieuwe titel"
    article.save_revision()
    campaign = make_campaign(together=[{"type": "page", "value": article.pk}])
    assert "Oude titel" in get(client, article.url)
    campaign.save_revision().publish()
    assert "Nieuwe titel" in get(client, article.url)


def test_first_campaigns_are_honest_about_what_is_unknown(client: Client) -> None:
    html = get(client, "/infopunt/campagnes/campagne-week-tegen-pesten/")
    assert "van 2 februari 2024 tot en met 9 februari 2024" in html
    assert "Wat er in 2025 en 2026 liep, vonden we niet" in html
    assert "Ik sluit niemand uit." in get(client, "/infopunt/campagnes/campagne-stip-it/")


def test_story_needs_recorded_consent() -> None:
    index = StoryIndexPage.objects.get()
    story = StoryPage(
        title="Een verhaal",
        slug="een-verhaal",
        summary="Kort.",
        body=json.dumps([{"type": "rich_text", "value": "<p>Zo ging het.</p>"}]),
    )
    with pytest.raises(ValidationError, match="met toestemming"):
        index.add_child(instance=story)
    story.consent_on, story.consent_by, story.is_anonymised = (
        dt.date(2026, 1, 5),
        "verteller en moeder, op papier",
        True,
    )
    index.add_child(instance=story)
    assert StoryPage.objects.live().count() == 1


def test_story_shows_warning_and_what_helped_but_not_who_consented(client: Client) -> None:
    index = StoryIndexPage.objects.get()
    helped = make_article(title="Dit hielp mij")
    story = StoryPage(
        title="Een verhaal", slug="een-verhaal", summary="Kort.", content_warning="Dit gaat over geweld.",
        helped_by=helped,
        body=json.dumps([{"type": "rich_text", "value": "<p>Zo ging het.</p>"}]),
        consent_on=dt.date(2026, 1, 5), consent_by="verteller en moeder, op papier", is_anonymised=True,
    )  # fmt: skip
    index.add_child(instance=story)
    html = get(client, story.url)
    for text in ("Dit gaat over geweld.", "Zo ging het.", "Dit hielp mij"):
        assert text in html
    assert "op papier" not in html
    assert "Een verhaal" in get(client, index.url)


def test_feeds_follow_one_theme_or_audience(client: Client) -> None:
    index = NewsIndexPage.objects.get()
    news = NewsPage(
        title="Vers nieuws",
        slug="vers",
        summary="Kort.",
        audiences=["ouder"],
        body=json.dumps([{"type": "rich_text", "value": "<p>x</p>"}]),
    )
    index.add_child(instance=news)
    news.save_revision().publish()
    for address in ("/infopunt/feed.rss", "/infopunt/feed/ouder.rss", "/infopunt/feed/ouder.atom"):
        assert "Vers nieuws" in get(client, address)
    assert "Vers nieuws" not in get(client, "/infopunt/feed/kind.rss")
    theme_feed = get(client, "/infopunt/feed/cyberpesten.rss")
    assert "Alles over pesten: Cyberpesten" in theme_feed
    assert "Vers nieuws" not in theme_feed
    assert client.get("/infopunt/feed/bestaat-niet.rss").status_code == 404


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/infopunt/verhalen/", "We plaatsen alleen echte verhalen, met toestemming"),
        ("/infopunt/nieuws/", "We plaatsen alleen nieuws met een bron"),
    ],
)
def test_empty_list_says_honestly_why(client: Client, address: str, said: str) -> None:
    html = get(client, address)
    assert said in html
    assert "Hier is niets gevonden" not in html


@pytest.mark.parametrize("name", ["title", "summary", "seo_title", "search_description"])
def test_figure_is_quoted_in_texts_only(name: str) -> None:
    article = make_article()
    setattr(article, name, "Wist je dat [cijfer:bullied] gepest wordt?")
    with pytest.raises(ValidationError, match="Een cijfer kan hier niet staan"):
        article.full_clean()
