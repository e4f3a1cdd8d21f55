import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

DEVSERVER = settings.BASE_DIR / "allesoverpesten" / "devserver"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy with a lock file that asks for nothing, so that no network is needed."""
    place = tmp_path / "allesoverpesten" / "devserver"
    place.mkdir(parents=True)
    shutil.copy(DEVSERVER / "environment.py", place)
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    return tmp_path


def make_environment(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Without any place to download from."""
    return subprocess.run(
        [sys.executable, checkout / "allesoverpesten" / "devserver" / "environment.py", "requirements.txt"],
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_environment_is_made_once_and_made_again_after_a_change(checkout: Path) -> None:
    first = make_environment(checkout)
    second = make_environment(checkout)
    (checkout / "requirements.txt").write_text("# nothing else\n")
    third = make_environment(checkout)
    (checkout / "requirements.txt").write_text(f"not-to-be-had==1 --hash=sha256:{'0' * 64}\n")
    fourth = make_environment(checkout)

    assert (first.returncode, first.stderr) == (0, "")
    assert ".venv maken" in first.stdout
    assert (checkout / ".venv" / "bin" / "python").exists()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert "pakketten uit requirements.txt installeren" in third.stdout
    assert ".venv maken" not in third.stdout
    assert fourth.returncode == 1
    assert fourth.stderr == (
        "De pakketten uit requirements.txt konden niet geïnstalleerd worden: "
        "No matching distribution found for not-to-be-had==1\n"
    )


def test_link_to_nowhere_is_named(checkout: Path) -> None:
    (checkout / ".venv").symlink_to(checkout / "gone")

    result = make_environment(checkout)

    assert result.returncode == 1
    assert result.stderr == (
        f".venv verwijst naar {checkout / 'gone'} en daar is geen Python 3.12 of nieuwer: verwijder .venv.\n"
    )


def find_python(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", DEVSERVER / "find_python.sh"],
        env={"PATH": str(folder), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def plant(path: Path, *, works: bool) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {0 if works else 127}\n")
    path.chmod(0o755)
    return path


def test_newest_suitable_python_is_tried_and_not_only_looked_up(tmp_path: Path) -> None:
    plant(tmp_path / "python3.13", works=False)  # as a pyenv shim that leads nowhere
    plant(tmp_path / "python3", works=True)
    python = plant(tmp_path / "python3.12", works=True)

    assert find_python(tmp_path).stdout == f"{python}\n"


def test_python_of_a_version_manager_is_found(tmp_path: Path) -> None:
    plant(tmp_path / "python3.12", works=True)
    python = plant(tmp_path / ".pyenv" / "versions" / "3.13.4" / "bin" / "python3.13", works=True)

    assert find_python(tmp_path).stdout == f"{python}\n"


def test_machine_without_suitable_python_gets_a_sentence(tmp_path: Path) -> None:
    plant(tmp_path / "python3", works=False)

    result = find_python(tmp_path)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Er is geen Python 3.12 of nieuwer met venv: ")
    assert result.stderr.count("\n") == 1


def test_missing_browser_that_cannot_be_installed_gets_a_sentence(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "allesoverpesten.devserver.chromium"],
        cwd=settings.BASE_DIR,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert result.stderr.startswith("De browsertests hebben Chromium nodig: ")
