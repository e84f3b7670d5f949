# Everything a newcomer, a developer or CI runs. Each target sets up what it needs; none needs root.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs train-smoke requirements clean

help: ## What there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# Versions and hashes are pinned; where they come from is the user's own pip configuration.
$(STAMP): requirements/dev.txt pyproject.toml
	@echo "Setting up $(VENV) (Python packages, about 0.8 GB)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

demo: $(STAMP) ## Translate the sample project with a real model and publish it into demo/site
	@$(BIN)/python -m scripts.demo

test: $(STAMP) ## All tests, with real models (downloaded once into the user's data folder)
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(STAMP) ## Style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(STAMP) ## Side-by-side measurements against peers
	@for file in benchmarks/[a-z]*.py; do name=$$(basename $$file .py); case $$name in evaluation|planted_faults) continue;; esac; echo "== $$name"; $(BIN)/python -m benchmarks.$$name || exit 1; done

docs: $(STAMP) ## The user guide as a site, in build/docs
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/docs.txt
	@$(BIN)/mkdocs build --quiet

TRAINING := .venv-training
TORCH := torch==2.13.0
train-smoke: ## The training recipe on 2,000 pairs, on the CPU (needs a corpus: L10N_CORPORA)
	@[ -d $(TRAINING) ] || $(PYTHON) -m venv $(TRAINING)
	@$(TRAINING)/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	@$(TRAINING)/bin/pip install --quiet --disable-pip-version-check $(TORCH)
	@for part in training-build training; do \
	  $(TRAINING)/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r requirements/$$part.txt || exit 1; done
	@$(TRAINING)/bin/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@for stage in all smoke; do OMP_NUM_THREADS=1 $(TRAINING)/bin/python -m training $$stage training/recipes/smoke.toml || exit 1; done
	@$(TRAINING)/bin/python -m pytest -q -rs tests/pipeline/test_plurals.py -k arabic_model

requirements: $(STAMP) ## Pin the newest versions again
	@$(BIN)/python -m scripts.pin

clean: ## Remove what the targets above made (models in the user's data folder stay)
	rm -rf $(VENV) $(TRAINING) build demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
