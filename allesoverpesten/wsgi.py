"""WSGI entry point of the server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "allesoverpesten.settings.base")

application = get_wsgi_application()

from django.db import connections  # noqa: E402 - Django is set up only now

from allesoverpesten.warming import warm_up  # noqa: E402 - same reason

warm_up(application)
# The server forks its workers from this process, and a connection cannot be shared.
connections.close_all()
