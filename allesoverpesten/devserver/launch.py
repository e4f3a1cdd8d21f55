"""What ``make run`` runs: the whole site on this machine, and nothing left behind when it stops.

Everything it starts ends with it, also when it is killed: the servers get a signal from the kernel when their
parent dies, and the database's keeper sees its lock released.
"""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import urlsplit

import psycopg

from allesoverpesten.devserver.embedded_postgres import DatabaseProblem, ensure_database_url
from allesoverpesten.devserver.processes import stop_with_parent

CHECKOUT = Path(__file__).resolve().parents[2]
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_ANSWER = 120
SECONDS_TO_STOP = 10


class LaunchProblem(Exception):  # noqa: N818 - a sentence for the person at the keyboard
    """The site cannot run; ``str()`` is one Dutch sentence that says why."""


def main() -> None:
    """Run until Ctrl-C, a signal, or the end of a part."""
    catch_signals()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "allesoverpesten.settings.dev")
    try:
        with reserved_port(os.environ.get("PORT") or "8000") as door:
            prepare_database()
            _run_step("allesoverpesten.devserver.prepare")
            serve(door)
    except (DatabaseProblem, LaunchProblem) as problem:
        sys.exit(str(problem))


def catch_signals() -> None:
    """End in good order at a signal, and when the parent (``make``) dies in any way."""
    stop_with_parent(signal.SIGTERM)()
    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # nohup ignores it
            signal.signal(number, _stop)


@contextlib.contextmanager
def reserved_port(wanted: str) -> Iterator[socket.socket]:
    """Take the port before anything else starts; connections are refused until gunicorn listens on it."""
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise LaunchProblem(f"PORT is '{wanted}': kies een getal van 1 tot 65535.")
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", int(wanted)))
        except OSError as error:
            raise LaunchProblem(
                f"Poort {wanted} is niet vrij ({error.strerror}): stop wat daar draait of kies een andere, "
                "bijvoorbeeld PORT=8001 make run."
            ) from error
        yield door


def prepare_database() -> None:
    """Make sure that a database answers: the one in ``DATABASE_URL``, or this checkout's own."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        say("Databank: PostgreSQL van deze map starten …")
        ensure_database_url()
        return
    parts = urlsplit(url)
    name = f"{parts.hostname or 'localhost'}:{parts.port or 5432}{parts.path}"  # never the password
    say(f"Databank: {name} uit DATABASE_URL …")
    if parts.scheme not in {"postgres", "postgresql"}:
        raise LaunchProblem("DATABASE_URL moet met postgresql:// beginnen: de site draait alleen op PostgreSQL.")
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        reason = str(error).strip().split("\n")[0]
        raise LaunchProblem(f"De databank {name} uit DATABASE_URL is niet bereikbaar ({reason}).") from error


def serve(door: socket.socket) -> None:
    """Serve on this port, with a worker for background tasks, until one of the two ends or a signal comes."""
    port = door.getsockname()[1]
    say("Webserver starten …")
    with contextlib.ExitStack() as running:
        web = running.enter_context(
            started(
                *("gunicorn", "allesoverpesten.wsgi", f"--bind=fd://{door.fileno()}"),
                *(
                    "--workers=2",
                    "--worker-class=gthread",
                    "--threads=4",
                    "--preload",
                    "--graceful-timeout=3",
                ),
                *("--no-control-socket", "--log-level=warning"),
                keep=[door.fileno()],
            )
        )
        wait_until_answering(web, port)
        jobs = running.enter_context(
            started("django", "db_worker", "--backend=background", "--queue-name=*", "--verbosity=0")
        )
        say(f"Alles over pesten draait op http://127.0.0.1:{port}/ (beheer: /admin/, stoppen: Ctrl-C)")
        ended, status = os.wait()
        name = {web.pid: "De webserver", jobs.pid: "De uitvoerder van achtergrondtaken"}.get(ended, "Een onderdeel")
        raise LaunchProblem(f"{name} is gestopt (code {os.waitstatus_to_exitcode(status)}); daarom stopt alles.")


@contextlib.contextmanager
def started(module: str, *arguments: str, keep: list[int] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Run a Python module beside this process, out of reach of the terminal's Ctrl-C, and stop it at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=keep or [],
        preexec_fn=stop_with_parent(signal.SIGTERM),  # noqa: PLW1509 - one thread
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_answering(web: subprocess.Popen[bytes], port: int) -> None:
    """Return as soon as any answer comes: the address that is printed must work."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while web.poll() is None and time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
        with contextlib.closing(connection), contextlib.suppress(ConnectionError):
            connection.request("GET", "/healthz")
            connection.getresponse()
            return
        time.sleep(0.1)
    raise LaunchProblem("De webserver start niet; hierboven staat waarom.")


def _run_step(module: str) -> None:
    with started(module) as step:
        if step.wait() != 0:
            sys.exit(step.returncode)  # it has said why


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End in good order; a second signal meanwhile changes nothing."""
    for other in STOP_SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    say("\nStoppen …")
    sys.exit(0 if number == signal.SIGINT else 128 + number)


def say(line: str) -> None:
    """Tell at once what happens, also when the output goes to a file."""
    with contextlib.suppress(OSError):  # the terminal may be gone
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
