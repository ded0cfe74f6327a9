# Each target works from a fresh clone: it makes .venv from the pinned requirements when it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PLATES := follicle hair_cycle miniaturisation exosome_what exosome_signal prp source_lines minoxidil dht_block minoxidil_tablet \
	transplant microneedling laser_cap norwood ludwig patterns injection_map timeline evidence_ladder

.PHONY: run test gallery bench lint art clean

run: $(VENV)/run-ready
	@if $(BIN)/python -c "from consult_aid.display import has_display; raise SystemExit(not has_display())"; then \
	  $(BIN)/consult-aid --visit resources/sample-visit.yaml; \
	else \
	  $(BIN)/consult-aid handout --visit resources/sample-visit.yaml --out handout.pdf \
	  && echo "No display here: the sample handout is in $(CURDIR)/handout.pdf"; \
	fi

test: $(VENV)/test-ready lint
	$(OFFSCREEN) $(BIN)/python -m pytest

lint: $(VENV)/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gallery: $(VENV)/test-ready
	$(OFFSCREEN) $(BIN)/python gallery.py

bench: $(VENV)/bench-ready
	$(BIN)/python -m bench

art: $(VENV)/test-ready
	for plate in $(PLATES); do $(BIN)/python art/$$plate.py; done

$(VENV)/run-ready: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/test-ready: $(VENV)/run-ready requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

$(VENV)/bench-ready: $(VENV)/test-ready requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@

clean:
	rm -rf $(VENV) gallery handout.pdf
