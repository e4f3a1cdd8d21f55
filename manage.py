#!/usr/bin/env python
"""Django's command line; brings the embedded database when no other one is configured."""

import os
import sys

from django.core.management import execute_from_command_line

from allesoverpesten.devserver.embedded_postgres import DatabaseProblem, ensure_database_url


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "allesoverpesten.settings.dev")
    try:
        ensure_database_url()
    except DatabaseProblem as problem:
        sys.exit(str(problem))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
