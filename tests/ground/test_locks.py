"""Which locks an upgrade asks for, and what it renders before it does."""

import pytest
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from sanad.lib.migrating import EVERY_TABLE, READ_ONLY, SHUT, locks_of, prepare, render_less


def key():
    return models.BigAutoField(primary_key=True)


def to_case():
    return models.ForeignKey("drill.Case", models.PROTECT)


def state():
    state = ProjectState()
    state.add_model(ModelState("drill", "Case", [("id", key())]))
    fields = [("id", key()), ("case", to_case()), ("day", models.DateField())]
    state.add_model(ModelState("drill", "Note", fields))
    return state


def migration(*operations):
    made = migrations.Migration("0002_drill", "drill")
    made.operations = list(operations)
    return made


CASE, NOTE = "drill_case", "drill_note"
INDEX = models.Index(name="note_day", fields=["day"])
CHECK = models.CheckConstraint(name="note_has_a_day", condition=models.Q(day__isnull=False))


@pytest.mark.parametrize(
    ("operation", "locks"),
    [
        (migrations.AddField("Note", "text", models.TextField(default="")), {NOTE: SHUT}),
        (migrations.AddField("Note", "other", to_case()), {NOTE: SHUT, CASE: READ_ONLY}),
        (migrations.AlterField("Note", "day", models.DateTimeField()), {NOTE: SHUT}),
        (migrations.RemoveField("Note", "case"), {NOTE: SHUT, CASE: SHUT}),
        (migrations.DeleteModel("Note"), {NOTE: SHUT, CASE: SHUT}),
        (
            migrations.CreateModel("Visit", [("id", key()), ("case", to_case())]),
            {"drill_visit": SHUT, CASE: READ_ONLY},
        ),
        (migrations.AddIndex("Note", INDEX), {NOTE: READ_ONLY}),
        (migrations.AddConstraint("Note", CHECK), {NOTE: SHUT}),
        (migrations.AlterModelOptions("Note", {"verbose_name": "note"}), {}),
        (migrations.RunPython(lambda apps, editor: None), {EVERY_TABLE: READ_ONLY}),
        (migrations.RunSQL("SELECT 1"), {EVERY_TABLE: READ_ONLY}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_operation_asks_for_its_locks(operation, locks):
    assert locks_of(prepare([migration(operation)], state())) == locks


def test_the_stronger_of_two_locks_is_asked_for():
    plan = [
        migrations.RemoveField("Note", "case"),
        migrations.AddField("Note", "other", to_case()),
        migrations.AddIndex("Note", INDEX),
    ]
    assert locks_of(prepare([migration(*plan)], state())) == {NOTE: SHUT, CASE: SHUT}


class Seen(migrations.RunPython):
    """Notes the models that an operation is given."""

    reduces_to_sql = True

    def __init__(self, notes):
        self.notes = notes
        super().__init__(lambda apps, editor: None)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for state in (from_state, to_state):
            note = state.apps.get_model("drill", "Note")
            fields = sorted(field.name for field in note._meta.get_fields())
            rules = [each.name for each in (*note._meta.indexes, *note._meta.constraints)]
            self.notes.append((fields, rules))


class Nothing:
    """An operation that is rendered and not run."""

    def database_forwards(self, *_arguments):
        pass


class AddIndex(Nothing, migrations.AddIndex):
    pass


class AddConstraint(Nothing, migrations.AddConstraint):
    pass


class AddField(Nothing, migrations.AddField):
    pass


@pytest.mark.parametrize("render", [prepare, render_less])
def test_every_operation_sees_the_models_as_they_stand_then(render):
    first, last = [], []
    plan = [
        migration(AddIndex("Note", INDEX), Seen(first), AddConstraint("Note", CHECK)),
        migration(AddField("Note", "text", models.TextField()), Seen(last)),
    ]
    render(plan, state())
    given = state()
    for each in plan:
        given = each.apply(given, None)
    before = ["case", "day", "id"]
    assert first == [(before, ["note_day"])] * 2
    assert last == [([*before, "text"], ["note_day", "note_has_a_day"])] * 2
    given.clear_delayed_apps_cache()
    note = given.apps.get_model("drill", "Note")
    assert [each.name for each in note._meta.constraints] == ["note_has_a_day"]


class CreateModel(Nothing, migrations.CreateModel):
    pass


class AlterField(Nothing, migrations.AlterField):
    pass


@pytest.mark.parametrize("render", [prepare, render_less])
def test_python_sees_who_points_to_a_model_that_was_rendered_alone(render):
    """The model and those that its operation did not render know of each other."""
    seen = {}

    class Look(migrations.RunPython):
        def database_forwards(self, app_label, schema_editor, from_state, to_state):
            case, note = (from_state.apps.get_model("drill", name) for name in ("Case", "Note"))
            seen["to case"] = sorted(each.name for each in case._meta.related_objects)
            seen["of note"] = note._meta.get_field("case").remote_field.model is case

    plan = migration(
        CreateModel("Visit", [("id", key()), ("case", to_case())]),
        AlterField("Note", "day", models.DateTimeField()),
        AddField("Case", "text", models.TextField()),
        Look(lambda apps, editor: None),
    )
    render([plan], state())
    plan.apply(state(), None)
    assert seen == {"to case": ["note", "visit"], "of note": True}


@pytest.mark.parametrize("render", [prepare, render_less])
def test_a_key_that_others_point_to_is_altered_with_those_who_point_to_it(render):
    seen = []

    class AlterKey(migrations.AlterField):
        def database_forwards(self, app_label, schema_editor, from_state, to_state):
            for state in (from_state, to_state):
                note = state.apps.get_model("drill", "Note")
                seen.append(type(note._meta.get_field("case").target_field))

    plan = migration(
        AddField("Case", "text", models.TextField()),
        AlterKey("Case", "id", models.CharField(max_length=9, primary_key=True)),
    )
    render([plan], state())
    plan.apply(state(), None)
    assert seen == [models.BigAutoField, models.CharField]
