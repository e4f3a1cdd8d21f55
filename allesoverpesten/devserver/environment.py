"""Make ``.venv`` hold exactly what a lock file names, checked by hash; a second time takes no time.

Run as a file, by any Python of version 3.12 or newer and with nothing installed yet: ``python environment.py
requirements.txt``. ``.venv`` may be a link to an environment that several working copies share.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ENVIRONMENT = CHECKOUT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"


class EnvironmentProblem(Exception):  # noqa: N818 - a sentence for the person at the keyboard
    """The environment cannot be made; ``str()`` is one Dutch sentence that says why."""


def main(lock_file: Path) -> None:
    """Bring the environment up to date with this lock file, one process at a time."""
    state = CHECKOUT / "var"
    state.mkdir(exist_ok=True)
    with (state / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _make_environment()
        stamp = ENVIRONMENT / f"installed-{lock_file.name}"
        wanted = hashlib.sha256(lock_file.read_bytes()).hexdigest()
        if not stamp.exists() or stamp.read_text() != wanted:
            for outdated in ENVIRONMENT.glob("installed-*"):
                outdated.unlink()
            _install(lock_file)
            stamp.write_text(wanted)


def _make_environment() -> None:
    if _works():
        return
    if ENVIRONMENT.is_symlink():
        raise EnvironmentProblem(
            f".venv verwijst naar {ENVIRONMENT.resolve()} en daar is geen Python 3.12 of nieuwer: verwijder .venv."
        )
    _say(f"Omgeving: .venv maken met Python {sys.version.split()[0]} …")
    venv.create(ENVIRONMENT, clear=True, with_pip=True, symlinks=True)


def _works() -> bool:
    try:
        check = subprocess.run([PYTHON, "-c", "import pip, sys; sys.exit(sys.version_info < (3, 12))"], check=False)
    except OSError:
        return False
    return check.returncode == 0


def _install(lock_file: Path) -> None:
    """Let pip install, show its progress one package a line, and keep the rest for when it fails."""
    _say(f"Omgeving: pakketten uit {lock_file.name} installeren (de eerste keer enkele minuten) …")
    lines = []
    with subprocess.Popen(
        [
            *(PYTHON, "-m", "pip", "install", "--require-hashes", "--no-input"),
            *(
                "--disable-pip-version-check",
                "--progress-bar=off",
                "--root-user-action=ignore",
                "-r",
                lock_file,
            ),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if line.startswith("Collecting "):
                _say(f"  {line.removeprefix('Collecting ').split(' (')[0].strip()}")
    if pip.returncode != 0:
        errors = [line.removeprefix("ERROR: ").strip() for line in lines if line.startswith("ERROR: ")]
        if any("No space left on device" in line for line in lines):
            raise EnvironmentProblem(
                f"De schijf met {CHECKOUT} of de tijdelijke map is vol: maak plaats (minstens 1 GB)."
            )
        reason = (errors or lines or ["pip zei niets"])[-1].strip()[:200]
        raise EnvironmentProblem(f"De pakketten uit {lock_file.name} konden niet geïnstalleerd worden: {reason}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(CHECKOUT / sys.argv[1])
    except EnvironmentProblem as problem:
        sys.exit(str(problem))
    except (OSError, subprocess.CalledProcessError) as error:
        full = "No space left" in str(error) or os.statvfs(CHECKOUT).f_bavail == 0
        sys.exit(
            f"De schijf met {CHECKOUT} is vol: maak plaats (minstens 1 GB)."
            if full
            else f"De omgeving .venv kon niet gemaakt worden ({error})."
        )
    except KeyboardInterrupt:
        sys.exit(130)
