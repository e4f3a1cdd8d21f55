"""Import in the admin: choose, look, confirm; and a DOI, also when nobody answers."""

import json
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import ONDERZOEKER
from knowledge.research.models import PublicationPage, PublicationUpload
from knowledge.research.publications.doi_client import DoiError, describe
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/publicaties/inlezen/"
BIB = b"""@book{a, title={Een gloednieuw boek}, author={Peeters, An}, year=2020}
@article{b, title={Zonder jaar}, author={Maes, Bert}, journal={J}}
@book{c, title={Een gloednieuw boek}, year=2020}
@book{d, title={Stuk, year=2020
"""


@pytest.fixture
def onderzoeker(client: Client, settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    user = UserFactory(roles=(ONDERZOEKER,))
    client.force_login(user)
    return user


def send(client: Client, content: bytes, **values: str) -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile("x.bib", content), **values})


def test_file_is_shown_then_written_as_own_drafts(client: Client, onderzoeker: User) -> None:
    preview = send(client, BIB).headers["Location"]
    text = client.get(preview).content.decode()
    for part in ("Nieuw: 1", "Onvolledig: komt als klad, jij vult aan: 1", "Staat er al: wordt overgeslagen: 1",
                 "Geweigerd: 1", "jaar ontbreekt", "de haakjes sluiten niet", "Lees 2 publicaties in"):  # fmt: skip
        assert part in text, part
    assert not PublicationPage.objects.filter(title="Een gloednieuw boek").exists()
    client.post(f"{preview}klaar/")
    drafts = PublicationPage.objects.filter(owner=onderzoeker).order_by("title")
    assert [(draft.title, draft.live) for draft in drafts] == [("Een gloednieuw boek", False), ("Zonder jaar", False)]
    assert client.post(f"{preview}klaar/").status_code == HTTPStatus.NOT_FOUND
    assert drafts.count() == 2


def test_upload_of_another_does_not_open(client: Client, onderzoeker: User) -> None:
    other = PublicationUpload.objects.create(user=UserFactory(), file_name="x.bib", content=BIB)
    assert client.get(f"{ADDRESS}{other.uuid}/").status_code == HTTPStatus.NOT_FOUND
    assert client.post(f"{ADDRESS}{other.uuid}/klaar/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(("content", "message"), [(b"zomaar", "geen enkele publicatie"), (b" ", "leeg")])
def test_wrong_file_is_refused_in_words(client: Client, onderzoeker: User, content: bytes, message: str) -> None:
    answer = send(client, content)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert message in answer.content.decode()


def test_nothing_chosen_is_told(client: Client, onderzoeker: User) -> None:
    assert "Kies een bestand of vul een DOI in." in client.post(ADDRESS, {}).content.decode()


@pytest.fixture
def resolver(settings: Any) -> Iterator[Callable[..., list[dict[str, str]]]]:
    """A registry of DOIs on this machine that answers with the given statuses in turn; gives what it was asked."""
    answers: list[tuple[int, bytes]] = []
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
            status, body = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.DOI_RESOLVER = f"http://127.0.0.1:{server.server_port}/"

    def answering(*wanted: tuple[int, bytes]) -> list[dict[str, str]]:
        answers[:] = wanted
        return asked

    yield answering
    server.shutdown()
    server.server_close()
    thread.join()


WORK = json.dumps(
    {
        "type": "journal-article",
        "title": "Werk van ver",
        "DOI": "10.1234/ver",
        "author": [{"family": "Verre", "given": "An"}],
        "container-title": "J",
        "issued": {"date-parts": [[2021]]},
    }
).encode()


def test_doi_is_asked_politely_and_shown_first(client: Client, onderzoeker: User, resolver: Any) -> None:
    asked = resolver((200, WORK))
    preview = client.post(ADDRESS, {"doi": "https://doi.org/10.1234/ver"}).headers["Location"]
    assert "Werk van ver" in client.get(preview).content.decode()
    client.post(f"{preview}klaar/")
    assert PublicationPage.objects.get(doi="10.1234/ver").authors == "Verre, An"
    [question] = asked
    assert question["path"] == "/10.1234/ver"
    assert question["accept"] == "application/vnd.citationstyles.csl+json"
    assert "mailto:" in question["user-agent"]


def test_busy_registry_is_asked_again(resolver: Any) -> None:
    asked = resolver((503, b""), (429, b""), (200, WORK))
    waited: list[float] = []
    assert json.loads(describe("10.1234/ver", wait=waited.append))["title"] == "Werk van ver"
    assert (len(asked), waited) == (3, [0.5, 2.0])


@pytest.mark.parametrize(
    ("answer", "message"),
    [((404, b""), "bestaat niet"), ((503, b""), "antwoordt nu niet"), ((200, b"<html>"), "antwoordt nu niet")],
)
def test_no_description_is_explained(resolver: Any, answer: tuple[int, bytes], message: str) -> None:
    resolver(answer)
    with pytest.raises(DoiError, match=message):
        describe("10.1234/ver", wait=lambda _seconds: None)


def test_offline_one_may_type_it_and_the_doi_stays(
    client: Client, onderzoeker: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DOI_RESOLVER = "http://127.0.0.1:9/"
    monkeypatch.setattr("knowledge.research.publications.doi_client.WAITS", ())
    text = client.post(ADDRESS, {"doi": "10.1234/ver"}).content.decode()
    assert "vul de publicatie zelf in" in text
    assert 'value="10.1234/ver"' in text
    assert "/admin/pages/add/research/publicationpage/" in text
