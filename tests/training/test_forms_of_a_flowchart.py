"""The other forms: text, diagram, print, data, frame."""

import io
import json
import re
from html import unescape
from typing import Any

import pypdf
import pytest
from django.test import Client

from knowledge.training.flowchart import json_format
from knowledge.training.flowchart.layout import paper_layout
from knowledge.training.models import FlowchartPage
from tests.factories.training import SOUND, make_flowchart

BASE = "/leren/wegwijzers"


def test_text_holds_every_step_and_every_way_on(client: Client, db: None) -> None:
    for page in FlowchartPage.objects.all():
        html = unescape(client.get(f"{BASE}/{page.slug}/tekst/").content.decode())
        chart = page.flowchart
        assert [node.id for node in chart.nodes if f'id="stap-{node.id}"' not in html] == []
        assert len(re.findall(r'href="#stap-', html)) == len(chart.edges)


def test_schema_links_every_step_to_the_text(client: Client, db: None) -> None:
    page = make_flowchart()
    html = client.get(f"{BASE}/{page.slug}/schema/").content.decode()
    wide, narrow = html.split("flowchart-drawing--narrow")
    for node in page.flowchart.nodes:
        assert f'href="{BASE}/{page.slug}/tekst/#stap-{node.id}"' in wide
        assert f'href="{BASE}/{page.slug}/tekst/#stap-{node.id}"' in narrow
    assert len(re.findall(r"<title id=", html)) == len(set(re.findall(r'<title id="([^"]+)"', html)))
    assert "style=" not in html.split("<main")[1]


def alts(tag: Any) -> str:
    """The alternative texts of all figures below a tag of the structure tree."""
    tag = tag.get_object()
    if "/StructTreeRoot" in tag:
        return alts(tag["/StructTreeRoot"])
    children = tag.get("/K", [])
    children = children if isinstance(children, list) else [children]
    below = [alts(child) for child in children if isinstance(child.get_object(), pypdf.generic.DictionaryObject)]
    return " ".join([str(tag.get("/Alt", "")), *below])


@pytest.mark.parametrize("slug", ["leerkracht-ziet-pesten", "ik-word-gepest"])
def test_pdf_is_tagged_and_holds_every_step(client: Client, db: None, slug: str) -> None:
    response = client.get(f"{BASE}/{slug}.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(response.content))
    root = reader.trailer["/Root"]
    page = FlowchartPage.objects.get(slug=slug)
    assert root["/MarkInfo"]["/Marked"] is not None
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "nl-BE"
    assert reader.metadata.title == page.title
    text = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in reader.pages))
    missing = [node.title for node in page.flowchart.nodes if re.sub(r"\s+", "", node.title) not in text]
    assert missing == []
    sheets = paper_layout(page.flowchart)
    assert len(re.findall(r"Schema\d/\d", text)) == len(sheets) > 1
    assert [sheet.width for sheet in sheets if sheet.width > 1000 or sheet.height > 1400] == []
    for sheet in sheets:
        assert f"Tekeningvanstap{sheet.boxes[0].number}tot{sheet.boxes[-1].number}met" in re.sub(r"\s+", "", alts(root))


def test_json_reads_back_as_the_same_flowchart(client: Client, db: None) -> None:
    page = make_flowchart()
    response = client.get(f"{BASE}/{page.slug}.json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert json_format.loads(response.content.decode()) == page.flowchart


def test_frame_is_for_other_sites_and_only_the_frame(client: Client, db: None) -> None:
    page = make_flowchart()
    frame = client.get(f"{BASE}/{page.slug}/inbedden/?veilig=ja")
    assert "frame-ancestors *" in frame.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame.headers
    assert f'action="{BASE}/{page.slug}/inbedden/#verder"' in frame.content.decode()
    own = client.get(f"{BASE}/{page.slug}/")
    assert "frame-ancestors 'self'" in own.headers["Content-Security-Policy"]


def test_child_flowchart_has_no_frame(client: Client, db: None) -> None:
    assert client.get(f"{BASE}/ik-word-gepest/inbedden/").status_code == 404
    address = "http://testserver/leren/wegwijzers/ik-word-gepest/"
    assert client.get(f"{BASE}/oembed/", {"url": address}).status_code == 404


def test_oembed_gives_the_frame(client: Client, db: None) -> None:
    page = make_flowchart(title="Wat <nu>?")
    address = f"http://testserver{BASE}/{page.slug}/"
    found = client.get(f"{BASE}/oembed/", {"url": address, "maxwidth": "320"}).json()
    assert (found["version"], found["type"], found["width"], found["height"]) == ("1.0", "rich", 320, 720)
    assert f'src="http://testserver{BASE}/{page.slug}/inbedden/"' in found["html"]
    assert "Wat &lt;nu&gt;?" in found["html"]
    for url in ("", "http://[", "http://testserver/hulp/", f"{address}bestaat-niet/"):
        assert client.get(f"{BASE}/oembed/", {"url": url}).status_code == 404
    assert client.get(f"{BASE}/oembed/", {"url": address, "format": "xml"}).status_code == 501


def test_draft_is_not_public_in_any_form(client: Client, db: None) -> None:
    page = make_flowchart()
    page.unpublish()
    for tail in ("/", "/tekst/", "/schema/", "/inbedden/", ".pdf", ".json"):
        assert client.get(f"{BASE}/{page.slug}{tail}").status_code == 404


def test_sitemap_names_text_and_diagram(client: Client, db: None) -> None:
    page = make_flowchart()
    found = client.get("/sitemap.xml").content.decode()
    assert [tail for tail in ("/", "/tekst/", "/schema/") if f"{BASE}/{page.slug}{tail}</loc>" not in found] == []


def test_step_title_is_found_by_search(client: Client, db: None) -> None:
    page = make_flowchart(SOUND.replace("Praat erover", "Schrijf een brief aan de schoolkapitein"))
    html = client.get("/zoeken/", {"q": "schoolkapitein"}).content.decode()
    assert f'href="{BASE}/{page.slug}/"' in html
    assert page.search_kind in html
    assert f'href="{BASE}/{page.slug}/"' not in client.get("/zoeken/", {"q": "scheepskapitein"}).content.decode()


def test_learning_page_filters_by_context(client: Client, db: None, django_assert_max_num_queries: Any) -> None:
    html = client.get("/leren/?context=werk").content.decode()
    assert re.findall(r'<h2 class="card__title"><a href="[^"]*/wegwijzers/([^/]+)/', html) == ["pesten-op-het-werk"]
    assert 'href="/leren/vormingen/"' in html
    with django_assert_max_num_queries(10):
        client.get("/leren/")


def test_edition_grows_when_the_procedure_changes(db: None) -> None:
    page = make_flowchart()
    page.summary = "Iets anders."
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.version == 1
    page.chart = json.loads(json.dumps(page.chart).replace("Praat erover", "Praat met het kind"))
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.version == 2
    assert "Praat met het kind" in page.step_texts
