# Needs Python 3.11+, make and git; every target sets up what it needs in .venv. `make` alone lists the targets.

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PYTHON := $(BIN)/python
AWESOMEGEN := $(PYTHON) -m awesomegen

# Written last, so that a set-up that broke off is taken up again.
RUNTIME := $(VENV)/.runtime-ready
DEVELOPMENT := $(VENV)/.development-ready

ifneq ($(shell command -v uv 2>/dev/null),)
CREATE_VENV = uv venv --quiet --clear $(VENV)
INSTALL = uv pip install --quiet --python $(PYTHON) --constraint constraints.txt
WORKS = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'
else
CREATE_VENV = python=$$($(FIND_PYTHON)) && "$$python" -m venv --clear $(VENV)
INSTALL = $(PYTHON) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
WORKS = $(PYTHON) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))'
endif

define FIND_PYTHON
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && exit 0; \
done; \
echo "no Python 3.11 or newer found on PATH: install one (https://www.python.org/downloads/) or uv" >&2; exit 1
endef

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: readme
readme: $(RUNTIME) ## write README.md from entries.yaml
	@$(AWESOMEGEN) build

.PHONY: lint
lint: $(RUNTIME) ## say what is wrong with the list, offline
	@$(AWESOMEGEN) lint

.PHONY: links
links: $(RUNTIME) ## check every link of the list, online
	@$(AWESOMEGEN) links

.PHONY: test
test: $(DEVELOPMENT) ## run all checks: style, types, tests, and of the list itself
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(PYTHON) -m pytest --quiet
	$(AWESOMEGEN) build --check
	$(AWESOMEGEN) lint

.PHONY: docs
docs: $(DEVELOPMENT) ## write anew what docs/ takes from the code
	@$(PYTHON) tools/generate_docs.py
	@$(PYTHON) -m pytest --quiet tests/test_docs.py --update-docs

.PHONY: fuzz
fuzz: $(DEVELOPMENT) ## try each property with 10,000 examples (minutes)
	AWESOMEGEN_HYPOTHESIS=fuzz $(PYTHON) -m pytest --quiet -m fuzz

.PHONY: bench
bench: $(DEVELOPMENT) ## time and memory for 300, 3,000 and 10,000 entries
	@$(PYTHON) benchmarks/bench.py

.PHONY: bench-links
bench-links: $(DEVELOPMENT) ## time the link checker against a server on this machine
	@$(PYTHON) benchmarks/bench_links.py

.PHONY: fmt
fmt: $(DEVELOPMENT) ## format the code and apply the safe fixes
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: clean
clean: ## remove .venv and everything else that these targets leave behind
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .rumdl_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Bytecode comes with other installations; here it would wait for the first run, and for ever where none is written.
$(RUNTIME): pyproject.toml constraints.txt
	@echo "setting up $(VENV) ..." >&2
	@$(WORKS) 2>/dev/null || { $(CREATE_VENV); }
	@$(INSTALL) --editable .
	@$(PYTHON) -m compileall -q src
	@touch $@

# pip learned --group in 25.1; the one inside a new environment may be older.
$(DEVELOPMENT): $(RUNTIME)
	@echo "adding the development tools ..." >&2
	@command -v uv >/dev/null || $(INSTALL) --upgrade 'pip>=25.1'
	@$(INSTALL) --group dev
	@touch $@
