"""Every shipped wegwijzer walked through the site, in its own privacy mode."""

import logging
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.test import Client

from content.core.models import NoResultQuery
from knowledge.training.flowchart import mermaid
from knowledge.training.flowchart.graph import Flowchart, Kind, Mode
from knowledge.training.flowchart.paths import Answer, walk
from knowledge.training.models import FlowchartPage
from tests.factories.training import make_flowchart

FILES = sorted((Path(__file__).parents[2] / "knowledge/training/first_content/wegwijzers").glob("*.mmd"))
type Given = tuple[Answer, ...]


def paths(chart: Flowchart, given: Given = (), most: int = 14) -> Iterator[Given]:
    """Every way from the start to an end; a loop at most until `most` answers."""
    here = walk(chart, given)
    if here.finished or len(given) >= most:
        yield given
        return
    for edge in here.choices:
        if sum(answer.node == edge.source for answer in given) < 1:
            yield from paths(chart, (*given, Answer(edge.source, edge.answer)), most)


def ask(client: Client, page: FlowchartPage, given: Given, **more: str) -> Any:
    fields = [(answer.node, answer.answer) for answer in given] + list(more.items())
    if page.is_private:
        data = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        return client.post(f"/leren/wegwijzers/{page.slug}/", data)
    return client.get(f"/leren/wegwijzers/{page.slug}/?{urlencode(fields)}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_path_ends_in_an_outcome_with_a_contact(client: Client, db: None, file: Path) -> None:
    chart = mermaid.loads(file.read_text())
    page = FlowchartPage.objects.get(slug=file.stem)
    ends = set()
    for given in paths(chart):
        end = walk(chart, given).screen[-1]
        assert end.kind is Kind.OUTCOME, given
        if end.id in ends:
            continue
        ends.add(end.id)
        html = ask(client, page, given).content.decode()
        assert f"<h2>{end.title}</h2>" in unescape(html)
        assert 'class="service-list__title"' in html
        assert "urgency-card--nu" in html
    assert ends == {node.id for node in chart.nodes if node.kind is Kind.OUTCOME}


def test_walk_asks_one_question_a_screen(client: Client, db: None) -> None:
    page = make_flowchart()
    html = client.get(f"/leren/wegwijzers/{page.slug}/").content.decode()
    assert re.findall(r'<h2 id="vraag">([^<]+)', html) == ["Is het veilig?"]
    assert "Vraag 1, hierna nog hoogstens 1 vraag" in html
    assert re.findall(r'name="veilig"\s+value="([^"]+)"', html) == ["ja", "nee"]


def test_changed_answer_keeps_later_ones_that_still_hold(client: Client, db: None) -> None:
    page = FlowchartPage.objects.get(slug="leerkracht-ziet-pesten")
    chart = page.flowchart
    given = max(paths(chart), key=len)
    again = ask(client, page, given, **{"-wijzig": "1"}).content.decode()
    asked = chart.by_id[given[1].node]
    assert f'<h2 id="vraag">{asked.title}</h2>' in unescape(again)
    form = again.split('<form class="question')[1].split("</form>")[0]
    carried = re.findall(r'type="hidden" name="([^"]+)"', form)
    assert carried == [answer.node for answer in given if answer is not given[1]]
    other = next(edge.answer for edge in chart.outgoing[asked.id] if edge.answer != given[1].answer)
    changed = (given[0], Answer(asked.id, other), *given[2:])
    now = walk(chart, changed)
    html = ask(client, page, changed).content.decode()
    kept = [chart.by_id[answer.node].title for answer in now.kept]
    assert re.findall(r"<p><span>([^<]+)</span>", unescape(html)) == kept
    assert ("gelden niet meer" in html) == bool(now.dropped)


def test_open_answers_are_the_address(client: Client, db: None) -> None:
    page = make_flowchart()
    address = f"/leren/wegwijzers/{page.slug}/?veilig=ja&plek=online"
    html = client.get(address).content.decode()
    assert "Je volgt het op" in html
    assert "<div><dt>Wie</dt><dd>leerkracht</dd></div>" in html
    assert client.post(f"/leren/wegwijzers/{page.slug}/", {"veilig": "ja"}).status_code == 302


def test_unknown_answers_are_left_aside(client: Client, db: None) -> None:
    page = make_flowchart()
    for query in (
        "veilig=misschien",
        "bestaat=niet",
        "-wijzig=7",
        "-wijzig=²",
        "veilig=ja&-wijzig=0&-wijzig=x",
        "%00=1",
    ):
        response = client.get(f"/leren/wegwijzers/{page.slug}/?{query}")
        assert response.status_code == 200
        assert 'id="vraag"' in response.content.decode()


def test_child_answers_leave_nothing_behind(
    client: Client, db: None, caplog: pytest.LogCaptureFixture, django_assert_max_num_queries: Any
) -> None:
    page = FlowchartPage.objects.get(slug="ik-word-gepest")
    given = (Answer("veilig", "ja"), Answer("voel", "ik wil er niet meer zijn"))
    strict = Client(enforce_csrf_checks=True)
    with caplog.at_level(logging.DEBUG), django_assert_max_num_queries(10) as queries:
        response = ask(strict, page, given)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Bel 1813" in html
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert re.findall(r"<title>\s*(.*?)\s*</title>", html, re.DOTALL) == ["Alles over pesten"]
    assert "data-exit" in html
    assert response.cookies == {}
    assert cache.get("page-cache-generation", 0) == 0
    assert "niet meer zijn" not in "".join(record.getMessage() for record in caplog.records)
    assert all(query["sql"].startswith("SELECT") for query in queries.captured_queries)
    assert "niet meer zijn" not in "".join(query["sql"] for query in queries.captured_queries)
    assert NoResultQuery.objects.count() == 0


def test_child_answers_in_an_address_are_thrown_away(client: Client, db: None) -> None:
    response = client.get("/leren/wegwijzers/ik-word-gepest/?veilig=nee")
    assert response.status_code == 302
    assert response.headers["Location"] == "/leren/wegwijzers/ik-word-gepest/"
    assert {FlowchartPage.objects.get(slug=file.stem).is_private for file in FILES} == {True, False}
    assert 'method="get"' not in client.get("/leren/wegwijzers/ik-word-gepest/").content.decode().split("<main")[1]


def test_big_flowchart_needs_few_queries(client: Client, db: None, django_assert_max_num_queries: Any) -> None:
    steps = [f'n{number}{{"Vraag {number}?"}}' for number in range(299)]
    arrows = [f"n{number} -->|ja| n{number + 1}\nn{number} -->|nee| klaar" for number in range(298)]
    text = "\n".join(
        ["flowchart TD", "%% red_flag_title: Is er nu gevaar?", *steps, 'klaar(["Klaar"])', *arrows, "n298 --> klaar"]
    )
    page = make_flowchart(text)
    for tail in ("", "?" + urlencode({f"n{number}": "ja" for number in range(200)}), "tekst/", "schema/"):
        cache.clear()
        with django_assert_max_num_queries(10):
            assert client.get(f"/leren/wegwijzers/{page.slug}/{tail}").status_code == 200


def test_modes_of_the_shipped_ones_follow_their_readers(db: None) -> None:
    for page in FlowchartPage.objects.all():
        for_young = bool({"kind", "jongere"} & set(page.audiences))
        assert page.mode == (Mode.CHILD if for_young else Mode.OPEN), page.slug
