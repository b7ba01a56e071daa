from django.db import migrations

from sanad.lib.migrating import RenameModelInCode


class Migration(migrations.Migration):
    # A name of its own for what other apps have under the same one. No table changes.

    dependencies = [
        ('conduct', '0001_initial'),
    ]

    operations = [
        RenameModelInCode('Objection', 'MeasureObjection'),
        RenameModelInCode('ObjectionEvent', 'MeasureObjectionEvent'),
        RenameModelInCode('Entry', 'ConductEntry'),
    ]
