"""The table of environment variables and the code agree, and production refuses to start half-configured."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

SETTINGS_FOLDER = settings.BASE_DIR / "allesoverpesten" / "settings"
READ = re.compile(r"""env(?:\.[a-z_]+)?\(\s*["']([A-Z_]+)["']""")
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
PRODUCTION = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "allesoverpesten.settings.base",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_documented_variables_equal_the_variables_read() -> None:
    read = {name for path in SETTINGS_FOLDER.glob("*.py") for name in READ.findall(path.read_text())}
    documented = set(ROW.findall((settings.BASE_DIR / "docs" / "settings.md").read_text()))
    assert read == documented


def test_production_settings_start_when_complete() -> None:
    result = start(PRODUCTION)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_production_settings_name_what_is_missing(missing: str) -> None:
    result = start({name: value for name, value in PRODUCTION.items() if name != missing})
    assert result.returncode != 0
    assert missing in result.stderr
