# make run: from a bare Python 3.11 to a served graph. make test: everything that is checked. make help: the rest.

ifndef PYTHON
PYTHON := $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
endif
VENV ?= .venv
STORE ?= data
HOST ?= 127.0.0.1
PORT ?= 8000
# One more than there are processors: tests that wait for a browser or a server leave theirs idle.
TEST_PROCESSES ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
BIN := $(VENV)/bin
# The environment is made anew only when what it is made from has changed.
STAMP := $(VENV)/.made-from-pyproject

.DEFAULT_GOAL := help
.PHONY: help run test check ui clean

help:  ## This list
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14
	@echo "Variables: PYTHON=$(PYTHON) VENV=$(VENV) STORE=$(STORE) HOST=$(HOST) PORT=$(PORT) TEST_PROCESSES=$(TEST_PROCESSES)"

$(STAMP): pyproject.toml hatch_build.py
	@test -n "$(PYTHON)" || { echo "archontology needs Python 3.11 or newer; none was found. Say which: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "archontology needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)" >&2; exit 1; }
	@echo "Making the environment in $(VENV) with $$($(PYTHON) --version) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $(STAMP)
	@echo "The environment is ready."

# Asked each time, because it compares the bytes of the sources with those that were built, in a blink.
ui: $(STAMP)  ## The scripts of the pages (api/ui), when their sources have changed
	@$(BIN)/python hatch_build.py

run: ui  ## Read the examples, serve the graph on http://127.0.0.1:8000, print the address and one answer
	@VENV='$(VENV)' ARCHONTOLOGY_STORE='$(STORE)' bash examples/run.sh '$(HOST)' '$(PORT)'

test: check ui  ## The environment, the checks and all tests
	$(BIN)/python -m pytest --numprocesses $(TEST_PROCESSES) --dist loadfile

check: $(STAMP)  ## Lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:  ## Remove the environment and what tools have left; the store stays
	rm -rf $(VENV) api/static/built api/ui/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build
	find . -name __pycache__ -type d -not -path './.git/*' -not -path '*/node_modules/*' -prune -exec rm -rf {} +
