# run and test need only Python 3.11 or newer with venv, git and make: everything else is set up in .venv once.
PORT ?= 8501
SUITABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,$(shell $(p) -c '$(SUITABLE)' 2>/dev/null && echo $(p))))
BIN := .venv/bin
# One more than there are cores: a journey in the browser waits for a third of its time.
WORKERS ?= $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)')
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
CODE := interviewer tests bench streamlit_app.py

# A venv that was only half made must not pass for a whole one.
.DELETE_ON_ERROR:
# Three workers and the programs they start would each compile everything anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: run test soak check format schema bench evals lock clean

run: .venv/run.stamp
	$(BIN)/interviewer app --port $(PORT)

test: .venv/dev.stamp
	$(BIN)/python -m pytest -m "not soak" -n $(WORKERS) --dist worksteal

soak: .venv/dev.stamp
	$(BIN)/python -m pytest -m soak
	$(BIN)/python -m pytest -m hypothesis --hypothesis-profile thorough

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy $(CODE)

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schema: .venv/run.stamp
	$(BIN)/interviewer rubric schema > rubrics/rubric.schema.json
	$(BIN)/interviewer eval schema > evals/suites/suite.schema.json

bench: .venv/dev.stamp
	$(BIN)/python bench/grading.py
	$(BIN)/python bench/judging.py

# Each suite by rules, against its thresholds and baseline; the exit code is 1 where one is not passed.
evals: .venv/run.stamp
	@for suite in $$(ls evals/suites | sed -n 's/\.json$$//p' | grep -v schema); do \
	  $(BIN)/interviewer eval run $$suite --grader rules --gate || failed=1; done; exit $${failed:-0}

# Needs uv; --universal makes one file for every system and Python that the project supports.
lock:
	uv pip compile pyproject.toml --extra postgres --group run --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --custom-compile-command "make lock" --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra postgres --group dev --constraint requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet --output-file requirements-dev.lock

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	$(if $(PYTHON),,$(error Python 3.11 or newer with the venv module is needed (on Debian: apt-get install python3 python3-venv)))
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Setting up .venv from requirements.lock (once; a minute or two)"
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@echo "Adding the tools for tests from requirements-dev.lock (once)"
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
