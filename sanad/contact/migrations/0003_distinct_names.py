from django.db import migrations

from sanad.lib.migrating import RenameModelInCode


class Migration(migrations.Migration):
    # A name of its own for what other apps have under the same one. No table changes.

    dependencies = [
        ('contact', '0002_due_rows'),
    ]

    operations = [
        RenameModelInCode('Entry', 'ContactEntry'),
    ]
