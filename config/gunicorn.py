"""gunicorn's settings; the names are gunicorn's."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings

bind = f"{settings.HOST}:{settings.PORT}"
workers = settings.WEB_PROCESSES
threads = settings.WEB_THREADS
worker_class = "gthread"
# The application is loaded once and shared; nothing connects to a service while it is imported.
preload_app = True
timeout = 60
graceful_timeout = 10
keepalive = 5
# Longer lines are refused; the longest address of ours is a search with every filter set.
limit_request_line = 8190
# gunicorn would open a socket in the home directory.
control_socket_disable = True
logconfig_dict = settings.LOGGING
