from django.db import migrations


class Migration(migrations.Migration):
    """A key that was retired may be taken up again; the rules of `KeyRecord` hold the order."""

    dependencies = [("recovery", "0001_initial")]

    operations = [migrations.RemoveConstraint(model_name="keyrecord", name="keyrecord_once")]
