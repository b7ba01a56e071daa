"""Operations of migrations that a site can go on beside: an index built later, a model renamed in
the code alone.
"""

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


class RenameModelInCode(migrations.RenameModel):
    """`RenameModel` that leaves the table its name, so that the release before goes on reading it.

    The model says the old name in its Meta, as `db_table`. Content type and permissions follow.
    """

    def state_forwards(self, app_label: str, state: Any) -> None:
        options = state.models[app_label, self.old_name_lower].options
        table = options.get("db_table") or f"{app_label}_{self.old_name_lower}"
        state.alter_model_options(app_label, self.old_name_lower, {"db_table": table})
        super().state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        names = self.old_name_lower, self.new_name_lower
        _rename_permissions(schema_editor.connection, app_label, *names)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        names = self.new_name_lower, self.old_name_lower
        _rename_permissions(schema_editor.connection, app_label, *names)


def _rename_permissions(connection: Any, app_label: str, old: str, new: str) -> None:
    """`add_delivery` becomes `add_messagedelivery`; Django renames the content type afterwards."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE auth_permission p SET codename = replace(p.codename, %s, %s)"
            " FROM django_content_type c WHERE c.id = p.content_type_id"
            " AND c.app_label = %s AND c.model = %s",
            [f"_{old}", f"_{new}", app_label, old],
        )


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
