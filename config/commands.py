"""The three processes that make up Dealtrace: the same commands on a bare machine and in a container."""

WEB = ("python", "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi")
WORKER = ("python", "-m", "celery", "--app", "config.celery", "worker", "--loglevel", "INFO")
BEAT = ("python", "-m", "celery", "--app", "config.celery", "beat", "--loglevel", "INFO")
