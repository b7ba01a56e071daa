"""A filled database of every release is migrated to what a new one is, and keeps its rows."""

from collections import Counter

import psycopg2
import pytest

from sanad.lib.arabic import fold
from tests.upgrade.__main__ import FROZEN, migrations
from tests.upgrade.old_site import grant, upgrade_beside_it
from tests.upgrade.state import FOLDER, TOUCHED, ask, cluster, manage, restore, rows, schema, verify

RELEASES = sorted(FOLDER.glob("*.sql"))
# Columns whose values an upgrade changes on purpose, as "table.column": why.
REWRITTEN = {
    "beneficiaries_person.search": "made of the folded names, which are folded anew",
    "beneficiaries_person.folded": "names are folded as this release folds them",
    "policy_clause.feature": "where this release keeps the clause: the seed brings it in step",
}
# Tables whose rows an upgrade replaces: what the migrations keep for themselves.
RESEEDED = {"django_migrations", "auth_permission", "django_content_type", "cache_entry"}

# As if the older release had folded names another way.
FOLDED_OTHERWISE = "UPDATE beneficiaries_person SET folded = folded || ' otherwise'"

# What was signed under an older release is still signed (PR-4).
SIGNATURES_STAND = """
from requests_app.models import SupportRequest
cases = SupportRequest.objects.for_detail().filter(status__in=["verified", "raised", "accepted"])
assert cases and {case.declaration.form for case in cases} == {1}
assert all(case.is_declared for case in cases), [c.number for c in cases if not c.is_declared]
"""


def test_frozen_migrations_are_never_rewritten():
    frozen = dict(reversed(line.split()) for line in FROZEN.read_text().splitlines())
    now = migrations()
    assert {path: now.get(path) for path in frozen} == frozen


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """The addresses of an empty database that was migrated; the suite makes its tables at once."""
    with cluster(tmp_path_factory.mktemp("new") / "cluster") as urls:
        manage(urls, "migrate", "--verbosity=0")
        yield urls


# A trigger as an earlier release named it: the numbers of the order came later.
OLD_NAME = "pgtrigger_contact_z_times_c41e7"
OLD_TRIGGER = f"""
    CREATE FUNCTION public.{OLD_NAME}() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RETURN NULL; END $$;
    CREATE TRIGGER {OLD_NAME} BEFORE INSERT ON public.contact_contact
        FOR EACH ROW EXECUTE FUNCTION public.{OLD_NAME}();
"""
# Models by their names of today: what one was called before has left no permission behind.
PERMISSIONS = """SELECT c.app_label, c.model, p.codename
    FROM auth_permission p FULL JOIN django_content_type c ON c.id = p.content_type_id
    WHERE c.app_label <> 'sessions' -- Django's own sessions, which 0.1.0 had"""
LEFT = """SELECT tgname::text FROM pg_trigger WHERE tgname = %(name)s
    UNION ALL SELECT proname::text FROM pg_proc WHERE proname = %(name)s"""


@pytest.mark.xdist_group("upgrade")
def test_an_empty_database_migrates_to_what_it_should_be(new):
    verify(new)
    with psycopg2.connect(new["DATABASE_OWNER_URL"]) as database, database.cursor() as cursor:
        cursor.execute(OLD_TRIGGER)
    # Again: nothing is in its way, and what an earlier release left is gone.
    manage(new, "migrate", "--verbosity=0")
    with psycopg2.connect(new["DATABASE_OWNER_URL"]) as database, database.cursor() as cursor:
        cursor.execute(LEFT, {"name": OLD_NAME})
        assert cursor.fetchall() == []
    verify(new)


@pytest.mark.xdist_group("upgrade")
def test_an_upgrade_with_nothing_to_do_touches_nothing(new):
    before = ask(new, TOUCHED)
    code, said = manage(new, "migrate", check=False)
    assert code == 0 and "Prepared" not in said, said
    assert ask(new, TOUCHED) == before


@pytest.mark.xdist_group("upgrade")
@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_filled_database_is_upgraded(release, new, tmp_path):
    text = release.read_text(encoding="utf-8")
    assert len(text) <= 1_000_000
    with cluster(tmp_path / "cluster") as urls:
        restore(urls, text)
        restore(urls, FOLDED_OTHERWISE)
        grant(urls)
        before = rows(urls)
        assert before["requests_app_supportrequest"] and before["conduct_measure"]
        upgrade_beside_it(urls)
        verify(urls)
        after = rows(urls)
        assert schema(urls) == schema(new)
        manage(urls, "shell", "--verbosity=0", "-c", SIGNATURES_STAND)
        assert ask(urls, PERMISSIONS) == ask(new, PERMISSIONS)
    assert items_told(after) == items_in_the_history(before)
    assert losses(before, after) == []
    assert confirmed_otherwise(after) == []
    assert folded_otherwise(after) == []
    assert given(after) and given(after) == delivered(after)


def given(after):
    """What is given of each line of an award, by the column of the line: `{key: amount}`."""
    lines = after["requests_app_awardline"]
    return {key: row["given"] for key, row in lines.items() if row["given"]}


def delivered(after):
    """The same by its deliveries."""
    sums = Counter()
    for row in after["requests_app_delivery"].values():
        sums[str(row["line_id"])] += row["amount"]
    return {key: amount for key, amount in sums.items() if amount}


def folded_otherwise(after):
    """Names whose folded column is not what a search for them asks for."""
    parts = {
        "accounts_user": ["name"],
        "accounts_branch": ["name"],
        "beneficiaries_person": ["first_name", "father_name", "grandfather_name", "family_name"],
    }
    return [
        (table, key, row["folded"])
        for table, columns in parts.items()
        for key, row in after[table].items()
        if row["folded"] != fold(" ".join(filter(None, (row[column] for column in columns))))
    ]


def confirmed_otherwise(after):
    """Votes that do not count as before: those of items that left their agenda are confirmed."""
    listed = {
        key for key, row in after["requests_app_agendaitem"].items() if row["status"] == "listed"
    }
    votes = after["requests_app_vote"]
    assert votes
    return [
        key
        for key, row in votes.items()
        if row["confirmed_how"] != ("" if str(row["item_id"]) in listed else "before")
    ]


def items_told(after):
    """What returns asked for, as rows: `{(key of the return, position): words}`."""
    rows = after["requests_app_returneditem"].values()
    return {(row["entry_id"], row["position"]): row["words"] for row in rows}


def items_in_the_history(before):
    """The same in a release that kept it in the details of the history; there are some."""
    items = {
        (entry["id"], position): item["words"]
        for entry in before["requests_app_entry"].values()
        if entry["verb"] in ("return_for_completion", "send_back")
        for position, item in enumerate(entry["details"].get("items", []), start=1)
    }
    assert items
    return items


def losses(before, after):
    """What the upgrade lost or changed although nobody said that it would."""
    problems = []
    for table, old in before.items():
        if table in RESEEDED or table not in after:
            continue
        for key, row in old.items():
            now = after[table].get(key)
            if now is None:
                problems.append(f"{table} {key} is gone")
                continue
            problems += [
                f"{table}.{column} of {key} was {value!r}, is {now[column]!r}"
                for column, value in row.items()
                if column in now and now[column] != value and f"{table}.{column}" not in REWRITTEN
            ]
    return problems
