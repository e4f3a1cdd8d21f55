"""One number stands in one place: pages, charts, tables, files and search quote it."""

import csv
import io
import json
import re
from typing import Any

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from content.core.models import SearchEntry, Theme
from content.infopunt.models import ArticlePage, Figure
from tests.factories.figures import correct_figure, make_figure
from tests.factories.infopunt import make_article

pytestmark = pytest.mark.django_db
BANK = "/infopunt/cijfers/cijferbank/"


def path(page: Page) -> str:
    return page.get_url_parts()[2]


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("\u00a0", " ")


def rows(client: Client, query: str) -> list[dict[str, str]]:
    text = client.get(f"/infopunt/cijfers/cijferbank.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def article(django_capture_on_commit_callbacks: Any) -> ArticlePage:
    """Quotes a figure in every way; the reference index learns of it when the publication is committed."""
    with django_capture_on_commit_callbacks(execute=True):
        return quoting_article()


@pytest.fixture
def admin(client: Client, settings: Any) -> Client:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    client.force_login(get_user_model().objects.create_superuser("baas", "baas@example.org", "x"))
    return client


def quoting_article() -> ArticlePage:
    figure = Figure.objects.get(slug="bullied")
    return make_article(
        in_short=[{"type": "point", "value": "[cijfer:bullied] wordt gepest."}],
        body=[
            {
                "type": "rich_text",
                "value": "<p>Het was [cijfer:bullied:eerder] en is <b>[cijfer:bullied]</b>, "
                "[cijfer:bullied:verschil] punt meer.</p>",
            },
            {"type": "figure", "value": {"figure": figure.pk}},
            {
                "type": "chart",
                "value": {"title": "Een lijn", "kind": "line", "figures": [figure.pk], "description": "", "note": ""},
            },
        ],
    )


def test_changed_figure_shows_everywhere_at_once(client: Client, article: ArticlePage) -> None:
    before = get(client, path(article))
    assert "Het was 16,5 % en is <b>19,7 %</b>, 3,2 punt meer." in before
    assert before.count("19,7 %") >= 5
    get(client, BANK)
    correct_figure("bullied", "21.4")
    for address in (path(article), BANK, "/infopunt/cijfers/cijfers-uitgelegd/"):
        html = get(client, address)
        assert "21,4 %" in html
        assert "19,7 %" not in html
    assert [row["waarde"] for row in rows(client, "?cijfer=bullied")] == ["21.4"]
    book = openpyxl.load_workbook(io.BytesIO(client.get("/infopunt/cijfers/cijferbank.xlsx?cijfer=bullied").content))
    assert book.active["C2"].value == 21.4
    assert "21,4" in SearchEntry.objects.get(key=f"page:{article.pk}").text
    assert "19,7" not in SearchEntry.objects.get(key=f"page:{article.pk}").text
    assert "21,4" in SearchEntry.objects.get(url=f"{BANK}#bullied").title


def test_history_keeps_the_old_value() -> None:
    figure = correct_figure("bullied", "21.4")
    values = [revision.as_object().value for revision in figure.revisions.order_by("created_at")]
    assert [float(value) for value in values] == [19.7, 21.4]


def test_draft_of_a_figure_changes_nothing_for_visitors(client: Client) -> None:
    figure = Figure.objects.get(slug="bullied")
    figure.value = 99
    figure.save_revision()
    assert "99 %" not in get(client, BANK)
    assert "19,7 %" in get(client, BANK)


def test_withdrawn_figure_leaves_no_code_behind(client: Client, article: ArticlePage) -> None:
    Figure.objects.get(slug="bullied").unpublish()
    html = get(client, path(article))
    assert "[cijfer" not in html
    assert "19,7 %" not in html
    assert "Het was … en is <b>…</b>" in html


def test_unit_of_a_figure_is_escaped_in_a_text(client: Client) -> None:
    make_figure(slug="gevaarlijk", unit="<script>")
    article = make_article(body=[{"type": "rich_text", "value": "<p>[cijfer:gevaarlijk]</p>"}])
    assert "<p>10,5 &lt;script&gt;</p>" in get(client, path(article))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?theme=cyberpesten", {"cyberbullied", "cyberbullied-girls", "cyberbullied-boys"}),
        ("?context=werk", {"work"}),
        ("?year=2018", {"ever-victim"}),
        ("?age=18-99&context=werk", {"work"}),
        ("?age=6-11&theme=cyberpesten", {"cyberbullied", "cyberbullied-girls", "cyberbullied-boys"}),
        ("?cijfer=work&cijfer=bullied", {"work", "bullied"}),
        ("?cijfer=%00", set()),
        ("?age=6-11&context=werk", set()),
    ],
)
def test_filters_choose_figures_for_page_and_file_alike(client: Client, query: str, expected: set[str]) -> None:
    assert {row["sleutel"] for row in rows(client, query)} == expected
    if "cijfer=" not in query:
        assert set(re.findall(r'<li id="([^"]+)">', get(client, f"{BANK}{query}"))) == expected


@pytest.mark.parametrize("query", ["?year=onzin", "?age=1-2", "?theme=%00", "?page=99", "?context=x&theme=pesten"])
def test_wrong_filters_are_left_out(client: Client, query: str) -> None:
    assert "19,7 %" in get(client, f"{BANK}{query}")


def test_sources_that_disagree_are_shown_with_the_reason(client: Client) -> None:
    html = get(client, BANK)
    assert "48 %" in html
    assert "Een andere bron zegt 19,7 %" in html
    assert "‘Ooit’ telt alle jaren samen" in html


def test_uncertain_and_outdated_figures_say_so(client: Client) -> None:
    newer = make_figure(statement="Nieuwe meting", value=30, period="2025")
    make_figure(statement="Oude meting", status="outdated", replaced_by=newer)
    html = get(client, BANK)
    assert "Dit cijfer moeten we nog nakijken." in html
    assert "Dit cijfer is verouderd. Nieuwer: Nieuwe meting, 30 % (2025)." in html


def test_chart_has_table_source_note_and_files(client: Client) -> None:
    html = get(client, BANK)
    assert html.count('<svg class="chart-svg" role="img"') == 4
    assert '<th scope="row">Meisjes die online gepest werden</th>' in html
    assert "Volgens de percentages zelf is het 4,6." in html
    assert "cijferbank.xlsx?cijfer=bullied&amp;cijfer=cyberbullied" in html


def test_bank_describes_itself_as_a_dataset(client: Client) -> None:
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', get(client, BANK), re.DOTALL)[1])
    assert data["@type"] == "Dataset"
    assert data["distribution"][0]["encodingFormat"] == "text/csv"
    assert all(client.get(file["contentUrl"]).status_code == 200 for file in data["distribution"])


def test_file_holds_no_formula_and_other_kinds_are_not_found(client: Client) -> None:
    make_figure(slug="formule", statement="=1+1")
    assert rows(client, "?cijfer=formule")[0]["wat"] == "'=1+1"
    assert client.get("/infopunt/cijfers/cijferbank.exe").status_code == 404


@pytest.mark.parametrize("number", [1, 3, 20])
def test_bank_needs_the_same_few_queries_for_any_number(
    client: Client, django_assert_num_queries: object, number: int
) -> None:
    theme = Theme.objects.create(name="Proefthema", slug="proefthema")
    for _number in range(number):
        make_figure(themes=[theme], compared_with=Figure.objects.get(slug="bullied"), difference="Anders.")
    client.get(f"{BANK}?theme=pesten")
    with django_assert_num_queries(BANK_QUERIES):
        client.get(f"{BANK}?theme=proefthema")


BANK_QUERIES = 4


@pytest.mark.parametrize(
    ("values", "field"),
    [({"previous_value": 3}, "previous_period"), ({"compared_with": "bullied"}, "difference")],
)
def test_half_a_comparison_is_refused(values: dict[str, object], field: str) -> None:
    if "compared_with" in values:
        values = {"compared_with": Figure.objects.get(slug="bullied")}
    figure = make_figure()
    for name, value in values.items():
        setattr(figure, name, value)
    with pytest.raises(ValidationError) as caught:
        figure.full_clean()
    assert field in caught.value.message_dict


def test_chart_of_different_units_or_without_history_is_refused() -> None:
    block = ArticlePage.body.field.stream_block.child_blocks["chart"]
    figures = {figure.slug: figure.pk for figure in Figure.objects.all()}
    for kind, keys in (("bar", ["work", "awel-2022"]), ("line", ["ever-victim"])):
        value = {"title": "x", "kind": kind, "figures": [figures[key] for key in keys], "description": "", "note": ""}
        with pytest.raises(ValidationError):
            block.clean(block.to_python(value))


def test_report_lists_old_figures_with_every_page_that_uses_them(admin: Client, article: ArticlePage) -> None:
    make_figure(statement="Splinternieuw", period="2026")
    html = get(admin, "/admin/reports/oude-cijfers/")
    assert "Jongeren die de voorbije maanden gepest werden" in html
    assert f'href="{article.url}"' in html
    assert "Splinternieuw" not in html
    assert "Werknemers die op het werk" not in get(admin, "/admin/reports/oude-cijfers/?years=3")
    export = admin.get("/admin/reports/oude-cijfers/?export=csv")
    assert article.title in b"".join(export.streaming_content).decode()


def test_figure_can_be_edited_and_its_uses_seen(admin: Client, article: ArticlePage) -> None:
    pk = Figure.objects.get(slug="bullied").pk
    for page in ("edit", "usage", "history"):
        assert admin.get(f"/admin/snippets/infopunt/figure/{page}/{pk}/").status_code == 200
