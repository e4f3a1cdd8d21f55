"""Settings of the tests: base on the same PostgreSQL, relaxed where tests speak plain http."""

import atexit
import os
import tempfile

from allesoverpesten.devserver.embedded_postgres import ensure_database_url

os.environ.setdefault("SECRET_KEY", "test-only-key-that-protects-nothing-and-is-long-enough-for-the-checks")
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,testserver")
os.environ.setdefault("SITE_URL", "http://testserver")
ensure_database_url()
os.environ.setdefault("EMAIL_URL", "smtp://127.0.0.1:1025")

from allesoverpesten.settings.base import *  # noqa: E402, F403 - settings build on each other, after the defaults above
from allesoverpesten.settings.base import DATABASES  # noqa: E402 - same reason

DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
# The database is restored from a template between browser tests; an idle connection would stand in the way.
DATABASES["default"]["CONN_MAX_AGE"] = 0
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_written = tempfile.TemporaryDirectory(prefix="allesoverpesten-test-")
atexit.register(_written.cleanup)
MEDIA_ROOT = f"{_written.name}/media"
LISTINGS_SNAPSHOT = f"{_written.name}/listings.json"
COUNTS_FOLDER = f"{_written.name}/counts"
COUNTS_FLUSH_SECONDS = 0  # a thread of its own would write in the middle of a test
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Wagtail's automatic save of a new page and a click on "publish" can cross, and then the address is taken.
WAGTAIL_AUTOSAVE_INTERVAL = 0
