# Each daily act has one name. A newcomer needs two: `make run` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
SOURCES := platform form_builder rule_engine plugins tests requirements

.PHONY: help install run test check suites simulate bench fmt docs assets fonts lock

help: ## say what can be done here
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

install: ## make .venv with the command .venv/bin/banshi
	@requirements/environment.sh run

run: install ## serve the demonstration district on http://127.0.0.1:$${PORT:-8000}
	@.venv/bin/banshi demo

test: .test-machine check suites ## everything that must hold: `check` and every suite

suites: .test-machine
	@$(PYTHON) -m pytest -q -n 2 --dist loadgroup tests

.PHONY: .test-machine
.test-machine: .dev
	@requirements/test_machine.sh

.PHONY: .dev
.dev:
	@requirements/environment.sh dev

check: .dev ## ruff, mypy strict, import contracts, architecture tests
	@.venv/bin/ruff check --no-cache $(SOURCES)
	@.venv/bin/ruff format --check --quiet $(SOURCES)
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@$(PYTHON) -m pytest -q tests/architecture

simulate: .dev ## ten thousand random towns against the laws of a case; SEED=17 plays that one again
	@PYTHONPATH=platform:rule_engine:form_builder:tests $(PYTHON) -m simulation.playing $(if $(SEED),--seed $(SEED),--seeds $(or $(SEEDS),10000))

bench: .dev ## measure beside peers and limits; fails where a floor is missed
	@set -e; for script in tests/benchmarks/[pt][0-9]*.py; do $(PYTHON) $$script; done

fmt: .dev ## one style for all sources
	@.venv/bin/ruff check --fix --quiet $(SOURCES)
	@.venv/bin/ruff format $(SOURCES)

docs: .test-machine ## make the generated pages and the screenshots anew
	@$(PYTHON) -m pytest -q tests/journeys --screenshots docs/screenshots

fonts: .dev ## cut the fonts of the letters anew (needs npm)
	@folder=$$(mktemp -d) && cd $$folder && npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3 >/dev/null && tar xzf *.tgz && cd - >/dev/null \
		&& $(PYTHON) requirements/letter_fonts.py $$folder/package; rm -rf $$folder

assets: ## fetch the vendored browser assets anew (needs npm)
	@platform/banshi/web/static/vendor/fetch.sh

lock: .dev ## resolve the dependencies of pyproject.toml anew (needs the package uv)
	@uv pip compile --quiet --generate-hashes --no-header --python-version 3.11 pyproject.toml --group build -o requirements/run.lock
	@uv pip compile --quiet --generate-hashes --no-header --python-version 3.11 pyproject.toml --group build --group dev -o requirements/dev.lock
