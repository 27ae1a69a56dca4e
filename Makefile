# Needs Python 3.11 or newer and make; everything else is installed in .venv from the lock files, with their hashes.
#
#   make demo    open the example municipality in the browser
#   make test    run the tests
#   make check   format, lint, types, licences, import directions, lock files
#   make bench   measure against the targets
#   make soak    the long tests

VENV ?= .venv
# The first of these that is new enough and can make a virtual environment.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$python; break; fi; done)
RUN := $(VENV)/bin/python

.PHONY: demo test check bench soak install install-dev
.DELETE_ON_ERROR:

demo: install
	$(VENV)/bin/netmap start --demo $(DEMO_FLAGS)

test: install-dev
	$(RUN) -m pytest -m "not soak" $(TEST_FLAGS)

check: install-dev
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	@# Without git it cannot know which files are ours.
	@if [ -e .git ]; then echo '$(RUN) -m reuse lint'; $(RUN) -m reuse lint --lines; \
	else echo 'reuse lint: skipped, this is not a git checkout'; fi
	$(RUN) -m pytest -q tests/test_architecture.py tests/test_repository.py

bench: install-dev
	$(RUN) benchmarks/bench.py $(BENCH_FLAGS)

soak: install-dev
	$(RUN) -m pytest -m soak $(TEST_FLAGS)

install: $(VENV)/.installed

install-dev: $(VENV)/.installed-dev

$(RUN):
	@if [ -z "$(PYTHON)" ]; then \
	  echo "netmap needs Python 3.11 or newer with venv (on Debian: apt install python3-venv)." >&2; exit 1; fi
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(RUN)
	$(RUN) -m pip install --quiet --require-hashes -r requirements.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# The development lock holds all of the other one, so both are up to date afterwards.
$(VENV)/.installed-dev: requirements-dev.lock requirements.lock pyproject.toml | $(RUN)
	$(RUN) -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed $@
