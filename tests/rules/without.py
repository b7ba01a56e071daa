"""The control of a test: with the rule that holds it removed, the way passes."""

from contextlib import contextmanager
from uuid import uuid4

import pgtrigger
from django.db import connection


@contextmanager
def without(owner, rule):
    """Nothing is judged by the rule of this name meanwhile, in the middle of a test's transaction
    as well: its function is replaced, so the table is not locked. `owner`: the fixture."""
    (name,) = [
        trigger.get_pgid(model)
        for model, trigger in pgtrigger.registered()
        if getattr(trigger, "rule", "") == rule
    ]
    owner.execute("SELECT pg_get_functiondef(to_regprocedure(%s))", [f"public.{name}()"])
    (definition,) = owner.fetchone()
    owner.execute(
        f"CREATE OR REPLACE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN IF TG_OP = ''DELETE'' THEN RETURN OLD; END IF; RETURN NEW; END'"
    )
    _notice()
    try:
        yield
    finally:
        owner.execute(definition)
        _notice()


def _notice():
    """A transaction learns of a replaced function when it looks up a name that it cannot know."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"unknown_{uuid4().hex}"])
