# casus: one command each. Everything is installed into .venv from constraints.txt.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LANGUAGE ?= en
# the folder of outside test suites for `make verify`; its suites skip loudly where it is absent
EXTERNAL ?= ../shared/external
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup run check test lint types docs verify bench bench-peers bench-page clean

help:            ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

setup: $(VENV)/.run   ## make .venv with casus in it

$(VENV)/.run: pyproject.toml constraints.txt setup.py src/casus/engine/kernel.c src/casus/engine/terms.c
	@$(PYTHON) -c 'import sys; sys.exit("casus needs Python 3.11 or later, this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --editable ".[test,dev]"
	@touch $@

run: $(VENV)/.run     ## run the flagship case and print its page
	@$(BIN)/casus run cases/us-iraq-2021 --language $(LANGUAGE)

test: $(VENV)/.test   ## run all tests (some minutes)
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.test   ## style
	$(BIN)/ruff check src tests verification benchmarks setup.py
	$(BIN)/ruff format --check src tests verification benchmarks setup.py

types: $(VENV)/.test  ## types
	$(BIN)/mypy

docs: $(VENV)/.test   ## check that generated pages and figures are up to date
	$(BIN)/python docs/generate.py --check

check: lint types docs ## what to run before a commit, besides the tests of what changed
	$(BIN)/python -m pytest -n auto -m "not slow"

verify: $(VENV)/.test ## long checks: outside suites, statistical laws, faults that must be found
	$(BIN)/python -m verification --external "$(EXTERNAL)"

# what to measure: BENCH="--parts peers --only jax --tries 3"
BENCH ?=
PEERS := benchmarks/out/peers
bench: $(VENV)/.test  ## speed and memory, beside other libraries where bench-peers was made
	$(BIN)/python benchmarks/run.py $(BENCH)

# Not linked to the interpreter but a copy of it: one peer runs the interpreter that it finds behind the link.
bench-peers: benchmarks/peers.txt  ## make the environment of other libraries (1.7 GB)
	$(PYTHON) -m venv --copies $(PEERS)
	@grep -v '^#' benchmarks/peers.txt | while read -r peer; do \
	  PIP_CONSTRAINT= $(PEERS)/bin/python -m pip install --quiet --only-binary :all: "$$peer" \
	    || echo "NOT TO BE HAD HERE: $$peer"; done

bench-page:      ## write docs/explanation/speed.md from the last bench
	$(PYTHON) benchmarks/page.py

clean:           ## remove what was built
	rm -rf $(VENV) build src/*.egg-info src/casus/engine/*.so benchmarks/out

.PHONY: pins
pins:            ## write constraints.txt anew (needs uv)
	printf 'setuptools>=68\n' | uv pip compile --universal --all-extras pyproject.toml - --no-emit-index-url --no-header --no-annotate -o constraints.txt
