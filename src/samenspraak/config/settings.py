# SPDX-License-Identifier: EUPL-1.2
"""All settings, typed, from environment variables named SAMENSPRAAK_*. A wrong value stops the start, loudly.

docs/operations.md explains each; tests/architecture holds that page against this file.
"""

import os
from pathlib import Path

# One thread each for the linear algebra of opinion groups: with several pages at once its threads wait for each other,
# and the same work takes ten times as long. Before numpy is read in.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import environ
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent
env = environ.Env()


def _secret_key(folder: Path) -> str:
    """The key from the environment, or one made once and kept in the data folder (readable by the owner only)."""
    given = env.str("SAMENSPRAAK_SECRET_KEY", default="")
    if given:
        if len(given) < 50:
            raise ImproperlyConfigured("SAMENSPRAAK_SECRET_KEY must be at least 50 characters long.")
        return given
    from django.core.management.utils import get_random_secret_key

    kept = folder / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


DATA = Path(env.str("SAMENSPRAAK_DATA", default="data")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
SECRET_KEY = _secret_key(DATA)
DEBUG = False
DEMO = env.bool("SAMENSPRAAK_DEMO", default=False)  # shows demo mail and one-click sign-in; never for residents
ORIGIN = env.str("SAMENSPRAAK_ORIGIN", default="http://127.0.0.1:8000").rstrip("/")  # the address people type
SECURE = ORIGIN.startswith("https://")
ALLOWED_HOSTS = env.list("SAMENSPRAAK_HOSTS", default=[ORIGIN.split("//")[1].split(":")[0], "127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = [ORIGIN]
THEME = env.str("SAMENSPRAAK_THEME", default="neutral")  # a file static/themes/<name>.css with design tokens
STAFF_MFA = env.bool("SAMENSPRAAK_STAFF_MFA", default=not DEMO)  # officials need a second factor
LIVE_STREAMS = env.int("SAMENSPRAAK_LIVE_STREAMS", default=2000)  # open streams one process accepts
WSGI_THREADS = env.int("SAMENSPRAAK_THREADS", default=4)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "lucide",
    "samenspraak.civic.ledger",
    "samenspraak.civic.places",
    "samenspraak.civic.people",
    "samenspraak.civic.notices",
    "samenspraak.civic.ballots",
    "samenspraak.civic.conversations",
    "samenspraak.civic.agreements",
    "samenspraak.civic.agenda",
    "samenspraak.civic.meetings",
    "samenspraak.civic.evaluation",
    "samenspraak.civic.council",
    "samenspraak.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "samenspraak.web.shared.middleware.without_nul",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspraak.web.shared.access.SecondFactor",
    "csp.middleware.CSPMiddleware",
    "samenspraak.web.shared.middleware.frame",
    "samenspraak.web.shared.middleware.not_allowed",
]

ROOT_URLCONF = "samenspraak.config.urls"
WSGI_APPLICATION = "samenspraak.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenspraak.web.shared.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "samenspraak.web.shared.tags"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
        },
    }
]
FORM_RENDERER = "samenspraak.web.shared.forms.Renderer"

DATABASES = {
    "default": {
        **env.db_url("SAMENSPRAAK_DATABASE_URL", default=f"sqlite:///{DATA / 'samenspraak.sqlite3'}"),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
}
EMBEDDED = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if EMBEDDED:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",  # what is deleted is gone, also for who reads the file itself: docs/adr/0004
    }

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_REDIRECT_URL = "accounts:me"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "samenspraak.web.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "samenspraak.web.accounts.forms.LoginForm",
    "confirm_login_code": "samenspraak.web.accounts.forms.ConfirmLoginCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}  # the keyboard of numbers comes up
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900  # seconds: mail may be slow, and so may people
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "samenspraak.web.accounts.adapter.SecondFactor"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody gets in without a code from that mail, so there is nothing to look up
MFA_TOTP_ISSUER = "Samenspraak"

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
if env.str("SAMENSPRAAK_MAIL_URL", default=""):
    vars().update(env.email_url("SAMENSPRAAK_MAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("SAMENSPRAAK_MAIL_FROM", default="Samenspraak <samenspraak@localhost>")

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
PROXY = env.bool("SAMENSPRAAK_PROXY", default=False)  # our own web server in front: its X-Forwarded headers are true
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(PROXY)  # or all residents would share one limit on signing in
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # web/shared/middleware.py sets the header; CSP says the same
CSRF_FAILURE_VIEW = "samenspraak.web.shared.errors.stale_form"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_HANDLERS = [
    "samenspraak.web.shared.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "samenspraak.config.logs.formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
