"""What makes an upgrade short for those who work meanwhile.

`AddIndexLater` leaves a large index to a step of its own, `RenameModelInCode` renames no table.
`prepare` renders the models of every operation, which takes most of an upgrade's time, before
anything is locked; `locks_of` says which locks the operations will ask for.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from django.contrib.contenttypes.management import RenameContentType
from django.db import migrations
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import (
    AddField,
    AlterField,
    FieldOperation,
    RemoveField,
)
from django.db.migrations.operations.models import (
    AddIndex,
    AlterModelManagers,
    AlterModelOptions,
    AlterUniqueTogether,
    CreateModel,
    IndexOperation,
    ModelOperation,
)
from django.db.migrations.operations.special import RunSQL
from django.db.migrations.state import ProjectState
from django.db.models import Model

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


# The locks of an upgrade --------------------------------------------------------------------------

# Nobody reads the table meanwhile; and: nobody writes it, or locks its rows.
SHUT, READ_ONLY = "ACCESS EXCLUSIVE", "EXCLUSIVE"
EVERY_TABLE = "*"


class Step(NamedTuple):
    """An operation of the plan, and the models before and after it."""

    app_label: str
    operation: Operation
    before: ProjectState
    after: ProjectState


class Rendering:
    """The models before and after each operation of a plan, rendered as far as its SQL needs them.

    Django renders with a model all that are related to it, round the whole project, which takes
    most of the time of a migration. For a constraint, an index or plain SQL nothing is rendered
    anew, and for a model or a column that comes, goes or becomes another type only that model: its
    foreign keys find the newest of the others, which may not know of it. Whatever else follows,
    Python above all, gets all models anew. `state` is that of what is applied.
    """

    def __init__(self, state: ProjectState) -> None:
        self.state = state
        self.state.apps  # noqa: B018
        self.is_partial = False

    def steps(self, migration: migrations.Migration) -> Iterator[Step]:
        """The migration's operations; the rendering stands behind the last one that was taken."""
        for operation in migration.operations:
            is_alone = _stands_alone(operation, migration.app_label, self.state)
            if not is_alone and (self.is_partial or not operation.reduces_to_sql):
                self.state.is_delayed = True  # what `clear_delayed_apps_cache` goes by
                self.state.clear_delayed_apps_cache()
                self.is_partial = False
            self.state.apps  # noqa: B018
            before, after = self.state, self.state.clone()
            if is_alone:
                self._take_alone(operation, migration.app_label, after)
            else:
                operation.state_forwards(migration.app_label, after)
            after.apps  # noqa: B018
            self.state = after
            before.is_delayed = False  # Python would have all that it finds rendered once more
            yield Step(migration.app_label, operation, before, after)

    def _take_alone(self, operation: Operation, app_label: str, after: ProjectState) -> None:
        """Take the operation into the state `after`, whose models but its own stay as they are."""
        rendered = after.__dict__.pop("apps")
        operation.state_forwards(app_label, after)
        after.__dict__["apps"] = rendered
        if not isinstance(operation, NO_MODEL):
            name = _model_name(operation)
            rendered.unregister_model(app_label, name)
            rendered.render_multiple([after.models[app_label, name]])
        after.is_delayed = self.is_partial = True


# Their SQL asks for no model that they change.
NO_MODEL = (IndexOperation, RunSQL, RenameContentType)
ALONE = (
    *(IndexOperation, AlterModelOptions, AlterUniqueTogether, RenameContentType),
    *(CreateModel, AddField, RemoveField),
)


def _stands_alone(operation: Operation, app_label: str, before: ProjectState) -> bool:
    """Whether the SQL of the operation asks for no model but its own and those that this one
    names. A column that others may point to is none of those: their keys change with it."""
    if isinstance(operation, AlterField):
        old = before.models[app_label, operation.model_name_lower].fields[operation.name]
        return not any(each.is_relation or each.unique for each in (old, operation.field))
    if isinstance(operation, RunSQL):
        return not operation.state_operations
    return isinstance(operation, ALONE)


def _model_name(operation: Any) -> str:
    """The operation's model, as a state's key names it."""
    name: str = getattr(operation, "model_name", None) or operation.name
    return name.lower()


def prepare(plan: list[migrations.Migration], state: ProjectState) -> list[Step]:
    """Render the models before and after each operation of the plan, and keep them.

    The migrations of the plan use what was rendered, so that hardly more than their SQL is left to
    do once the locks are taken.
    """
    rendering, steps = Rendering(state), []
    for migration in plan:
        own = list(rendering.steps(migration))
        # What Django calls to apply it; on this one object only.
        vars(migration)["apply"] = partial(_apply, own)
        steps += own
    rendering.state.clear_delayed_apps_cache()
    rendering.state.apps  # noqa: B018
    return steps


def render_less(plan: list[migrations.Migration], state: ProjectState) -> None:
    """Have each migration of the plan render its models as `Rendering` does, and keep none."""
    rendering = Rendering(state)
    for migration in plan:
        vars(migration)["apply"] = partial(_render_and_apply, rendering, migration)


def _apply(own: list[Step], project_state: ProjectState, schema_editor: Any) -> ProjectState:
    for step in own:
        step.operation.database_forwards(step.app_label, schema_editor, step.before, step.after)
        project_state = step.after
    return project_state


def _render_and_apply(
    rendering: Rendering, migration: migrations.Migration, project_state: ProjectState, editor: Any
) -> ProjectState:
    for step in rendering.steps(migration):
        step.operation.database_forwards(step.app_label, editor, step.before, step.after)
    return rendering.state


def locks_of(steps: list[Step]) -> dict[str, str]:
    """`{table: mode}` of the locks that the operations ask for, with what a foreign key points to.

    `EVERY_TABLE` is among them where a step is Python or SQL: nobody knows what it touches.
    """
    modes: dict[str, str] = {}
    for step in steps:
        for table, mode in _locks(step):
            if modes.get(table) != SHUT:
                modes[table] = mode
    return modes


def _locks(step: Step) -> Iterator[tuple[str, str]]:
    operation = step.operation
    if not isinstance(operation, ModelOperation | FieldOperation | IndexOperation):
        yield EVERY_TABLE, READ_ONLY
        return
    if isinstance(operation, AlterModelOptions | AlterModelManagers | RenameModelInCode):
        return
    adds = isinstance(operation, AddField | CreateModel)
    for model in _models(step):
        yield model._meta.db_table, READ_ONLY if isinstance(operation, AddIndex) else SHUT
        if isinstance(operation, IndexOperation):
            continue
        for field in model._meta.local_fields + model._meta.local_many_to_many:
            is_meant = not isinstance(operation, FieldOperation) or field.name == operation.name
            if is_meant and field.remote_field:
                target = field.remote_field.model._meta.db_table
                # Its triggers are added by the side of its readers, and removed without them.
                yield target, READ_ONLY if adds else SHUT


def _models(step: Step) -> Iterator[type[Model]]:
    """The operation's model before and after it; one of the two where it is made or removed."""
    name = _model_name(step.operation)
    for state in (step.before, step.after):
        if (step.app_label, name) in state.models:
            yield state.apps.get_model(step.app_label, name)
