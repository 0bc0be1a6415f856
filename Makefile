# `make site` sets up and builds the site; `make test` sets up and passes the tests. Both work on a fresh machine
# with Python 3.11: everything else is installed here, from the hashes in requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
SOURCES ?= ../shared/sources

.PHONY: site check test serve lock clean browser office servers validators zensical cluster audit sbom pdf_readers

site: .venv/installed
	$(BIN)/build-site build

serve: .venv/installed
	$(BIN)/build-site serve

# The fast half, while you work: no browser, no real data, no whole site, and only some cases of what is slow. Two
# run beside each other: one takes the rooms that are slow to test, the other the rest and mypy.
SLOW_ROOMS := tests/catalog tests/charts tests/checks tests/reading

check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p .build; $(BIN)/pytest -q --fast -r fE $(SLOW_ROOMS) >.build/slow-rooms.log 2>&1 & slow=$$!; \
	$(BIN)/pytest -q --fast -r fE $(SLOW_ROOMS:%=--ignore=%); rest=$$?; \
	$(BIN)/mypy; types=$$?; \
	wait $$slow; slow=$$?; cat .build/slow-rooms.log; exit $$((slow + rest + types))

test: .venv/installed browser office servers validators zensical cluster
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@# Checks all, and draws each chart once for both halves of the tests.
	$(BIN)/build-site build
	@if [ -d $(SOURCES) ]; then $(BIN)/build-site verify --sources $(SOURCES); \
	else echo "The reports' texts are not in $(SOURCES): the source check is skipped, the recorded digests are not."; fi
	@# Two halves that take about as long, beside each other: the browser and the downloads, and all the rest.
	@mkdir -p .build; $(BIN)/pytest --durations=30 tests/site tests/downloads >.build/site-tests.log 2>&1 & site=$$!; \
	$(BIN)/pytest --durations=30 --ignore=tests/site --ignore=tests/downloads; rest=$$?; \
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

# Real servers, with which a test tries the settings that are published for them. They are unpacked and not installed:
# then none is started, and none is set up for this computer. Apache's is a program alone.
servers: .build/servers/installed

.build/servers/installed:
	@mkdir -p .build/servers
	SUDO=$$( [ "$$(id -u)" = 0 ] || echo sudo ); $$SUDO apt-get update -qq && \
	  { command -v apache2 >/dev/null || $$SUDO apt-get install -y -qq --no-install-recommends apache2-bin; }
	cd .build/servers && apt-get download -qq nginx caddy && for each in *.deb; do dpkg -x $$each .; done && rm *.deb
	touch $@

# Validators that others have written, for JavaScript and for APIs; without them tests fail rather than skip.
validators: tools/validators/node_modules/.package-lock.json .build/schemathesis/installed

tools/%/node_modules/.package-lock.json: tools/%/package-lock.json
	@command -v npm >/dev/null || { \
	  SUDO=$$( [ "$$(id -u)" = 0 ] || echo sudo ); \
	  $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends nodejs npm; }
	npm ci --prefix tools/$* --ignore-scripts --loglevel error
	touch $@

# How pages load, against a page with nothing on it. By hand, since it takes minutes: `make site lighthouse`.
lighthouse: browser tools/lighthouse/node_modules/.package-lock.json
	CHROME_PATH=$$(command -v chromium) node tools/lighthouse/measure.js site

# Programs that the site is not made of, each in an environment of its own, because what they need may differ.
.build/%/installed: tools/%.lock .venv/installed
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .build/$*
	$(BIN)/uv pip install --quiet --python .build/$*/bin/python --require-hashes -r $<
	touch $@

# Dask, with which a test draws the charts as `build --cluster` does.
cluster: .build/cluster/installed

# MkDocs' successor, with which a test builds the same pages.
zensical: .build/zensical/installed

# Other readers of tables in PDFs, which `draft` is measured beside (benchmarks/README.md).
pdf_readers: .build/pdf_readers/installed

# Looks for known faults in what the site is built with. Needs to reach the Python index's service for that: --strict,
# because without it what the service doesn't answer for is passed over, and all seems well.
audit: .build/audit/installed
	.build/audit/bin/pip-audit --strict --requirement requirements.lock --require-hashes --disable-pip

# What the site is built with, and under which licences (CycloneDX); the tests and their tools are not part of it.
sbom: .build/audit/installed
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --constraint requirements.lock --output-file .build/runtime.lock pyproject.toml
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .build/runtime
	$(BIN)/uv pip install --quiet --python .build/runtime/bin/python --require-hashes -r .build/runtime.lock
	.build/audit/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --short-PURLs \
	  --output-reproducible --of JSON --output-file sbom.cdx.json .build/runtime/bin/python

lock:
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra dev --output-file requirements.lock pyproject.toml
	echo 'uv' | $(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --output-file bootstrap.lock -
	for each in zensical audit schemathesis pdf_readers; do $(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate \
	  --no-header --output-file tools/$$each.lock tools/$$each.in || exit 1; done
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra cluster --constraint requirements.lock --output-file tools/cluster.lock pyproject.toml
	$(MAKE) sbom

clean:
	rm -rf .build site
