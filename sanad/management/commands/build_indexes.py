"""`manage.py build_indexes`: the indexes that migrations left out, one by one, beside the site."""

import time

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection


class Command(BaseCommand):
    help = (
        "Build each index of the models that the database lacks, without locking anybody out. "
        "May be broken off and started again at any time."
    )

    def handle(self, **options):
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            for model, index in missing(cursor):
                began = time.monotonic()
                build(cursor, model, index)
                self.stdout.write(f"{index.name}: {time.monotonic() - began:.1f} s")
            if not missing(cursor):
                self.stdout.write("Every index is there.")


def missing(cursor):
    """`[(model, index)]` of the models' indexes that are not there, or were left half built."""
    cursor.execute(
        "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " WHERE i.indisvalid AND c.relnamespace = 'public'::regnamespace"
    )
    there = {name for (name,) in cursor.fetchall()}
    models = [model for model in apps.get_models() if model._meta.managed]
    return [
        (model, index)
        for model in models
        for index in model._meta.indexes
        if index.name not in there
    ]


def build(cursor, model, index):
    """Build one index with CONCURRENTLY, as the owner, outside any transaction."""
    # What a run that was broken off left behind is not valid and is built anew.
    name = connection.ops.quote_name(index.name)
    cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS public.{name}")
    with connection.schema_editor(atomic=False, collect_sql=False) as editor:
        statement = index.create_sql(model, editor, concurrently=True)
        editor.execute(statement)
