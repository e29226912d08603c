"""The assembly. What a running organisation writes lies in ROUNDS_DATA; everything else is code."""

import logging
import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pysqlite3

sys.modules["sqlite3"] = pysqlite3  # Debian's own SQLite can corrupt a write-ahead log


from vault import device  # noqa: E402

os.umask(0o077)  # whatever is written is its owner's alone, however Rounds was started
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("ROUNDS_DATA") or BASE_DIR / "var").resolve()
SQLITE_NAME = "rounds.sqlite3"

DEBUG = False
SECRET_KEY = device.signing_key(DATA_DIR)
ALLOWED_HOSTS = os.environ.get("ROUNDS_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
OVER_HTTPS = os.environ.get("ROUNDS_HTTPS") == "1"

INSTALLED_APPS = [
    "config",
    "home",
    "reports",
    "outreach",
    "people",
    "venues",
    "accounts",
    "audit",
    "vault",
    "core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "template_partials",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "core.headers.PrivateResponses",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vault.middleware.OpenKeys",
    "accounts.middleware.OrganisationOfTheRequest",
    "outreach.forgetting.middleware.SweepForgotten",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.errors.WrongMethodPage",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.organisation",
            ],
        },
    }
]


def _database(url):
    """What DATABASE_URL names (postgresql://user:password@host:port/name), or else SQLite in the data folder."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{(DATA_DIR / SQLITE_NAME).as_uri()}?mode=rw",  # opened, never made: only the set-up makes it
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                    "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        sys.exit("DATABASE_URL must begin with postgresql://")
    options = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


DATABASES = {"default": _database(os.environ.get("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.PassphraseBackend"]
PASSWORD_HASHERS = ["accounts.hashers.Argon2idHasher"]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "home:home"

SESSION_ENGINE = "vault.sessions"
SESSION_COOKIE_NAME = "rounds_session"
SESSION_COOKIE_AGE = 60 * 60  # signed out after an hour without a page
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # with the browser, like the session: it would show that this browser was here
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
LANGUAGE_COOKIE_NAME = "rounds_language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "core.errors.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Uploads never touch the disk: a spooled temporary file would hold the register in clear.
FILE_UPLOAD_HANDLERS = ["core.uploads.LimitedMemoryUpload"]
UPLOAD_LIMIT = 12 * 1024 * 1024  # bytes of one upload
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Argon2id: passes and bytes. The set-up calibrates passes to half a second; tests make it cheap.
ARGON2_OPSLIMIT = int(os.environ.get("ROUNDS_ARGON2_OPSLIMIT", "0")) or None
ARGON2_MEMLIMIT = int(os.environ.get("ROUNDS_ARGON2_MEMLIMIT", str(64 * 1024 * 1024)))

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "core.formats"
TIME_ZONE = "UTC"  # the organisation's own is activated for every request and command

STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # else any page in the browser could tell that a Rounds runs here
STATIC_ROOT = BASE_DIR / ".venv" / "static"  # filled by ./rounds when they changed; nothing is written at run time
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "core.static_files.OfOthers"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "core.static_files.HashedAndCompressed"},
}

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

SELF = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": SELF,
        "style-src": SELF,
        "img-src": SELF,
        "font-src": SELF,
        "connect-src": SELF,
        "form-action": SELF,
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" a browser sends "Origin: null" and no form is taken
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31536000 if OVER_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_HTTPS else None

logging.raiseExceptions = False  # a log line that cannot be written would be printed with all that it was told
DEFAULT_EXCEPTION_REPORTER = "core.errors.SilentReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "core.errors.TypeOnlyFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "weasyprint": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
        "fontTools": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
    },
}
