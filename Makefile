# `make site` sets up and builds the site; `make test` sets up and passes the tests. Both work on a fresh machine
# with Python 3.11: everything else is installed here, from the hashes in requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
SOURCES ?= ../shared/sources

.PHONY: site test serve lock clean browser office

site: .venv/installed
	$(BIN)/build-site build

serve: .venv/installed
	$(BIN)/build-site serve

test: .venv/installed browser office
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/build-site check
	@if [ -d $(SOURCES) ]; then $(BIN)/build-site verify --sources $(SOURCES); \
	else echo "The reports' texts are not in $(SOURCES): the source check is skipped, the recorded digests are not."; fi
	@# Two halves that take about as long, beside each other: the browser and the downloads, and all the rest.
	@mkdir -p .build; $(BIN)/pytest tests/site tests/downloads >.build/site-tests.log 2>&1 & site=$$!; \
	$(BIN)/pytest --ignore=tests/site --ignore=tests/downloads; rest=$$?; \
	wait $$site; site=$$?; cat .build/site-tests.log; exit $$((rest + site))

# The virtual environment is made anew when the lock changes, so that nothing outside the lock stays behind.
.venv/installed: requirements.lock bootstrap.lock pyproject.toml
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r bootstrap.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

# The browser tests drive Debian's chromium; without it they fail rather than skip.
browser:
	@command -v chromium >/dev/null || { \
	  SUDO=$$( [ "$$(id -u)" = 0 ] || echo sudo ); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq chromium; }

# LibreOffice stands in for Excel in the tests of the downloads; without it they fail rather than skip.
office:
	@command -v soffice >/dev/null || { \
	  SUDO=$$( [ "$$(id -u)" = 0 ] || echo sudo ); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui; }

lock:
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra dev --output-file requirements.lock pyproject.toml
	echo 'uv' | $(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --output-file bootstrap.lock -

clean:
	rm -rf .build site
