# `make demo` and `make test` need Python 3.11+ and git, nothing else; PYTHON=/path/to/python chooses another one.
BIN = .venv/bin

.PHONY: demo test soak lint format lock clean help

help:
	@echo "make demo   make a complete club in demo-club/, offline"
	@echo "make test   run the tests"
	@echo "make soak   prove what docs/trust.md says, for an hour or more (SOAK_ARGS=--help)"
	@echo "make lint   check style and types"
	@echo "make format put the code into the project's format"
	@echo "make lock   choose the libraries' versions again (needs uv)"
	@echo "make clean  remove what these made"

demo: .venv/runtime
	$(BIN)/jc demo demo-club
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

# LOCK_ARGS=--upgrade takes the newest versions; without it what still fits is kept.
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: https://docs.astral.sh/uv/"; exit 1; }
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) pyproject.toml --group build --group dev --group ci --constraint requirements-dev.lock --output-file requirements-ci.lock

clean:
	rm -rf .venv demo-club build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
