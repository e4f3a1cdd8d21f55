"""Bring a database and the static files to the state that this version of the code needs.

One process for all steps, because loading Django and Wagtail takes longer than the steps themselves.
"""

import hashlib
import sys
import traceback
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

CHECKOUT = Path(__file__).resolve().parents[2]
REPORT = CHECKOUT / "var" / "prepare.log"
WHAT_STATIC_FILES_COME_FROM = (
    "requirements.txt",
    "static/**/*",
    *(f"{floor}/**/static/**/*" for floor in ("allesoverpesten", "content", "helpdesk", "knowledge")),
    "content/core/static*.py",
    "allesoverpesten/settings/*.py",
)


def main() -> None:
    """Run every step; end with one sentence when one fails, and the whole story in ``var/prepare.log``."""
    django.setup()
    steps = {
        "Databank bijwerken": lambda: call_command("migrate", verbosity=0, interactive=False),
        "Eerste inhoud": lambda: call_command("load_first_content"),
        "Rollen": lambda: call_command("prepare_staff"),
        "Stijlen, schriften en tekeningen": collect_static_files,
    }
    for name, step in steps.items():
        sys.stdout.write(f"{name} …\n")
        sys.stdout.flush()
        try:
            step()
        except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence instead of a traceback
            sys.exit(_sentence(name, error))


def collect_static_files() -> None:
    """Collect and compress, unless nothing they are made from has changed: it takes 20 seconds."""
    stamp = Path(settings.STATIC_ROOT) / "collected-from"
    source = _fingerprint()
    if stamp.exists() and stamp.read_text() == source:
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(source)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for pattern in WHAT_STATIC_FILES_COME_FROM:
        for path in sorted(CHECKOUT.glob(pattern)):
            if path.is_file():
                digest.update(f"{path.relative_to(CHECKOUT)} {path.stat().st_size}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _sentence(name: str, error: Exception) -> str:
    story = traceback.format_exc()
    if "No space left on device" in story:
        return "De schijf is vol: maak plaats (minstens 200 MB) en probeer opnieuw."
    REPORT.write_text(story, encoding="utf-8")
    first_line = str(error).strip().split("\n")[0]
    return f"'{name}' mislukte ({type(error).__name__}: {first_line}); het hele verslag staat in {REPORT}."


if __name__ == "__main__":
    main()
