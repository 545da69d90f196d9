"""Every setting, read from the environment; docs/settings.md and .env.example list them.

A wrong or missing one stops the start with a single message that names all of them.
"""

import sys
from pathlib import Path
from urllib.parse import quote

from environs import Env, EnvValidationError

from config.embedded.locations import Locations
from config.local_secret import local_secret

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env(eager=False)
env.read_env(str(BASE_DIR / ".env"), recurse=False)

ENVIRONMENT = env.str("ENVIRONMENT", "local")
PRODUCTION = ENVIRONMENT != "local"
DEBUG = env.bool("DEBUG", False)
VAR_DIR = BASE_DIR / env.str("VAR_DIR", "var")  # an absolute path stands for itself

SECRET_KEY = env.str("SECRET_KEY", ... if PRODUCTION else local_secret(VAR_DIR, "secret-key"))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ... if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])

# Services: by address, or embedded where none is given.

DATABASE_URL = env.str("DATABASE_URL", ... if PRODUCTION else "")
REDIS_URL = env.str("REDIS_URL", ... if PRODUCTION else "")
EMBEDDED_POSTGRES = not DATABASE_URL
EMBEDDED_VALKEY = not REDIS_URL
_embedded = Locations(VAR_DIR)

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", "")
    if DATABASE_URL
    else {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": str(_embedded.postgres_sockets),
        "NAME": "dealtrace",
        "USER": "dealtrace",
    }
}
CACHE_URL = f"{REDIS_URL.rstrip('/')}/1" if REDIS_URL else f"{_embedded.redis_url}?db=1"
CELERY_BROKER_URL = REDIS_URL or f"redis+socket://{quote(str(_embedded.valkey_socket))}?virtual_host=0"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "companies",
    "deals",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
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
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-root"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Without collected files (development, tests), they are served from where they are written.
STATIC_COLLECTED = env.bool("STATIC_COLLECTED", not DEBUG)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_COLLECTED
_static_storage = "CompressedManifestStaticFilesStorage" if STATIC_COLLECTED else "CompressedStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"whitenoise.storage.{_static_storage}"},
}

try:
    env.seal()
except EnvValidationError as fault:
    lines = [f"  {name}: {' '.join(messages)}" for name, messages in sorted(fault.error_messages.items())]
    sys.exit("\n".join(["Dealtrace cannot start with these settings:", *lines]))
