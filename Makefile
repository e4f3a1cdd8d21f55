# Everything here needs a Python of version 3.12 or newer with venv, and nothing else. `make help` lists the commands.
.PHONY: help run test lint format bench lock environment environment-dev
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
# Names of package registries; the brackets keep this line from finding itself.
REGISTRIES := py[p]i\.org|pyth[o]nhosted\.org|npm[j]s\.(org|com)|regist[r]y\.yarnpkg
# Settings as in production, for checks that only mean something there.
LIKE_PRODUCTION := DJANGO_SETTINGS_MODULE=allesoverpesten.settings.base ALLOWED_HOSTS=www.example.org \
	SECRET_KEY=only-for-the-checks-of-make-lint-and-long-enough-to-be-taken-for-a-real-one- \
	SITE_URL=https://www.example.org EMAIL_URL=smtp://localhost

help:
	@echo "make run     de site op http://127.0.0.1:8000/ (PORT=8001 make run voor een andere poort)"
	@echo "make test    alle tests, ook die in een browser"
	@echo "make lint    stijl, types, lagen, sjablonen, migraties, container, veiligheid"
	@echo "make format  code en sjablonen in de huisstijl zetten"
	@echo "make bench   metingen, als verhoudingen binnen een meetbeurt"
	@echo "make lock    requirements*.txt opnieuw maken uit pyproject.toml"

run: environment
	@exec $(PYTHON) -m allesoverpesten.devserver.launch

test: environment-dev
	@CHROMIUM="$$($(PYTHON) -m allesoverpesten.devserver.chromium)" && export CHROMIUM && \
		exec $(PYTHON) -m pytest --numprocesses=auto $(ARGS)

lint: environment-dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/djlint --quiet --lint --check templates
	.venv/bin/lint-imports
	.venv/bin/mypy
	.venv/bin/hadolint Dockerfile
	.venv/bin/check-jsonschema --builtin-schema vendor.compose-spec compose.yaml
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(LIKE_PRODUCTION) $(PYTHON) manage.py check --deploy --fail-level WARNING
	! grep -rnIE --exclude-dir=.git --exclude-dir=.venv --exclude-dir=var '$(REGISTRIES)' .

format: environment-dev
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	.venv/bin/djlint --quiet --reformat templates

bench: environment-dev
	@exec $(PYTHON) -m bench

lock: environment-dev
	.venv/bin/uv pip compile pyproject.toml --universal --python-version 3.12 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements.txt
	.venv/bin/uv pip compile pyproject.toml --universal --python-version 3.12 --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" --group dev -c requirements.txt -o requirements-dev.txt

# A working environment serves itself; only without one a Python is looked for.
environment:
	@$(call install,requirements.txt)

environment-dev:
	@$(call install,requirements-dev.txt)

install = python=$(PYTHON); $$python -c '' 2>/dev/null || python=$$(sh allesoverpesten/devserver/find_python.sh) && \
	"$$python" allesoverpesten/devserver/environment.py $(1)
