"""Settings of `make run` on one's own machine: base, relaxed only where plain http on localhost needs it."""

import os
import secrets
from functools import partial

from allesoverpesten.settings import secret_file

os.environ.setdefault("SECRET_KEY", secret_file.read_or_create(partial(secrets.token_urlsafe, 50)))
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("EMAIL_URL", f"file://{secret_file.SECRET_FILE.parent / 'mail'}")
os.environ.setdefault("STAFF_SECOND_FACTOR_REQUIRED", "false")
os.environ.setdefault("CREATE_DEMO_STAFF", "true")

from allesoverpesten.settings.base import *  # noqa: F403 - settings build on each other, after the defaults above

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
