# SPDX-License-Identifier: EUPL-1.2
# `make demo` and `make test` do all the set-up on a fresh machine; the environment lives in .venv.

PYTHON ?= python3
PORT ?= 8000
DATA ?= data
POSTGRES ?= postgres://postgres@127.0.0.1:5432/postgres
BIN := .venv/bin
# Modules are compiled once, also where the surroundings say otherwise: a process starts in half the time.
export PYTHONDONTWRITEBYTECODE :=
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python

.PHONY: help demo test check format messages bench clean

help: ## what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

.venv/run: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV) --require-hashes -r requirements.lock
	@$(UV) --no-deps -e .
	@touch $@

.venv/dev: .venv/run requirements-dev.lock
	@$(UV) --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/run ## a demonstration with content, at http://127.0.0.1:PORT (PORT=8000 DATA=data)
	@SAMENSPRAAK_DATA=$(DATA) $(BIN)/samenspraak demo --port $(PORT)

test: check ## every check and every test: SQLite, PostgreSQL, browser
	@tools/test.sh "$(POSTGRES)"

check: .venv/dev ## format, lint, types, import contracts, migrations, messages, templates
	@tools/check.sh

format: .venv/dev ## lay out the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

messages: .venv/dev ## build the catalogue; say what is not translated
	@$(BIN)/python tools/messages.py check

lock: ## choose versions anew, within pyproject.toml
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml -o requirements.lock --upgrade
	@$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock --upgrade

bench: .venv/dev ## speed and memory against the targets in docs/operations.md
	@$(BIN)/python bench/pages.py

clean: ## remove the environment and caches; data stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
