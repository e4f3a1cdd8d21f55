"""Packages of the operating system: only Debian's, and only for root."""

import os
import shutil
import subprocess
import sys


def can_be_installed() -> bool:
    """Whether this user on this system may install any."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install these, with what apt says on standard error; whether it worked shows in what they bring."""
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", *arguments],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
