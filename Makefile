# Python of your own choice: make PYTHON=python3.12 report
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The report that the README shows; it is there before the others are begun.
FIRST := balochistan-2026/2026-02-04-press-tv
# The event on which there are many reports; each number of its page leads to an article's ledger.
EVENT := balochistan-2026

# More than there are processors: many tests wait for a kernel or a browser.
WORKERS = $(shell $(PYTHON) -c 'import os; print(1 + len(os.sched_getaffinity(0)))' 2>/dev/null || echo auto)

.PHONY: report test fuzz lab check bench screenshots lock schema tables clean
.DEFAULT_GOAL := report

# Rebuilt when the pins or the project's declaration change, or when the interpreter is gone.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
		|| { echo "Python 3.11 to 3.13 is needed; try: make PYTHON=python3.12"; exit 2; }
	@echo "Setting up $(VENV), a few minutes the first time"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation -e .
	@$(BIN)/python -m analysis.run.spec
	@touch $@

report: $(READY)  ## publish the first article, its event, and the ledger of each of its articles
	@$(BIN)/tollbook report $(FIRST)
	@$(BIN)/tollbook report $(EVENT) -n article-02-ledger -n event-00-report -n event-01-statements

test: check  ## lint, types and every test
	@$(BIN)/python -m pytest -n $(WORKERS)

fuzz: $(READY)  ## the property tests on new random examples, many times as many as in `make test`
	@$(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=fuzz

check: $(READY)  ## lint and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

lab: $(READY)  ## JupyterLab with `analysis` importable
	@$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks

bench: $(READY)  ## how long things take, printed; no test
	@$(BIN)/python -m bench.bench_reconcile
	@$(BIN)/python -m bench.bench_accounts
	@$(BIN)/python -m bench.bench_report
	@$(BIN)/python -m bench.bench_scan
	@$(BIN)/python -m bench.bench_draft

screenshots: $(READY)  ## every published page as a picture, in screenshots/
	@$(BIN)/python tests/pages/take_screenshots.py

tables: $(READY)  ## write the tables of measures, conventions and columns in the documents anew
	@$(BIN)/python -m analysis.ledger.manual
	@$(BIN)/python -m analysis.views.dictionary > docs/columns.md

schema: $(READY)  ## write the JSON Schemas of the seeds and of site.yaml anew
	@$(BIN)/python -m analysis.ledger.schema event > seeds/event.schema.json
	@$(BIN)/python -m analysis.ledger.schema article > seeds/article.schema.json
	@$(BIN)/python -m analysis.ledger.schema site > seeds/site.schema.json

lock: $(READY)  ## pin exact versions of everything that pyproject.toml allows
	@$(BIN)/pip-compile --quiet --upgrade --extra dev --extra pdf --extra cluster --strip-extras \
		--allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
		--constraint constraints.txt --output-file requirements.txt pyproject.toml

clean:  ## remove the environment and everything made beside the reports
	@rm -rf $(VENV) .tollbook
