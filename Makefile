# The coordinator workbench. `make` alone lists what can be asked for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-bench
PORT ?= 8888
DASHBOARDS_PORT ?= 8866
STORE ?=
PROCESSES ?= 2
COMPILE := uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --no-annotate
.DEFAULT_GOAL := help
.PHONY: help start test test-long check fix bench lock clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

start: $(VENV)/start.done  ## set everything up and open the workbench (PORT=, DASHBOARDS_PORT=, STORE=)
	@$(BIN)/workbench $(if $(STORE),--store $(STORE)) start --port $(PORT) --dashboards-port $(DASHBOARDS_PORT)

test: $(VENV)/test.done  ## rules, store, desks, notebooks, pages, browser (PROCESSES=2)
	@$(BIN)/python -m pytest -n $(PROCESSES) -m "not long"

test-long: $(VENV)/test.done  ## the slow tests that `make test` leaves out, and laws tried more often
	@$(BIN)/python -m pytest -n $(PROCESSES) -m "long or hypothesis" --hypothesis-profile long

check: $(VENV)/test.done  ## style, types, layers, sizes, words, notebooks without outputs
	@$(BIN)/python -m tests.checks

fix: $(VENV)/test.done  ## put right what a tool can: style, outputs, catalogues
	@$(BIN)/python -m tests.checks --fix

bench: $(VENV)/test.done  ## measure, print a table, write build/bench.json
	@$(MAKE) -s $(PEERS)/bench.done || echo "The peers could not be installed: measured without them."
	@$(BIN)/python -m tests.benchmarks

lock: $(VENV)/test.done  ## choose exact versions again (needs uv: pip install uv)
	@$(COMPILE) --extra build pyproject.toml -o requirements.lock
	@$(COMPILE) --extra build --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	@$(COMPILE) --group bench -o requirements-bench.lock

clean:  ## remove the environment and what was built; the store stays
	@rm -rf $(VENV) $(PEERS) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/start.done: requirements.lock pyproject.toml
	@$(PYTHON) workbench/launch/bootstrap.py requirements.lock $@

$(VENV)/test.done: requirements-test.lock pyproject.toml
	@$(PYTHON) workbench/launch/bootstrap.py requirements-test.lock $@

$(PEERS)/bench.done: requirements-bench.lock
	@$(BIN)/python -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@
