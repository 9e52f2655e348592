# Two commands do everything: `make serve` and `make test`. All they need is Python 3.11, make and git (and, for the tests, apt).
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMPS := .venv/.stamps
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
CATALOGUES := $(wildcard src/ucap/locale/*/LC_MESSAGES/django.po)
LANGUAGES := zh_Hans es it de fr
# What is compiled is kept: the tests start the program again and again, and would compile it each time.
unexport PYTHONDONTWRITEBYTECODE
# What `make serve` hands on: make serve ARGS="--port 8080"
ARGS ?=

.PHONY: install install-dev serve test test-sqlite test-postgres coverage lint format bench audit lock messages

install: $(STAMPS)/install $(STAMPS)/catalogues
install-dev: install $(STAMPS)/dev

# --no-deps: the lock is complete, and pip is not to look whether anything newer came out since
$(STAMPS)/install: requirements.txt pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
		|| { echo "ucap needs Python 3.11: apt install python3.11 python3.11-venv, or make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Installing into .venv (a minute or two, once) …"
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv
	@$(PIP) install --require-hashes --no-deps -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/catalogues: $(STAMPS)/install $(CATALOGUES)
	@test -z "$(CATALOGUES)" || $(BIN)/pybabel --quiet compile --directory src/ucap/locale --domain django
	@touch $@

$(STAMPS)/dev: $(STAMPS)/install requirements-dev.txt requirements-schema.txt
	@echo "Installing what checking and testing need …"
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.txt
	@$(PIP) install --require-hashes --no-deps -r requirements-schema.txt
	@touch $@

serve: install
	@$(BIN)/ucap serve --example $(ARGS)

test: lint
	$(BIN)/ruff format --check .
	@# Known weaknesses are asked for while the tests run, and are a warning at most: the index is slow, and not everybody has one
	@$(BIN)/python -m tools.weaknesses > $(STAMPS)/weaknesses & \
		{ $(MAKE) --no-print-directory test-sqlite && $(MAKE) --no-print-directory test-postgres; }; \
		status=$$?; wait; cat $(STAMPS)/weaknesses; exit $$status

test-sqlite: install-dev
	@.ci/system-packages
	env -u DATABASE_URL $(BIN)/python -m pytest -n auto --dist loadgroup

# What touches a database, once more: on a PostgreSQL started for it, or on that of DATABASE_URL. make test WHOLE=1 leaves nothing
# out, not the stories that say nothing of what is stored either.
test-postgres: install-dev
	@.ci/system-packages
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -n auto --dist loadgroup -m "database$(if $(WHOLE), or once)"

# apart from `test`, whose time it would add a third to
coverage: install-dev
	@.ci/system-packages
	env -u DATABASE_URL $(BIN)/python -m pytest -n auto --dist loadgroup -m "not journey" --cov --cov-report=term:skip-covered

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint src/ucap

format: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# BENCH=crash measures one thing alone
bench: install-dev
	$(BIN)/python -m bench $(BENCH)

# what is known against the packages of the locks; fails too where the package index is not reached or does not know one.
# make audit ADVISORIES=folder asks a folder of advisories instead (docs/audit.md)
audit: install-dev
ifdef ADVISORIES
	@$(BIN)/python -m tools.advisories "$(ADVISORIES)"
else
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements-dev.txt
endif

messages: install-dev
	@.ci/system-packages
	@mkdir -p $(LANGUAGES:%=src/ucap/locale/%/LC_MESSAGES)
	@# without settings: nothing of an installation is begun in src/
	cd src/ucap && ../../$(BIN)/python -m django makemessages $(LANGUAGES:%=--locale=%) --add-location=never --no-wrap

lock: install-dev
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements-dev.in -o requirements-dev.txt
