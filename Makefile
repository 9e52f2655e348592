# Two commands do everything: `make serve` and `make test`.
PYTHON ?= python3.11
BIN := .venv/bin
STAMPS := .venv/.stamps

.PHONY: install install-dev serve test lint format bench lock messages

install: $(STAMPS)/install
install-dev: $(STAMPS)/dev

$(STAMPS)/install: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/install requirements-dev.txt requirements-schema.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-schema.txt
	@mkdir -p $(STAMPS) && touch $@

serve: install
	$(BIN)/ucap serve --example

test: install-dev
	@.ci/system-packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint src/ucap
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint --quiet --lint src/ucap

format: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install-dev
	$(BIN)/python -m bench

messages: install-dev
	@.ci/system-packages
	cd src/ucap && ../../$(BIN)/ucap manage makemessages --all --add-location=never --no-wrap

lock:
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header requirements.in -o requirements.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --no-header requirements-dev.in -o requirements-dev.txt
