#!/usr/bin/env python3
"""The portal's command line: it chooses the database and the role, then hands over to Django.

Without `DATABASE_URL` the embedded PostgreSQL is started for as long as the command runs. Commands
that change the schema connect as the owner; everything else connects as the site, which owns
nothing.
"""

import os
import shutil
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import environ

from sanad import disk
from sanad.embedded import ServerError, binaries, use_embedded
from sanad.keys import make_keys

ROOT = Path(__file__).resolve().parent

OWNER_COMMANDS = {
    "backup",
    "begin_hold",
    "build_indexes",
    "createcachetable",
    "createsuperuser",
    "dbshell",
    "dumpdata",
    "erase_row",
    "flush",
    "forget_second_factor",
    "inspectdb",
    "load_demo",
    "loaddata",
    "makemigrations",
    "migrate",
    "optimizemigration",
    "pgtrigger",
    "restore",
    "showmigrations",
    "sqlflush",
    "sqlmigrate",
    "sqlsequencereset",
    "squashmigrations",
    "test",
    "testserver",
    "verify_history",
}
# They read code and files only; a settings file still wants an address.
WITHOUT_DATABASE = {"", "check", "collectstatic", "diffsettings", "findstatic", "help", "messages"}
NO_ADDRESS = "postgres://nobody@localhost/none"


def main():
    """Run the command on its database and in its role; what is in the way ends it in a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sanad.settings")
    command = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    if (ROOT / ".env").is_file():
        environ.Env.read_env(ROOT / ".env")
    if os.environ.get("SANAD_ENV", "development") != "production":
        try:
            make_keys(ROOT / ".sanad" / "secrets.env")
        except OSError as error:
            sys.exit(disk.in_words(error, ROOT / ".sanad"))
        choose_embedded(command)
    choose_role(command)

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def choose_embedded(command):
    """Start PostgreSQL for a command that needs it and has no `DATABASE_URL`; `serve` refuses."""
    if os.environ.get("DATABASE_URL"):
        return
    if command in WITHOUT_DATABASE:
        os.environ["DATABASE_URL"] = NO_ADDRESS
        return
    if command == "serve":
        sys.exit("serve needs DATABASE_URL; `make demo` runs the portal on a server of its own.")
    try:
        use_embedded(say=say if command == "demo" else lambda words: None)
    except ServerError as error:
        sys.exit(str(error))


def say(words):
    """Print a line at once: a pipe would hold it back."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def choose_role(command):
    """Name the site's role for the grants; become the owner for the commands that need it."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        refuse_unreadable(name, os.environ.get(name, ""))
    site = urlsplit(os.environ.get("DATABASE_URL", ""))
    if site.username:
        os.environ.setdefault("DATABASE_SITE_ROLE", site.username)
    if command not in OWNER_COMMANDS:
        return
    owner = os.environ.get("DATABASE_OWNER_URL")
    if not owner:
        sys.exit(f"{command} runs as the database's owner: set DATABASE_OWNER_URL.")
    os.environ["DATABASE_URL"] = owner
    if command == "dbshell":
        prepare_psql(owner)


def refuse_unreadable(name, address):
    """End where a letter of the password has cut the address in the middle."""
    try:
        parts = urlsplit(address)
        is_cut = parts.fragment or "@" in parts.path + parts.query or (parts.port or 1) < 1
    except ValueError:  # what stands in the place of the port is no number
        is_cut = True
    if is_cut:
        sys.exit(
            f"{name} cannot be read. In its password write % as %25, / as %2F, @ as %40, # as %23, "
            "? as %3F and : as %3A."
        )


def prepare_psql(address):
    """Django hands psql no socket folder; and the embedded server brings a psql of its own."""
    host = parse_qs(urlsplit(address).query).get("host")
    if host:
        os.environ["PGHOST"] = host[0]
        if shutil.which("psql") is None:
            os.environ["PATH"] += os.pathsep + str(binaries() / "bin")


if __name__ == "__main__":
    main()
