"""Find the browser that tests drive, and install it where that is possible.

``python -m allesoverpesten.devserver.chromium`` prints its path, or ends with one sentence that says how to
get it.
"""

import os
import shutil
import sys

from allesoverpesten.devserver import system_packages

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium; ``CHROMIUM`` in the environment comes first."""
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES))
    return next(filter(None, found), None)


def main() -> None:
    """Print where the browser is, installed first when it is missing and this user may."""
    path = find()
    if not path and system_packages.can_be_installed():
        sys.stderr.write("Chromium voor de tests installeren met apt-get …\n")
        system_packages.install("chromium")
        path = find()
    if not path:
        sys.exit(
            "De browsertests hebben Chromium nodig: installeer het (Debian: sudo apt-get install chromium) "
            "of zet CHROMIUM op het pad van een eigen Chromium."
        )
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
