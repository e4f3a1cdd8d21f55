"""A core procedure and its variants: inherit, override, follow, and be listed to look at again."""

import json
from typing import Any

import pytest
from django.test import Client

from knowledge.training.models import FlowchartPage
from knowledge.training.variants import own_steps
from tests.factories.training import SOUND, chart_data, make_flowchart
from tests.training.test_publication import send, staff

__all__ = ["staff"]


def changed(old: str, new: str) -> dict[str, Any]:
    return chart_data(SOUND.replace(old, new))


def make_variant(core: FlowchartPage, chart: dict[str, Any], **values: Any) -> FlowchartPage:
    return make_flowchart(variant_of=core, core_chart=core.chart, chart=chart, contexts=["sport"], **values)


def publish(page: FlowchartPage, chart: dict[str, Any]) -> None:
    page.chart = chart
    page.save_revision().publish()
    page.refresh_from_db()


def titles(page: FlowchartPage) -> dict[str, str]:
    return {node["id"]: node["title"] for node in page.chart["nodes"]}


def test_variant_inherits_what_it_does_not_say_itself(db: None) -> None:
    core = make_flowchart()
    variant = make_variant(core, changed("Praat erover", "Bel de aanspreekpersoon"))
    other = make_variant(core, core.chart)
    assert own_steps(variant.core_chart, variant.flowchart) == ["praat"]
    publish(core, changed("Waar gebeurt het?", "Op welke plek gebeurt het?"))
    for page in (variant, other):
        page.refresh_from_db()
        assert page.live
        assert titles(page)["plek"] == "Op welke plek gebeurt het?"
        assert page.recheck == [{"node": "plek", "own": False}]
        assert page.core_chart == core.chart
    assert titles(variant)["praat"] == "Bel de aanspreekpersoon"
    assert titles(other)["praat"] == "Praat erover"


def test_words_of_the_variant_stay_and_are_listed(db: None) -> None:
    core = make_flowchart()
    variant = make_variant(core, changed("Praat erover", "Bel de aanspreekpersoon"))
    publish(core, changed("Praat erover", "Praat er samen over"))
    publish(core, changed("Praat erover", "Praat er rustig over").copy() | {"red_flag": {"title": "Nu gevaar?"}})
    variant.refresh_from_db()
    assert titles(variant)["praat"] == "Bel de aanspreekpersoon"
    assert variant.recheck == [{"node": "praat", "own": True}, {"node": "", "own": False}]
    assert [page.pk for page in FlowchartPage.objects.to_recheck()] == [variant.pk]


def test_unchanged_core_touches_no_variant(db: None) -> None:
    core = make_flowchart()
    variant = make_variant(core, core.chart)
    core.summary = "Iets anders."
    core.save_revision().publish()
    variant.refresh_from_db()
    assert (variant.recheck, variant.version) == ([], 1)


def test_variant_that_would_break_or_waits_gets_a_draft_only(db: None) -> None:
    core = make_flowchart()
    broken = make_variant(core, chart_data(SOUND + 'extra["Meer"]\nextra --> praat\nplek -->|op straat| extra\n'))
    waiting = make_variant(core, core.chart)
    waiting.summary = "Nog niet klaar."
    waiting.save_revision()
    without = chart_data(
        SOUND.replace('praat["Praat erover"]\n', "")
        .replace("%% praat.role: leerkracht\n", "")
        .replace("%% praat.deadline: vandaag\n", "")
        .replace("praat --> klaar\n", "")
        .replace("| praat", "| klaar")
    )
    publish(core, without)
    for page in (broken, waiting):
        before = titles(page)
        page.refresh_from_db()
        assert titles(page) == before
        assert page.recheck
        assert "praat" not in titles(page.get_latest_revision_as_object())


def test_new_variant_begins_with_the_steps_of_its_core(staff: Client) -> None:
    core = make_flowchart()
    variant = make_flowchart()
    empty = {"nodes": [], "edges": []}
    assert send(staff, variant, empty, variant_of=str(core.pk)).status_code == 302
    draft = FlowchartPage.objects.get(pk=variant.pk).get_latest_revision_as_object()
    assert (draft.chart, draft.core_chart) == (core.chart, core.chart)


def test_variant_of_a_variant_or_of_itself_is_refused(staff: Client) -> None:
    core = make_flowchart()
    variant = make_variant(core, core.chart)
    other = make_flowchart()
    for page, target in ((other, variant), (other, other), (core, other)):
        response = send(staff, page, page.chart, variant_of=str(target.pk))
        assert response.context["form"].errors["variant_of"]


def test_publishing_a_variant_ends_its_listing(staff: Client) -> None:
    core = make_flowchart()
    variant = make_variant(core, changed("Praat erover", "Bel de aanspreekpersoon"))
    publish(core, changed("Praat erover", "Praat er samen over"))
    variant.refresh_from_db()
    shown = staff.get(f"/admin/pages/{variant.pk}/edit/").content.decode()
    assert "hier heb je eigen woorden voor" in shown
    report = staff.get("/admin/reports/wegwijzers-nakijken/").content.decode()
    assert variant.title in report
    assert "Bel de aanspreekpersoon" in report
    reason = {"warning_reason": "Nagekeken.", "variant_of": str(core.pk), "action-publish": "1"}
    assert send(staff, variant, variant.chart, **reason).status_code == 302
    variant.refresh_from_db()
    assert variant.recheck == []
    staff.get("/admin/")  # shows the message about the publication, with the title in it
    assert variant.title not in staff.get("/admin/reports/wegwijzers-nakijken/").content.decode()


def test_check_in_the_editor_names_the_own_steps(staff: Client) -> None:
    core = make_flowchart()
    chart = json.dumps(changed("Praat erover", "Bel de aanspreekpersoon"))
    found = staff.post("/admin/wegwijzer/controle/", {"chart": chart, "variant_of": str(core.pk)}).json()
    assert found["own"] == ["praat"]
    assert "own" not in staff.post("/admin/wegwijzer/controle/", {"chart": chart, "variant_of": "x"}).json()


@pytest.mark.parametrize("tail", ["", "tekst/", "schema/"])
def test_family_is_linked_both_ways(client: Client, db: None, tail: str, django_assert_max_num_queries: Any) -> None:
    core = make_flowchart(title="De kern")
    first = make_variant(core, core.chart, title="Op de club")
    second = make_variant(core, core.chart, title="Op kamp")
    second.unpublish()
    html = client.get(f"/leren/wegwijzers/{core.slug}/{tail}").content.decode()
    assert f'<a href="/leren/wegwijzers/{first.slug}/">Op de club</a>' in html
    assert "Op kamp" not in html
    with django_assert_max_num_queries(10):
        html = client.get(f"/leren/wegwijzers/{first.slug}/{tail}").content.decode()
    assert f'<a href="/leren/wegwijzers/{core.slug}/">De kern</a>' in html
