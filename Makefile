# Every target works from a fresh clone; PYTHON names the interpreter (3.11 or newer) that .venv is made with.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

NEWEST := POLICYGRAPH_NEO4J=2026.08.1 $(BIN)/python

.PHONY: setup run test newest torture lint golden bench readme neo4j clean

setup: .venv/.setup

.venv/.setup: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make setup PYTHON=python3.11")'
	@echo "Installing into .venv (about 0.7 GB; most of the time is the download) ..."
	@start=$$(date +%s); $(PYTHON) -m venv .venv && $(PIP) -e . && echo "Installed in $$(( $$(date +%s) - start )) s."
	@touch $@

.venv/.test: .venv/.setup
	@$(PIP) -e '.[test]' && touch $@

.venv/.dev: .venv/.setup
	@$(PIP) -e '.[dev]' && touch $@

run: setup
	@$(BIN)/policygraph ingest
	@$(BIN)/policygraph serve

test: .venv/.test
	$(BIN)/python -m pytest $(PYTEST)
	@if [ -z "$(PYTEST)" ] && $(NEWEST) -m tools.neo4j java >/dev/null 2>&1; then $(MAKE) --no-print-directory newest; fi

# What asks Neo4j once more, on the newest release; `make test` does it where a Java is found that can run it.
newest: .venv/.test
	$(NEWEST) -m pytest -k neo4j tests/graph tests/queries tests/jobs tests/attacks

torture: .venv/.test
	POLICYGRAPH_TORTURE=1 $(BIN)/python -m pytest -m '' tests/graph/test_torture.py $(PYTEST)

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.lint_cypher

golden: .venv/.test
	$(BIN)/python -m tools.golden $(ACCEPT)

bench: .venv/.dev
	$(BIN)/python -m benchmarks.extraction

readme: .venv/.dev
	$(BIN)/python -m tools.readme
	$(BIN)/python -m tools.codebook
	$(BIN)/python -m tools.picture

neo4j: setup
	$(BIN)/python -m tools.neo4j start

clean:
	rm -rf .venv var build *.egg-info .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
