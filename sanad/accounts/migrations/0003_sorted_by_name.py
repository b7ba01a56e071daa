"""Colleagues and branches in the order of the alphabet."""

from django.db import migrations

import sanad.lib.fields
from sanad.lib import arabic


def fold_names(apps, schema_editor):
    for model in (apps.get_model("accounts", "Branch"), apps.get_model("accounts", "User")):
        rows = [(arabic.fold(name), pk) for pk, name in model.objects.values_list("pk", "name")]
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {model._meta.db_table} SET folded = %s WHERE id = %s", rows
            )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_session"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='branch',
            options={'ordering': ('folded', 'name', 'id'), 'verbose_name': 'branch', 'verbose_name_plural': 'branches'},
        ),
        migrations.AddField(
            model_name='branch',
            name='folded',
            field=sanad.lib.fields.FoldedField(db_collation='C', db_default='', default='', editable=False, of='name'),
        ),
        migrations.AddField(
            model_name='user',
            name='folded',
            field=sanad.lib.fields.FoldedField(db_collation='C', db_default='', default='', editable=False, of='name'),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
