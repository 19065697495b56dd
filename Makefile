# Everything needs Python >= 3.11, make and git; the first target that runs makes .venv.
#   make demo    see what the parser does          make lint    style, types, import directions
#   make test    all tests                         make gate    quality on the seeds against pinned floors
#   make speed   time by stage and function        make bench   docs/performance.md: speed beside others (needs a network)
#   make peers   docs/peers.md: quality beside others (needs a network)
#   make fuzz    many more texts, and atheris    make docs    the site, into site/
#   make audit   known holes in dependencies (needs a network)
#   make mutation   small faults planted in dates, names and commitments: which of them no test notices (half an hour)
#   make browser the HTML pages in Chromium, which it installs with apt-get where there is none
#   make engines Spark and Dask on this machine: an environment of their own, and Java with apt-get where there is none
# Another interpreter: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python,\
            $(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))) python3)
VENV ?= .venv
PYTEST_ARGS ?= -n auto
FUZZ_SECONDS ?= 120
BENCH_ARGS ?=
BIN := $(VENV)/bin
READY := $(VENV)/.installed

ENGINES := .venv-engines

.PHONY: demo test browser engines lint gate speed bench peers fuzz mutation audit docs clean

demo: $(READY)
	@mkdir -p build
	@$(BIN)/aseanparse demo --page build/demo.html

test: $(READY)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

browser: $(VENV)/.browser
	sh tests/browser/install.sh
	ASEANPARSE_BROWSER=required $(BIN)/python -m pytest $(PYTEST_ARGS) tests/browser

engines:
	@$(MAKE) --no-print-directory VENV=$(ENGINES) $(ENGINES)/.engines
	sh tests/engines/install.sh
	ASEANPARSE_ENGINES=required $(ENGINES)/bin/python -m pytest -n 0 tests/engines

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src plugins benchmarks
	$(BIN)/lint-imports

gate: $(READY)
	$(BIN)/python -m tests.gate

speed: $(READY)
	$(BIN)/python -m benchmarks.stages

bench: $(READY)
	$(BIN)/python -m benchmarks.speed $(BENCH_ARGS)

fuzz: $(READY) $(VENV)-fuzz/.installed
	$(BIN)/python -m pytest $(PYTEST_ARGS) --hypothesis-profile=fuzz -k "any or read_back or mean_what" \
	  tests/test_conformance.py tests/test_strategies.py tests/test_grounding.py
	ASEANPARSE_FUZZ=1 $(BIN)/python -m pytest $(PYTEST_ARGS) --hypothesis-profile=fuzz \
	  tests/test_robust.py tests/test_robust_files.py tests/test_patterns.py
	@mkdir -p build/fuzz/corpus build/fuzz/found
	$(VENV)-fuzz/bin/python fuzz/run.py build/fuzz/corpus fuzz/corpus -dict=fuzz/words.dict -max_len=3000 -timeout=60 \
	  -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=build/fuzz/found/

mutation: $(VENV)-mutation/.installed
	@$(VENV)-mutation/bin/python -m doctest mutation/patterns.py
	$(VENV)-mutation/bin/python mutation/run.py $(MUTATION_ARGS)

audit: $(VENV)-audit/.installed
	$(VENV)-audit/bin/pip-audit

peers: $(READY)
	$(BIN)/python -m benchmarks.peers

# The pages lie in the site as they lie here, so that a link that works in one place works in the other.
docs: $(VENV)/.docs
	rm -rf build/pages site
	mkdir -p build/pages
	tar -cf - LICENSE *.md docs/*.md docs/*.css seeds/*.md | tar -xf - -C build/pages
	$(BIN)/zensical build --strict

clean:
	rm -rf .venv .venv-* build dist site src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is written last: an interrupted set-up starts again.
$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "aseanparse needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 | head -n 1)." >&2; \
	  echo "Name another one: make PYTHON=/path/to/python3.12 $(or $(MAKECMDGOALS),demo)" >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON): once, about a minute ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

# Environments of their own: what fuzzing, mutating and auditing bring along is no part of what is tested or audited beside it.
$(VENV)-fuzz/.installed: pyproject.toml | $(READY)
	@$(PYTHON) -m venv $(VENV)-fuzz
	@$(VENV)-fuzz/bin/python -m pip install --quiet --editable '.[fuzz]'
	@touch $@

$(VENV)-mutation/.installed: pyproject.toml | $(READY)
	@$(PYTHON) -m venv $(VENV)-mutation
	@$(VENV)-mutation/bin/python -m pip install --quiet --editable '.[mutation]'
	@touch $@

$(VENV)-audit/.installed: pyproject.toml | $(READY)
	@$(PYTHON) -m venv $(VENV)-audit
	@$(VENV)-audit/bin/python -m pip install --quiet --editable '.[arrow,web,audit]'
	@touch $@

$(VENV)/.browser: $(READY)
	@$(BIN)/python -m pip install --quiet --editable '.[browser]'
	@touch $@

$(VENV)/.engines: $(READY)
	@$(BIN)/python -m pip install --quiet --editable '.[engines]'
	@touch $@

$(VENV)/.docs: $(READY)
	@$(BIN)/python -m pip install --quiet --editable '.[docs]'
	@touch $@
