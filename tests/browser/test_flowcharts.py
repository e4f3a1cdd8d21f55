"""A teacher walks, changes and prints; a child walks and leaves nothing; an editor builds and mends."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from knowledge.training.models import FlowchartIndexPage, FlowchartPage

BASE = "/leren/wegwijzers"
TEACHER = f"{BASE}/leerkracht-ziet-pesten"
AAA = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
SHOTS = os.environ.get("SCREENSHOTS", "")


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AAA).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def keep_picture(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_all_forms_are_accessible_and_stay_inside(site_server: str, page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    problems = {}
    forms = {
        "index": f"{BASE}/",
        "leren": "/leren/",
        "walk": f"{TEACHER}/?veilig=ja",
        "text": f"{TEACHER}/tekst/",
        "schema": f"{TEACHER}/schema/",
        "frame": f"{TEACHER}/inbedden/",
        "child": f"{BASE}/ik-word-gepest/",
    }
    for name, address in forms.items():
        page.goto(f"{site_server}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found = violations(page)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            found.append(f"sticks out by {over} px")
        if found:
            problems[name] = found
        keep_picture(page, f"{name}-{width}-{scheme}")
    assert problems == {}


def answer(page: Page, number: int = 0) -> None:
    page.locator(".question__option").nth(number).click()


def walk_to_the_end(page: Page) -> None:
    for _question in range(14):
        if page.locator(".question__option").count() == 0:
            return
        answer(page)


def test_teacher_walks_changes_and_prints(site_server: str, page: Page) -> None:
    page.goto(f"{site_server}{TEACHER}/")
    walk_to_the_end(page)
    before = page.locator(".answers__row strong").all_inner_texts()
    assert len(before) >= 2
    page.locator(".answers__row button").nth(1).click()
    expect(page.locator(".question__chosen")).to_have_count(1)
    answer(page, 1)
    now = page.locator(".answers__row strong").all_inner_texts()
    assert now[0] == before[0]
    assert now[1] != before[1]
    walk_to_the_end(page)
    assert "?" in page.url
    page.emulate_media(media="print")
    expect(page.locator(".notes")).to_be_visible()
    expect(page.locator(".site-header")).to_be_hidden()
    page.emulate_media(media="screen")
    keep_picture(page, "outcome")


@pytest.mark.parametrize("script", [True, False])
def test_child_walks_and_leaves_nothing(site_server: str, browser: Browser, *, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740})
    page = context.new_page()
    passed, asked = [], []
    page.on("framenavigated", lambda frame: passed.append(frame.url))
    page.on("request", lambda request: asked.append(request.url))
    start = f"{site_server}{BASE}/ik-word-gepest/"
    page.goto(start)
    walk_to_the_end(page)
    assert page.locator(".flow-step--outcome").count() == 1
    assert set(passed) == {start, f"{start}#verder"}
    assert [url for url in asked if "?" in url or not url.startswith(site_server)] == []
    assert page.url == f"{site_server}{BASE}/ik-word-gepest/#verder"
    assert page.title() == "Alles over pesten"
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []
    expect(page.locator("[data-exit]")).to_be_visible()
    keep_picture(page, f"child-outcome-{script}")
    context.close()


def test_teacher_walks_with_the_keyboard_alone(site_server: str, page: Page) -> None:
    page.goto(f"{site_server}{TEACHER}/")
    for _question in range(14):
        if page.locator(".question__option").count() == 0:
            break
        address = page.url
        for _key in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.classList.contains('question__option')"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=address: url != before)
    expect(page.locator(".flow-step--outcome")).to_have_count(1)


@pytest.fixture
def editor(site_server: str, page: Page, settings: Any) -> tuple[Page, str]:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = get_user_model().objects.create_superuser(username="maker", email="maker@example.org", password="x")
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site_server}])
    page.set_default_timeout(60_000)
    return page, site_server


def publish(page: Page, answer: str) -> None:
    """Click and wait for what the editor `answer`s: success or error."""
    page.locator("[name=action-publish]").first.evaluate("one => one.click()")
    expect(page.locator(f".messages .{answer}").first).to_be_visible(timeout=60_000)


def fill_step(page: Page, place: int, title: str, kind: str = "") -> None:
    card = page.locator(".flowchart-editor__card").nth(place)
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    if kind:
        card.locator("select").first.select_option(kind)
        card = page.locator(".flowchart-editor__card").nth(place)
    card.locator("[data-name=title]").first.fill(title)


def add_answer(page: Page, place: int, text: str, target: str = "") -> None:
    """Add an answer to a card; without `target` it leads to the new step that comes with it."""
    card = page.locator(".flowchart-editor__card").nth(place)
    card.get_by_role("button", name="Voeg een antwoord toe").click()
    way = page.locator(".flowchart-editor__card").nth(place).locator(".flowchart-editor__way").last
    if text:
        way.locator("[data-name=answer]").fill(text)
    if target:
        way.locator("select").select_option(label=target)


def test_editor_builds_is_stopped_mends_and_publishes(editor: tuple[Page, str]) -> None:
    page, address = editor
    parent = FlowchartIndexPage.objects.get()
    page.goto(f"{address}/admin/pages/add/training/flowchartpage/{parent.pk}/")
    page.fill("#id_title", "Ruzie op de bus")
    page.fill("#id_summary", "Wat je doet als je pesten op de bus ziet.")
    page.get_by_role("button", name="Voeg een stap toe").click()
    fill_step(page, 0, "Is het nu veilig?", "question")
    add_answer(page, 0, "nee")
    fill_step(page, 1, "Bel de chauffeur", "outcome")
    add_answer(page, 0, "ja")
    fill_step(page, 2, "Ga erbij zitten")
    for place in range(3, 9):
        add_answer(page, place - 1, "")
        fill_step(page, place, f"Stap {place}")
    add_answer(page, 8, "")
    fill_step(page, 9, "Vertel het op school")
    expect(page.locator(".flowchart-editor__card")).to_have_count(10)
    expect(page.locator(".flowchart-editor__problems")).to_contain_text("“Vertel het op school” komt niets meer")
    expect(page.locator(".flowchart-editor__drawing svg")).to_be_visible()
    keep_picture(page, "editor")
    publish(page, "error")
    expect(page.locator(".flowchart-editor__card")).to_have_count(10)
    expect(page.get_by_text("Na “Vertel het op school” komt niets meer").first).to_be_visible()
    assert not FlowchartPage.objects.filter(title="Ruzie op de bus", live=True).exists()

    page.locator(".flowchart-editor__problems button", has_text="Vertel het op school").click()
    fill_step(page, 9, "Vertel het op school", "outcome")
    box = page.locator(".flowchart-editor fieldset").first
    box.locator("[data-name=title]").fill("Is er nu gevaar?")
    box.locator("summary").click()
    box.locator("input[value=noodnummer]").check()
    page.fill("#id_title", "Pesten op de bus")
    publish(page, "success")
    made = FlowchartPage.objects.get(title="Pesten op de bus")
    assert made.live
    assert len(made.flowchart.nodes) == 10
    assert [edge.answer for edge in made.flowchart.outgoing["stap1"]] == ["nee", "ja"]
    page.goto(f"{address}{made.url}")
    expect(page.locator("#vraag")).to_have_text("Is het nu veilig?")


def test_editor_tries_a_flowchart_from_a_step(editor: tuple[Page, str]) -> None:
    page, address = editor
    made = FlowchartPage.objects.get(slug="leerkracht-ziet-pesten")
    page.goto(f"{address}/admin/pages/{made.pk}/edit/")
    card = page.locator(".flowchart-editor__card").nth(1)
    card.locator("summary").first.click()
    title = card.locator("[data-name=title]").input_value()
    with page.context.expect_page() as opened:
        card.get_by_role("button", name="Probeer vanaf hier").click()
    tried = opened.value
    tried.wait_for_load_state()
    expect(tried.get_by_role("heading", name=title)).to_be_visible()
    page.get_by_text("Inlezen of uitschrijven als tekst").click()
    page.get_by_role("button", name="Toon als Mermaid").click()
    expect(page.locator(".flowchart-editor__exchange textarea")).to_have_value(re.compile("^flowchart TD"))
