import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from tests.devserver.processes import descendants_of, wait_for_the_end_of


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def free_port(taken_port: int) -> int:
    """A port that was free a moment ago; nothing listens there when nothing is expected to start."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def launch(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "allesoverpesten.devserver.launch"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_taken_port_is_named_before_anything_starts(taken_port: int) -> None:
    result = launch(PORT=str(taken_port))

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Poort {taken_port} is niet vrij (Address already in use): stop wat daar draait of kies een andere, "
        "bijvoorbeeld PORT=8001 make run.\n"
    )


@pytest.mark.parametrize("port", ["acht", "0", "65536", "-1", "80 80"])
def test_impossible_port_is_named(port: str) -> None:
    result = launch(PORT=port)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"PORT is '{port}': kies een getal van 1 tot 65535.\n"


def test_unreachable_database_is_named_without_its_password(free_port: int) -> None:
    result = launch(PORT=str(free_port), DATABASE_URL=f"postgresql://someone:geheim@127.0.0.1:{free_port}/site")

    assert result.returncode == 1
    assert result.stderr.startswith(
        f"De databank 127.0.0.1:{free_port}/site uit DATABASE_URL is niet bereikbaar (connection"
    )
    assert result.stderr.count("\n") == 1
    assert "geheim" not in result.stdout + result.stderr


def test_other_kind_of_database_is_refused(free_port: int) -> None:
    result = launch(PORT=str(free_port), DATABASE_URL="sqlite:///site.db")

    assert result.returncode == 1
    assert result.stderr == ("DATABASE_URL moet met postgresql:// beginnen: de site draait alleen op PostgreSQL.\n")


SERVE = """
import sys
from allesoverpesten.devserver import launch
launch.catch_signals()
with launch.reserved_port(sys.argv[1]) as door:
    launch.serve(door)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_site_answers_and_leaves_no_process_behind(number: signal.Signals, code: int, free_port: int, db: None) -> None:
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(free_port)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as site:
        try:
            assert site.stdout is not None
            lines = [next(site.stdout), next(site.stdout)]
            with urlopen(f"http://127.0.0.1:{free_port}/healthz") as answer:
                assert answer.status == 200
            deadline = time.monotonic() + 60
            while len(parts := descendants_of(site.pid)) != 4 and time.monotonic() < deadline:
                pass  # on a busy machine a worker may start a moment later than the other
            assert len(parts) == 4, "gunicorn with two workers, and the worker for background tasks"

            site.send_signal(number)
            site.wait(60)
            wait_for_the_end_of(parts)
        finally:
            site.kill()  # else a failed assertion would wait here for ever

    assert lines[1].startswith(f"Alles over pesten draait op http://127.0.0.1:{free_port}/ ")
    assert site.returncode == code
