"""One database per worker, filled once with the real first content; every test starts from that same state.

Tests that only use the ORM run in a transaction that is rolled back (`db`). Tests that go through the browser or a
real server use `site_server`; whatever they wrote is undone by copying the database back from a template.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest

# Playwright keeps an event loop in the test's thread; the ORM calls of a test are still synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Replaces pytest-django's own, which would build the tables and load the content anew in every worker."""
    from django.db import connection  # noqa: PLC0415 - Django is configured only now

    from tests.databases import drop_filled_database, use_filled_database  # noqa: PLC0415 - same reason

    with django_db_blocker.unblock():
        use_filled_database(connection.creation._get_test_db_name())
    yield
    with django_db_blocker.unblock():
        drop_filled_database()


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    from django.core.cache import cache  # noqa: PLC0415 - Django is configured only now

    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _no_counts_waiting() -> Iterator[None]:
    """What a test had counted in memory is no visit of the next one."""
    yield
    from content.core.counts.buffer import _buffer  # noqa: PLC0415 - Django is configured only now
    from content.core.counts.domains import _seen  # noqa: PLC0415 - same reason

    _buffer._waiting.clear()
    _buffer._batches.clear()
    _seen._domains.clear()


@pytest.fixture(scope="session")
def _server(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    from tests.servers import running_server  # noqa: PLC0415 - Django is configured only now

    with django_db_blocker.unblock(), running_server() as address:
        yield address


@pytest.fixture
def reading_server(_server: str, django_db_blocker: Any) -> Iterator[str]:
    """Address of a real server on the filled database, for tests that write nothing."""
    with django_db_blocker.unblock():
        yield _server


@pytest.fixture
def site_server(_server: str, django_db_blocker: Any) -> Iterator[str]:
    """Address of a real server on the filled database; what a test writes is undone afterwards."""
    from tests.databases import restore_filled_database  # noqa: PLC0415 - Django is configured only now
    from tests.servers import point_site_to  # noqa: PLC0415 - same reason

    with django_db_blocker.unblock():
        point_site_to(_server)
        yield _server
        restore_filled_database()


@pytest.fixture
def local_site() -> Iterator[Any]:
    """A small web site on this machine for link checks; see `tests.local_site`."""
    from tests.local_site import running_site  # noqa: PLC0415 - only tests of links need a site

    with running_site() as site:
        yield site


@pytest.fixture
def postbox(settings: Any) -> Iterator[Any]:
    """Every mail goes over SMTP to a server that keeps it in `mails`."""
    from tests.postbox import running_postbox  # noqa: PLC0415 - only tests of mail need a mail server

    with running_postbox() as (box, mailers):
        settings.MAILERS = mailers
        yield box


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"locale": "nl-BE", "timezone_id": "Europe/Brussels", "viewport": {"width": 1280, "height": 900}}
