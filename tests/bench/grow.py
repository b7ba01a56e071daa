"""Many rows from few, by SQL: every copy of a loaded world keeps its own families and cases."""

from contextlib import contextmanager

from django.db import connection
from django.db.models import ForeignKey

from beneficiaries.models import Household, Person
from requests_app.intake.enums import FINAL
from requests_app.models import (
    AgendaItem,
    Attestation,
    AwardLine,
    CheckLine,
    Decision,
    Declaration,
    Delivery,
    Entry,
    Notice,
    ReturnedItem,
    Sitting,
    SupportRequest,
)
from sanad.accounts.models import User
from sanad.audit.models import Series
from sanad.contact.models import Contact
from sanad.letters.models import Letter
from sanad.lib import clock, dates
from sanad.lib.marks import WHICH_DIGITS
from sanad.lib.triggers import Sql
from sanad.messaging.models import Message, MessageDelivery
from surveys.models import Answer, CellSum, QuestionSum
from surveys.models.sums import ADD_CELLS, ADD_QUESTIONS

# Copy `n` of row `id` has the key `id + n * STRIDE`: no loaded table has so many rows.
STRIDE = 100_000
# Sixty-four hexadecimal digits that no other copy of a person has.
DIGEST = f"encode(sha256((old.id + n * {STRIDE})::text::bytea), 'hex')"
# The running part of a number, and the last one of a table.
RUNNING = "substring({}.number FROM '[0-9]+$')::int"
LAST_NUMBER = f"SELECT max({RUNNING.format('f')}) FROM {{table}} f"
NUMBERED = {"request": SupportRequest, "letter": Letter, "delivery": Delivery}
# Who has the copies' contacts under way.
COLLEAGUE = "colleague"
# In the order in which one names another.
MODELS = (
    *(Household, Person, SupportRequest, CheckLine, Notice, Entry, ReturnedItem, Letter),
    *(Sitting, AgendaItem, Decision, AwardLine, Delivery, Contact, Message, MessageDelivery),
)
# What is over lies up to so many days further back, copy by copy.
DAYS_BACK = 1_500


def grow(copies):
    """`copies` more of each loaded person with all that is theirs."""
    year = dates.hijri_year(clock.today())
    # The place of a copy among all of its table, behind every loaded row: there may be more rows
    # than people, and the key of the first depends on what the database had before.
    nth = """(n * (SELECT max(f.id) - min(f.id) + 1 FROM {table} f)
        + old.id - (SELECT min(f.id) FROM {table} f) + 1)"""
    # Behind every loaded number; wider than five digits where there are more, as the series does.
    number = f"to_char({RUNNING.format('old')} + n * ({LAST_NUMBER}), 'FM99900000')"
    over = ", ".join(f"'{status}'" for status in sorted(FINAL))
    differ = {
        Person: {
            "identity_number": f"'15' || lpad({nth}::text, 8, '0')",
            "mobile": f"'+9665' || lpad({nth}::text, 8, '0')",
            "account_id": "NULL",
            # Nobody's who works here, and of nobody twice: planners go by how rare a value is.
            "identity_mark": f"left(old.identity_mark, {WHICH_DIGITS + 1}) || {DIGEST}",
        },
        SupportRequest: {
            "number": f"CASE WHEN old.number IS NOT NULL THEN '{year}-' || {number} END",
            "declaration_id": "NULL",
            "submitted_on": f"""old.submitted_on
                - CASE WHEN old.status IN ({over}) THEN mod(n, {DAYS_BACK}) ELSE 0 END""",
        },
        Letter: {"number": f"'{year}-L-' || {number}", "code": f"lpad({number}, 9, '0')"},
        Delivery: {
            "number": f"'{year}-D-' || {number}",
            "key": "gen_random_uuid()",
            "day": f"old.day - mod(n, {DAYS_BACK})",
        },
        Sitting: {
            "number": nth,
            "scheduled_on": f"old.scheduled_on - mod(n, {DAYS_BACK})",
        },
        Message: {
            "person_id": f"old.person_id + n * {STRIDE}",
            "about_id": f"(old.about_id::bigint + n * {STRIDE})::text",
        },
        MessageDelivery: {"reference": "gen_random_uuid()"},
        Contact: {
            # Nobody has more under way than they can remember.
            "handled_by_id": f"""CASE WHEN old.status = 'closed' THEN old.handled_by_id ELSE (SELECT
                one.id FROM {User._meta.db_table} one WHERE one.username = '{COLLEAGUE}') END""",
            "day": f"old.day - CASE WHEN old.status = 'closed' THEN mod(n, {DAYS_BACK}) ELSE 0 END",
        },
    }
    for model in MODELS:
        columns = differ.get(model, {})
        values = {column: sql.format(table=model._meta.db_table) for column, sql in columns.items()}
        _clone(model, copies, {"id": f"old.id + n * {STRIDE}", **values})
    _clone(Answer, copies, {"id": "gen_random_uuid()"})
    with connection.cursor() as cursor:
        for add in (ADD_CELLS, ADD_QUESTIONS):
            sql = Sql(add).written("surveys")
            cursor.execute(f"WITH fresh AS (SELECT * FROM surveys_answer) {sql}")
    keep_numbers(year)


def keep_numbers(year):
    """The next row and the next number come after those that are there."""
    with connection.cursor() as cursor:
        for name, model in NUMBERED.items():
            cursor.execute(LAST_NUMBER.format(table=model._meta.db_table))
            last = cursor.fetchone()[0] or 0
            Series.objects.update_or_create(name=f"{name}-{year}", defaults={"last": last})
        for model in MODELS:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
            )


def _clone(model, copies, values):
    table = model._meta.db_table
    read = {}
    for field in model._meta.concrete_fields:
        if field.generated:
            continue
        column = connection.ops.quote_name(field.column)
        read[column] = f"old.{column}"
        if isinstance(field, ForeignKey) and field.related_model in MODELS:
            read[column] += f" + n * {STRIDE}"
    read |= {connection.ops.quote_name(column): sql for column, sql in values.items()}
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(read)}) SELECT {', '.join(read.values())}"
            f" FROM {table} old, generate_series(1, {copies:d}) n"
        )


@contextmanager
def without_triggers():
    """Inside, no trigger of ours fires: the owner's own session may switch them off."""
    others = (Answer, CellSum, QuestionSum, Declaration, Attestation)
    tables = [model._meta.db_table for model in (*MODELS, *others)]
    with connection.cursor() as cursor:
        # A table with checks to come is not altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
