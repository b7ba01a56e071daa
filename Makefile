# Two commands are all: `make demo` and `make test`. The rest is one word each.
# Python 3.11 or newer and make are needed; PYTHON=python3.12 chooses another.
PYTHON ?= python3
VENV := .venv/bin
UV ?= uv
TEMPLATES := find templates sanad beneficiaries requests_app conduct surveys -name '*.html' -print0

.DEFAULT_GOAL := help
.PHONY: help demo test check format migrations messages assets bench drills mutants locks clean clean-demos

help:
	@echo "make demo        the portal on this machine, with made-up data"
	@echo "make test        every test, browser journeys included"
	@echo "make check       style, layers, types, migrations, Arabic, settings for production"
	@echo "make format      put the code in order"
	@echo "make migrations  write the migrations that the models need"
	@echo "make messages    collect the words to translate, compile the Arabic"
	@echo "make bench       how long each page takes with SIZE people (10000)"
	@echo "make drills      slow phones and worse, on a site of its own: what it holds, in figures"
	@echo "make mutants     break 200 rules at random, and say which no test noticed"
	@echo "make locks       write the locks of the packages anew (needs uv and npm)"
	@echo "make clean-demos list what demos elsewhere left, remove what is nobody's (ALL=yes: all)"
	@echo "make clean       remove what is made, but not the demo's database"

demo:
	@$(PYTHON) sanad/install.py run
	@exec $(VENV)/python manage.py demo

test:
	@$(PYTHON) sanad/install.py test
	@exec $(VENV)/python -m pytest -n 2 --dist loadgroup

check:
	@$(PYTHON) sanad/install.py check
	@echo "Style ..."
	@$(VENV)/python -m ruff check --quiet .
	@$(VENV)/python -m ruff format --quiet --diff .
	@$(TEMPLATES) | xargs -0r $(VENV)/djade --check --target-version 5.2
	@$(VENV)/djlint --check --quiet templates
	@echo "Layers ..."
	@$(VENV)/python -c "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports_command())"
	@echo "Types ..."
	@DATABASE_URL=postgres://nobody@localhost/none $(VENV)/python -m mypy
	@echo "Migrations ..."
	@$(VENV)/python manage.py makemigrations --check --dry-run
	@echo "Arabic ..."
	@$(VENV)/python manage.py messages --check
	@echo "Production ..."
	@.ci/production

format:
	@$(PYTHON) sanad/install.py check
	@$(VENV)/python -m ruff check --fix --quiet . ; $(VENV)/python -m ruff format --quiet .
	@$(TEMPLATES) | xargs -0r $(VENV)/djade --target-version 5.2
	-@$(VENV)/djlint --reformat --quiet templates

migrations:
	@$(PYTHON) sanad/install.py run
	@exec $(VENV)/python manage.py makemigrations

messages:
	@$(PYTHON) sanad/install.py run
	@$(VENV)/python manage.py messages --update
	@exec $(VENV)/python manage.py messages

assets:
	@exec $(PYTHON) sanad/install.py run

bench:
	@$(PYTHON) sanad/install.py test
	@exec $(VENV)/python -m tests.bench $(SIZE)

drills:
	@$(PYTHON) sanad/install.py test
	@exec $(VENV)/python -m tests.drills

mutants:
	@$(PYTHON) sanad/install.py test
	@exec $(VENV)/python -m tests.mutants

locks:
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml --output-file requirements.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml --group test --constraint requirements.txt --output-file requirements-test.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --group node --output-file requirements-node.txt
	npm install --package-lock-only

clean:
	rm -rf .venv node_modules static/vendor .pytest_cache .hypothesis .ruff_cache .mypy_cache .import_linter_cache test-results .sanad/node .sanad/fonts .sanad/static .sanad/*.stamp
	find . -name __pycache__ -prune -exec rm -rf {} +

clean-demos:
	@$(PYTHON) -m sanad.leftovers $(if $(ALL),--all)
