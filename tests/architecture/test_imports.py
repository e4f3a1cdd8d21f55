"""Nothing runs upward: the contract in pyproject.toml is kept, and it is one that notices."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

FLOORS = ("allesoverpesten", "knowledge", "helpdesk", "content")
CONFIGURATION = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())

# Where it is planted, what is planted, and the name of the contract that it breaks.
PLANTED = [
    ("content/core/apps.py", "import helpdesk.apps", "Four floors, nothing runs upward"),
    ("content/core/apps.py", "from allesoverpesten.home import models", "Four floors, nothing runs upward"),
    ("content/infopunt/apps.py", "from knowledge.events import apps", "Four floors, nothing runs upward"),
    ("content/infopunt/apps.py", "import helpdesk.models", "Four floors, nothing runs upward"),
    ("helpdesk/apps.py", "from content.infopunt import models", "Four floors, nothing runs upward"),
    ("knowledge/events/apps.py", "import knowledge.training.models", "Four floors, nothing runs upward"),
    ("knowledge/training/apps.py", "import knowledge.research.models", "Four floors, nothing runs upward"),
    ("allesoverpesten/home/apps.py", "import allesoverpesten.accounts.models", "Four floors, nothing runs upward"),
    ("content/core/apps.py", "import allesoverpesten.settings.base", "Nobody imports the roof"),
    ("helpdesk/triage/__init__.py", "import wagtail", "Decisions are pure Python"),
    ("helpdesk/opening_hours.py", "import content.core.enums", "Decisions are pure Python"),
    ("knowledge/training/flowchart/__init__.py", "import django", "Decisions are pure Python"),
    (
        "allesoverpesten/home/apps.py",
        "import allesoverpesten.devserver.home",
        "The database of a developer is known to the tests alone",
    ),
    (
        "allesoverpesten/devserver/home.py",
        "import django",
        "A database can be had before Django is configured",
    ),
]


@pytest.fixture
def copy_of_the_code(tmp_path: Path) -> Path:
    for floor in FLOORS:
        shutil.copytree(settings.BASE_DIR / floor, tmp_path / floor, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.BASE_DIR / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_contracts_are_kept(copy_of_the_code: Path) -> None:
    result = lint_imports(copy_of_the_code)

    assert result.returncode == 0, result.stdout
    assert f"Contracts: {len(CONFIGURATION['tool']['importlinter']['contracts'])} kept, 0 broken." in result.stdout


def test_every_planted_import_is_reported(copy_of_the_code: Path) -> None:
    for place, line, _contract in PLANTED:
        with (copy_of_the_code / place).open("a") as module:
            module.write(f"\n{line}\n")

    result = lint_imports(copy_of_the_code)

    assert result.returncode == 1
    reported = " ".join(result.stdout.split("Broken contracts")[1].split())  # long lines are broken
    for place, line, contract in PLANTED:
        importer = place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        imported = line.replace("from ", "").replace("import ", "").split()[0]
        section = reported.split(contract)[1]
        assert f"{importer} -> {imported}" in section, (place, line)


def test_every_own_app_has_its_floor() -> None:
    floors = next(c for c in CONFIGURATION["tool"]["importlinter"]["contracts"] if c["id"] == "floors")
    named = {module for floor in floors["layers"] for module in floor.split(" | ")}

    own = {app.name for app in apps.get_app_configs() if app.name.split(".")[0] in FLOORS}

    assert own - named == set()
