import pytest
import time_machine
from django.test import Client

from tests.factories.training import make_session, make_training

pytestmark = pytest.mark.django_db
ADDRESS = "/leren/vormingen/vergelijken/"


@time_machine.travel("2026-11-23T10:00:00Z")
def test_three_trainings_stand_side_by_side(client: Client) -> None:
    pages = [
        make_training([make_session()], title="Een", cost="betalend", price="85"),
        make_training(title="Twee", certificate="Attest"),
        make_training(title="Drie"),
        make_training(title="Vier"),
    ]
    query = "&".join(f"v={page.slug}" for page in [*pages, pages[0]])
    context = client.get(f"{ADDRESS}?{query}").context
    rows = {row["name"]: row["cells"] for row in context["rows"]}
    assert [column["title"] for column in context["columns"]] == ["Een", "Twee", "Drie"]
    assert rows["Prijs"] == ["85 euro", "Prijs niet bekend", "Prijs niet bekend"]
    assert rows["Attest"] == ["", "Attest", ""]
    assert rows["Eerste datum"][0].startswith("dinsdag 2 maart 2027")
    assert "Subsidie" not in rows
    assert context["suggestions"] is None
    assert context["columns"][0]["drop_url"] == f"{ADDRESS}?v={pages[1].slug}&v={pages[2].slug}"


def test_another_one_is_added_by_searching_without_script(client: Client) -> None:
    one, other = make_training(title="Een"), make_training(title="Zoek mij")
    context = client.get(f"{ADDRESS}?v={one.slug}&zoek=zoek+mij").context
    assert [row["url"] for row in context["suggestions"]] == [f"{ADDRESS}?v={one.slug}&v={other.slug}"]


@pytest.mark.parametrize("query", ["", "v=bestaat-niet", "v=%00", "zoek=%00", "v=a&v=b&v=c&v=d"])
def test_unknown_ones_are_left_out(client: Client, query: str) -> None:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    assert response.context["columns"] == []


def test_draft_is_not_shown(client: Client) -> None:
    page = make_training(title="Weg")
    page.unpublish()
    assert "Weg" not in client.get(f"{ADDRESS}?v={page.slug}").content.decode()
