"""Settings that are safe in production; `dev` and `test` only relax them.

Every environment variable is read here through `env` and listed in docs/operations.md; a test compares the two.
A secret that is missing raises, so that a half-configured site never starts.
"""

from pathlib import Path

import environ
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from allesoverpesten.settings.mailer import mailer_from_url

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

env = environ.Env()

SECRET_KEY = env("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL")
# Where descriptions of works are asked by their DOI.
DOI_RESOLVER = env("DOI_RESOLVER", default="https://doi.org/")
SECURITY_CONTACT = env("SECURITY_CONTACT", default="mailto:security@allesoverpesten.be")

INSTALLED_APPS = [
    "allesoverpesten.accounts",
    "allesoverpesten.home",
    "allesoverpesten.impact",
    "helpdesk",
    "knowledge.training",
    "knowledge.research",
    "knowledge.events",
    "content.infopunt",
    "content.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "content.core.middleware.SecurityHeadersMiddleware",
    "content.core.counts.middleware.CountsMiddleware",
    "content.core.page_cache.PageCacheMiddleware",
    "helpdesk.middleware.OpenStatesMiddleware",
    "content.core.counts.middleware.ReadingsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allesoverpesten.accounts.middleware.SecondFactorMiddleware",
    "allesoverpesten.accounts.middleware.OwnWorkMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "content.core.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "allesoverpesten.urls"
WSGI_APPLICATION = "allesoverpesten.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "content.core.template_loader.SqueezingLoader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "content.core.context_processors.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"].update(
    ENGINE="django.db.backends.postgresql",
    CONN_MAX_AGE=60,
    CONN_HEALTH_CHECKS=True,
    OPTIONS={"connect_timeout": 3, **DATABASES["default"].get("OPTIONS", {})},
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # Files, not the database: cached help pages must survive a database that is down.
    "default": env.cache("CACHE_URL", default=f"filecache://{VAR_DIR / 'cache'}"),
}
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=300)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "nl-be"
LANGUAGES = [("nl-be", _("Nederlands (België)"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "content.core.staticfiles.BundledStylesFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# What help pages show while the database does not answer; rewritten whenever a listing changes.
LISTINGS_SNAPSHOT = Path(env("LISTINGS_SNAPSHOT", default=str(VAR_DIR / "listings.json")))
# Counts wait in memory this long before they go to the database together; what a stopping process cannot write down
# because the database is away waits in the folder.
COUNTS_FLUSH_SECONDS = 10
COUNTS_FOLDER = LISTINGS_SNAPSHOT.parent / "counts"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "content.core.static_storage.SiteStaticFilesStorage"},
}

MAILERS = {"default": mailer_from_url(env("EMAIL_URL"))}
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Alles over pesten <noreply@allesoverpesten.be>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

TASKS = {
    # Wagtail's small jobs (search and reference index) run at once: a change is found the moment it is published.
    "default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"},
    # Our slow jobs (mail, link checks) wait in the database for `manage.py db_worker`.
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# --- Security -------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # editors preview pages in a frame of the admin

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}

# --- Staff ----------------------------------------------------------------------------------------------------
# The switch that `make run` turns off: staff need a second factor wherever real people are served.
STAFF_SECOND_FACTOR_REQUIRED = env.bool("STAFF_SECOND_FACTOR_REQUIRED", default=True)
# One account for each role with a printed password, to try the admin. Never where real people are served.
CREATE_DEMO_STAFF = env.bool("CREATE_DEMO_STAFF", default=False)

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"  # of pages that are kept for groups
ACCOUNT_ADAPTER = "allesoverpesten.accounts.adapter.StaffAccountAdapter"
ACCOUNT_FORMS = {"login": "allesoverpesten.accounts.forms.StaffLoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # a beheerder enters the address, nobody signs up
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Alles over pesten: "
# Failed sign-ins are counted by address: behind proxies, that is this many places from the end of X-Forwarded-For.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_ADAPTER = "allesoverpesten.accounts.adapter.StaffMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "allesoverpesten.accounts.forms.CodeForm",
    "activate_totp": "allesoverpesten.accounts.forms.AppForm",
    "add_webauthn": "allesoverpesten.accounts.forms.PasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Alles over pesten"
MFA_TOTP_TOLERANCE = 1  # half a minute more for who types slowly or has a clock that is off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # same reason as no verification above

# What a page shows when the numbers that editors manage cannot be read.
EMERGENCY_NUMBERS = [
    {"label": _("Noodnummer"), "number": "112", "tel": "112", "note": _("Levensgevaar of brand")},
    {"label": _("Politie"), "number": "101", "tel": "101", "note": _("Gevaar of een misdrijf")},
    {"label": _("Zelfmoordlijn"), "number": "1813", "tel": "1813", "note": _("Als je aan zelfmoord denkt")},
    {"label": _("Awel"), "number": "102", "tel": "102", "note": _("Voor kinderen en jongeren")},
]

# --- What the kernel is told about the goals -------------------------------------------------------------------
SITE_SECTIONS = [
    {"key": "hulp", "title": _("Hulp"), "url": "/hulp/"},
    {"key": "infopunt", "title": _("Infopunt"), "url": "/infopunt/"},
    {"key": "leren", "title": _("Leren"), "url": "/leren/"},
    {"key": "onderzoek", "title": _("Onderzoek"), "url": "/onderzoek/"},
]
HELP_URL = "/hulp/"

# Commands that finish a new site once its pages exist, each safe to run again.
AFTER_FIRST_CONTENT = ["prepare_staff", "load_first_results"]

# --- Results ---------------------------------------------------------------------------------------------------
# Month and day on which a subsidy year begins; existing periods keep their own days.
SUBSIDY_YEAR_STARTS = (9, 1)

# --- Wagtail --------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Alles over pesten"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_APPEND_SLASH = True
WAGTAIL_USER_TIME_ZONES = ["Europe/Brussels"]
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False  # without one, somebody new gets a mail to choose it
# Three requests to other sites that the admin would make.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "ods", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"},
}
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ul", "ol", "link", "document-link"]},
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"wagtail": {"level": "WARNING"}, "django.tasks": {"level": "WARNING"}},
}
