"""Every setting of the program, read from the environment; docs/settings.md explains each of those.

A wrong or missing one stops the start with a single message that names them all.
"""

from pathlib import Path
from typing import Any

from environs import validate

from config.embedded.locations import Locations
from config.environment import new_environment, seal
from config.local_secret import local_secret
from config.logs import logging_settings
from config.redis_address import RedisAddress

BASE_DIR = Path(__file__).resolve().parent.parent

env = new_environment()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

# In production everything that matters is stated; only a local machine gets generated secrets and embedded services.
# A misspelt environment counts as production, so that its fault comes with all the others.
ENVIRONMENT = env.str("ENVIRONMENT", "local", validate=validate.OneOf(["local", "production"]))
PRODUCTION = ENVIRONMENT != "local"
REQUIRED: Any = ...  # environs reads it as "no default"
DEBUG = env.bool("DEBUG", False)
# Data of the embedded services, generated secrets and logs. An absolute path stands for itself.
VAR_DIR = BASE_DIR / env.str("VAR_DIR", "var")

# --- Web server

HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000, validate=validate.Range(1, 65535))
WEB_PROCESSES = env.int("WEB_PROCESSES", 2, validate=validate.Range(1))
WEB_THREADS = env.int("WEB_THREADS", 4, validate=validate.Range(1))
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# --- Security

SECRET_KEY = env.str(
    "SECRET_KEY", REQUIRED if PRODUCTION else local_secret(VAR_DIR, "secret-key"), validate=validate.Length(50)
)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", REQUIRED if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"], validate=validate.Length(1)
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
# A proxy in front ends TLS and names the client and the scheme; without one these headers are anybody's word.
BEHIND_PROXY = env.bool("BEHIND_PROXY", PRODUCTION)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the admin's and the API reader's icons are data: images in their own CSS
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# --- Limits

API_RATE = env.rate("API_RATE", "120/minute")
# Of a program with an API key, by the key's class (deals.vocabulary.RateClass).
API_KEY_RATES = {
    "standard": env.rate("API_KEY_RATE", "1200/minute"),
    "bulk": env.rate("API_BULK_KEY_RATE", "12000/minute"),
}
# Refused log-ins, counted by address and by user name.
LOGIN_RATE = env.rate("LOGIN_RATE", "10/hour")
# An article of 5 MB is refused by its form with a reason; what is larger than this is not even read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# --- Services: at an address, or embedded where none is given

_embedded = Locations(VAR_DIR)
DATABASE_URL = env.postgres_url("DATABASE_URL", REQUIRED if PRODUCTION else "", required=PRODUCTION)
EMBEDDED_POSTGRES = not DATABASE_URL
_database = env.dj_db_url("DATABASE_URL", "postgresql://") if DATABASE_URL else _embedded.database
DATABASES = {"default": {**(_database or {}), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}

_redis = env.redis_address("REDIS_URL", REQUIRED if PRODUCTION else "", required=PRODUCTION)
EMBEDDED_VALKEY = _redis is None
REDIS = _redis or RedisAddress.at_socket(_embedded.valkey_socket)
CACHES = {
    "default": {
        "BACKEND": "config.counting_cache.CountingCache",
        # Not the broker's database: clearing the cache empties its database.
        "LOCATION": REDIS.next().url,
        "KEY_PREFIX": "dealtrace",
        "OPTIONS": {"socket_timeout": 5, "socket_connect_timeout": 5},
    }
}

# --- Background work. A task is acknowledged when it is done: one whose worker died is run again, by another.

CELERY_BROKER_URL = REDIS.broker_url
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# How long a lost task waits for its second run; longer than any task may take.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900}
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT = 300
CELERY_TASK_TIME_LIMIT = 360
CELERY_WORKER_CONCURRENCY = env.int("WORKER_PROCESSES", 2, validate=validate.Range(1))
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# Takes up what a lost message left: the article knows its state, the queue only who is next.
CELERY_BEAT_SCHEDULE = {"resume ingestion": {"task": "deals.tasks.resume_ingestion", "schedule": 60.0}}
# Written down each time that something was sent: config.probe looks at it.
CELERY_BEAT_SYNC_EVERY = 1
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

# --- Application

INSTALLED_APPS = [
    # Registers nothing by itself: config.urls does. A command that shows no page starts in half the time.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "config.static_files.StaticFiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "companies",
    "deals",
]
MIDDLEWARE = [
    "config.request_log.RequestLog",
    "config.health.Health",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.cors.ApiCors",
    "config.api_rate.ApiRateLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.signatures.SignWrites",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
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

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.errors.problem_from_exception",
    # Every address under /api/ is counted by config.api_rate, whatever answers it.
    "DEFAULT_THROTTLE_CLASSES": [],
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Dealtrace",
    "DESCRIPTION": "Corporate partnerships in which every stated figure keeps its words.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": ["deals.api.openapi.hooks.add_components"],
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- Static files

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-root"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Without collected files (development, tests) they are served from where they are written.
STATIC_COLLECTED = env.bool("STATIC_COLLECTED", not DEBUG)
# Compressing is most of a first start: not twice the same file, nor what only a debugger reads.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "br", "woff", "woff2", "map")
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not STATIC_COLLECTED
_static_storage = "CompressedManifestStaticFilesStorage" if STATIC_COLLECTED else "CompressedStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"whitenoise.storage.{_static_storage}"},
}

# --- Logs

LOG_LEVEL = env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]))
LOGGING = logging_settings(LOG_LEVEL or "INFO")

seal(env)
