"""Copies of the part of the project that brings a database, used by real processes of real accounts."""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from django.conf import settings

# Prints what a query returns, then stays until its input closes.
USER_OF_THE_DATABASE = """
import os, sys
import psycopg
from allesoverpesten.devserver.embedded_postgres import DatabaseProblem, ensure_database_url
try:
    ensure_database_url()
except DatabaseProblem as problem:
    sys.exit(str(problem))
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    result = connection.execute(sys.argv[1])
    answer = result.fetchone() if result.description else ["done"]
print(*answer, flush=True)
sys.stdin.read()
"""


def as_account(account: pwd.struct_passwd) -> list[str]:
    """Put before a command to run it as this account.

    It may read what root may, because the Python that runs the tests may lie in root's own closed folder.
    """
    if account.pw_uid == os.geteuid():
        return []
    may_read = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", *may_read, "--"]


@dataclass(frozen=True)
class Checkout:
    """A copy of the code in a folder of its own, owned by the account that uses it."""

    folder: Path
    account: pwd.struct_passwd
    processes: ExitStack  # ends, whatever a test did, all that it started

    @classmethod
    def make(cls, folder: Path, account: pwd.struct_passwd, processes: ExitStack) -> "Checkout":
        package = folder / "allesoverpesten"
        shutil.copytree(
            settings.BASE_DIR / "allesoverpesten" / "devserver",
            package / "devserver",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        (package / "__init__.py").touch()
        checkout = cls(folder, account, processes)
        checkout.give_away()
        return checkout

    def give_away(self) -> None:
        """Hand every file to the account, as if it had made them."""
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, self.account.pw_uid, self.account.pw_gid, follow_symlinks=False)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start a Python as the account, in the checkout, without any database configured."""
        return subprocess.Popen(
            [*as_account(self.account), sys.executable, *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def use(self, query: str = "SELECT 1") -> "UserProcess":
        """Start a process that asks the database something and holds on to it."""
        user = UserProcess(self.start("-c", USER_OF_THE_DATABASE, query))
        self.processes.callback(user.kill)
        return user

    def ask(self, query: str = "SELECT 1") -> str:
        """What the database answers to a process that ends at once; its complaint where it does not."""
        user = self.use(query)
        answer = user.answer
        return user.leave() or answer

    def elsewhere(self, name: str) -> "Checkout":
        """The same account with a folder beside this one."""
        return replace(self, folder=self.folder.with_name(name))

    @property
    def home(self) -> Path:
        return (self.folder / "var" / "postgres").resolve()

    def permissions(self) -> dict[Path, tuple[int, int, int]]:
        """Mode and owner of everything that was there before a database was, up to the root of the file system."""
        paths = [self.folder, *self.folder.parents, *self.folder.rglob("*")]
        ours = [path for path in paths if (self.folder / "var") not in (path, *path.parents)]
        return {path: (stat.S_IMODE(s.st_mode), s.st_uid, s.st_gid) for path in ours if (s := path.lstat())}


class UserProcess:
    """A process that uses the database until it is told to leave."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    @cached_property
    def answer(self) -> str:
        """The first line that it prints, waited for."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def leave(self) -> str:
        """Let it end in good order; returns what it wrote on standard error."""
        _out, errors = self.process.communicate("", timeout=60)
        return errors.strip()

    def kill(self) -> None:
        """End it without giving it a chance to do anything."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
