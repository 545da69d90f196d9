# Dealtrace on one machine. What runs in production is in docker-compose.yml and docs/production.md.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/bash

PORT ?= 8000
ARTICLES ?= ../shared/articles/train
export PORT

# Python 3.11 is what the tests run on; a newer one does.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(if $(shell command -v $(name)),$(name))))
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install -qq --require-hashes
SETTINGS_OF_PRODUCTION = env -u DEBUG ENVIRONMENT=production ALLOWED_HOSTS=dealtrace.example \
	SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') \
	DATABASE_URL=postgresql://check@localhost/check REDIS_URL=redis://localhost:6379

.PHONY: help install run test lint format bench desk screenshots train lock

help: ## Says what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12

install: .venv/runtime ## Makes .venv with the locked requirements

run: .venv/runtime ## Starts everything: services, sample data, worker, web server on PORT
	@exec $(PY) -m config.run

test: .venv/development ## Runs the whole test suite
	$(PY) -m pytest -n 2

lint: .venv/development ## Checks style, types, structure, templates, spelling, settings and migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy .
	.venv/bin/python -c 'from importlinter.cli import lint_imports_command as run; run()'
	git ls-files -z 'templates/*.html' | xargs -0 --no-run-if-empty .venv/bin/djade --target-version 5.2 --check
	git ls-files -z | xargs -0 $(PY) -m codespell_lib
	$(SETTINGS_OF_PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run

format: .venv/development ## Formats the code and the templates
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .
	git ls-files -z 'templates/*.html' | xargs -0 --no-run-if-empty .venv/bin/djade --target-version 5.2

bench: .venv/development ## Measures: see benchmarks/README.md
	$(PY) -m benchmarks

desk: .venv/development ## Measures the review desk: from draft to page by keyboard, in Chromium; ARTICLE=FILE
	$(PY) -m benchmarks.desk $(ARTICLE)

screenshots: .venv/development ## Takes a picture of every kind of page into var/screenshots, the best into docs/pictures
	$(PY) -m benchmarks.screenshots

train: .venv/development ## Fits the models of the extraction to annotated articles; ARTICLES=FOLDER
	OMP_NUM_THREADS=1 $(PY) -m deals.ingestion.training $(ARTICLES)

lock: ## Writes the hash-pinned requirements anew from pyproject.toml; needs uv
	uv pip compile pyproject.toml --all-extras $(LOCK) --output-file requirements.lock
	uv pip compile pyproject.toml --all-extras --group dev --constraint requirements.lock $(LOCK) \
		--output-file requirements-dev.lock

LOCK = --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Dealtrace needs Python 3.11 or newer on the PATH." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Dealtrace needs Python 3.11 or newer; $(PYTHON) is older." >&2; exit 1; }
	@echo "Making .venv ..."
	@$(PYTHON) -m venv .venv

# The stamps say which requirements are installed; an interrupted installation leaves none.
.venv/runtime: requirements.lock | .venv/bin/python
	@echo "Installing the locked requirements ..."
	@$(PIP) --requirement requirements.lock
	@touch $@

.venv/development: requirements-dev.lock | .venv/bin/python
	@echo "Installing the locked requirements for development ..."
	@$(PIP) --requirement requirements-dev.lock
	@touch $@ .venv/runtime
