"""`docs/operations.md` is followed on the machine that was installed, and a house is moved."""

import re

import pytest

from sanad.embedded import CHECKOUT
from tests.deploy.conftest import NEEDED, installation, new_machine
from tests.deploy.machine import INSTALLING, KEEPING, chapters

pytestmark = NEEDED

# As the owner and past the rules: a paper with its copy, a look at a file; a message and an answer,
# both waiting.
LIFE = """
import pgtrigger
from django.db import connection
from beneficiaries import files
from sanad.audit import chain
from sanad.audit.models import Opening
from sanad.messaging.models import MessageDelivery
from sanad.recovery import keys
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import DocumentFactory
from tests.factories.surveys import give
keys.take_up()
with pgtrigger.ignore():
    officer = UserFactory()
    files.store("kept-copy", b"a lease")
    paper = DocumentFactory(added_by=officer, evidence="copy", file_name="kept-copy",
                            file_kind="jpeg")
    Opening.objects.create(by=officer, person_id=paper.person_id, purpose="service")
    MessageDelivery.objects.create(channel="sms", address="+966551234567", text="waits")
    give(step="visit")
chain.go_on()
"""
# As the site: the copy opens, and what the site writes is signed by a key that is believed.
WORKS = """
from beneficiaries import files
from beneficiaries.models import Document
from sanad.audit.models import Opening
from sanad.lib.actor import acting
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.recovery.workflow import standing
print("copies", {files.decrypted(one.file_name) for one in Document.objects.all()},
      "waiting", MessageDelivery.objects.waiting().count(), "held", bool(standing()),
      "openings", Opening.objects.count())
queue_code("+966551234567", "482913")
with acting(None):
    MessageDelivery.objects.filter(is_secret=True).update(state="failed", text="")
"""
WHOLE = "copies {b'a lease'} waiting 1 held"


def shell(machine, code, role=""):
    """Run the code as the site, or as the owner."""
    return machine.run(
        f"""
        cat > "$MACHINE/code.py" <<'END'
{code}
END
        set -a; . /etc/sanad/site.env; . /etc/sanad/owner.env; set +a
        {role}
        PYTHONPATH={CHECKOUT} .venv/bin/python manage.py shell --verbosity=0 < "$MACHINE/code.py"
        """
    )


def settings_of(machine):
    lines = machine.path("/etc/sanad/site.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


AS_OWNER = "DATABASE_SITE_ROLE=sanad_site DATABASE_URL=$DATABASE_OWNER_URL"


@pytest.fixture(scope="module")
def lived_in(machine):
    shell(machine, LIFE, AS_OWNER)
    assert f"{WHOLE} False openings 1" in shell(machine, WORKS)
    return machine


def test_the_database_is_restored_as_it_is_written(lived_in):
    paper = chapters(KEEPING)
    lived_in.run(*paper["Backup"])
    lived_in.run(
        "runuser -u postgres -- dropdb --force sanad", "rm /srv/sanad/files/*", *paper["Restore"]
    )
    assert f"{WHOLE} True openings 1" in shell(lived_in, WORKS)
    lived_in.run("sanad lift_hold --send")


# As the owner and past the rules: one more look at the file.
LOOK = """
import pgtrigger
from sanad.audit.models import Opening
with pgtrigger.ignore():
    first = Opening.objects.first()
    Opening.objects.create(by=first.by, person_id=first.person_id, purpose="service")
"""
# Of the server's clock, as the paper's reader would write it.
NOW = "runuser -u postgres -- psql -XAtc \"SELECT to_char(now() AT TIME ZONE 'Asia/Riyadh', '{}')\""


def test_a_moment_between_two_backups_is_gone_back_to_as_it_is_written(lived_in):
    keeps_its_log, base_copy, back = chapters(KEEPING)["To a moment between two backups"]
    lived_in.run(keeps_its_log, base_copy)
    shell(lived_in, LOOK, AS_OWNER)
    moment = lived_in.run("sleep 1.2", NOW.format("YYYY-MM-DD HH24:MI:SS"), "sleep 0.2").strip()
    shell(lived_in, LOOK, AS_OWNER)
    assert "openings 3" in shell(lived_in, WORKS)
    written = re.search("^MOMENT='(.*)'$", back, re.MULTILINE)[1]
    said = lived_in.run(back.replace(written, moment))
    assert "1 whole, 0 missing" in said
    assert f"{WHOLE} True openings 2" in shell(lived_in, WORKS)
    lived_in.run("sanad lift_hold --send")


def test_the_keys_are_changed_as_it_is_written(lived_in):
    before = settings_of(lived_in)
    said = lived_in.run(*chapters(KEEPING)["Keys"], "sanad keys")
    assert "Given up: 1 waiting answers" in said
    after = settings_of(lived_in)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {
        *("FILES_KEY", "ACTOR_KEY", "SECRET_KEY", "SURVEY_TOKEN_KEY", "SURVEY_HASH_KEY")
    }
    assert after["SECRET_KEY_FALLBACKS"] == before["SECRET_KEY"]
    assert WHOLE in shell(lived_in, WORKS)


def test_the_house_is_moved_as_it_is_written(lived_in):
    """Before anything was erased on the old machine."""
    leaving, arriving, letting_go = chapters(INSTALLING)["Moving house"]
    with new_machine(old=lived_in) as machine:
        machine.run(installation(*"1234"))
        own = settings_of(machine)["DATABASE_URL"]
        lived_in.run(leaving)
        machine.run(arriving)
        moved, old = settings_of(machine), settings_of(lived_in)
        assert moved["DATABASE_URL"] == own
        assert {name for name in old if moved[name] != old[name]} == {
            *("DATABASE_URL", "FILES_ROOT", "STATIC_ROOT")
        }
        assert f"{WHOLE} True openings 2" in shell(machine, WORKS)
        assert "1 messages are sent" in machine.run(letting_go)


def test_a_row_is_erased_as_it_is_written(lived_in):
    said = lived_in.run(*chapters(KEEPING)["Erasing what the law wants erased"])
    assert "Erased: audit_opening 1" in said and "1 lawful erasure" in said
    assert "openings 1" in shell(lived_in, WORKS)
