from django.db import migrations

from sanad.lib.migrating import RenameModelInCode


class Migration(migrations.Migration):
    # A name of its own for what other apps have under the same one. No table changes.

    dependencies = [
        ('messaging', '0003_priority_and_receipts'),
    ]

    operations = [
        RenameModelInCode('Delivery', 'MessageDelivery'),
    ]
