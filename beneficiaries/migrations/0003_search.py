"""People by name: in the order of the alphabet, folded anew, and by the end of a number."""

from django.db import migrations, models
from django.db.models.functions import Collate, Right

from sanad.lib import arabic

BATCH = 2_000


def fold_again(apps, schema_editor):
    """Names as this release folds them: other spellings and letters of other keyboards."""
    person = apps.get_model("beneficiaries", "Person")
    columns = ("pk", "folded", "first_name", "father_name", "grandfather_name", "family_name")
    changed = []
    for pk, folded, *names in person.objects.values_list(*columns).iterator(BATCH):
        anew = arabic.fold(" ".join(filter(None, names)))
        if anew != folded:
            changed.append((anew, pk))
    # Past the model's own `pre_save`, which knows no `full_name` here.
    with schema_editor.connection.cursor() as cursor:
        cursor.executemany("UPDATE beneficiaries_person SET folded = %s WHERE id = %s", changed)


class Migration(migrations.Migration):

    dependencies = [
        ("beneficiaries", "0002_roles_and_retirement"),
    ]

    operations = [
        migrations.AddIndex(
            model_name='person',
            index=models.Index(Collate('folded', 'C'), models.F('id'), name='person_by_name'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(Right('identity_number', 4), name='person_identity_end'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(Right('mobile', 4), name='person_mobile_end'),
        ),
        migrations.RunPython(fold_again, migrations.RunPython.noop),
    ]
