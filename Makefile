# `make demo` and `make test` need Python 3.11+ and git, nothing else; PYTHON=/path/to/python chooses another one.
BIN = .venv/bin

.PHONY: demo test soak lint format lock sbom audit supply mutation clean help

help:
	@echo "make demo   make a complete club in demo-club/, offline"
	@echo "make test   run the tests"
	@echo "make soak   prove what docs/trust.md says, for an hour or more (SOAK_ARGS=--help)"
	@echo "make lint   check style and types"
	@echo "make format put the code into the project's format"
	@echo "make lock   choose the libraries' versions again (needs uv)"
	@echo "make sbom   write sbom.cdx.json, what the lock holds, anew"
	@echo "make audit  ask for known vulnerabilities of what the locks hold"
	@echo "make supply build a release into dist/ and try it in clean environments (SUPPLY_ARGS=--help)"
	@echo "make mutation  how many small changes the tests notice (MUTATION_ARGS=--help)"
	@echo "make clean  remove what these made"

demo: .venv/runtime
	@if [ -e demo-club ]; then echo "demo-club/ is there from before; remove it to have it made anew."; \
	else $(BIN)/jc demo demo-club; fi
	@echo "(jc is .venv/bin/jc here, so: .venv/bin/jc --club demo-club show next)"

test: .venv/dev
	$(BIN)/python -m pytest $(PYTEST_ARGS)

soak: .venv/dev
	PYTHONPATH=src $(BIN)/python -m tests.trust.soak $(SOAK_ARGS)

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.venv/runtime: pyproject.toml requirements.lock tools/setup.sh
	@sh tools/setup.sh requirements.lock
	@touch $@

.venv/dev: pyproject.toml requirements-dev.lock tools/setup.sh
	@sh tools/setup.sh requirements-dev.lock
	@touch $@ .venv/runtime

# What .ci/run adds for the tests that need a browser or run notebooks.
.venv/ci: pyproject.toml requirements-ci.lock tools/setup.sh
	@sh tools/setup.sh requirements-ci.lock
	@touch $@ .venv/dev .venv/runtime

LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-emit-index-url --custom-compile-command "make lock" $(LOCK_ARGS)

# The above, and what releases and mutation take.
.venv/proof: pyproject.toml requirements-proof.lock tools/setup.sh
	@sh tools/setup.sh requirements-proof.lock
	@touch $@ .venv/ci .venv/dev .venv/runtime

sbom: .venv/proof
	$(BIN)/python tools/sbom.py

audit: .venv/proof
	$(BIN)/python tools/audit.py

supply: .venv/proof
	$(BIN)/python tools/supply.py $(SUPPLY_ARGS)

mutation: .venv/proof
	nice -n 15 $(BIN)/python tools/mutation.py $(MUTATION_ARGS)

# LOCK_ARGS=--upgrade takes the newest versions; without it what still fits is kept.
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/"; exit 1; }
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) pyproject.toml --group build --group dev --group ci --constraint requirements-dev.lock --output-file requirements-ci.lock
	$(LOCK) pyproject.toml --group build --group dev --group ci --group proof --constraint requirements-ci.lock \
		--output-file requirements-proof.lock
	uv run --quiet --no-project --python ">=3.11" tools/sbom.py

clean:
	rm -rf .venv demo-club build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
