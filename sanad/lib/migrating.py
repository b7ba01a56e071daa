"""What a migration does to an index that takes long to build: nothing, until it is asked for."""

from typing import Any

from django.db import migrations

# Up to this many rows an index is built within the migration: nobody notices.
FEW_ROWS = 50_000


class AddIndexLater(migrations.AddIndex):
    """`AddIndex` that leaves a large table to `manage.py build_indexes`, which locks nobody out."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        if _rows(schema_editor.connection, model._meta.db_table) <= FEW_ROWS:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        with schema_editor.connection.cursor() as cursor:
            constraints = schema_editor.connection.introspection.get_constraints(cursor, table)
        if self.index.name in constraints:
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def _rows(connection: Any, table: str) -> int:
    """How many rows the table has, as the last ANALYZE counted them; exactly where none did."""
    quoted = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [quoted])
        estimate: int = cursor.fetchone()[0]
        if estimate < 0:
            cursor.execute(f"SELECT count(*) FROM (SELECT 1 FROM {quoted} LIMIT {FEW_ROWS + 1}) r")
            estimate = cursor.fetchone()[0]
    return estimate
