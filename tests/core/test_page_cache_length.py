import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_kept_page_says_its_own_length(client: Client, encoding: str) -> None:
    for _visit in range(2):
        response = client.get("/", headers={"accept-encoding": encoding})
        assert response["Content-Length"] == str(len(response.content))
