"""An account that stands in another file too is found by an index (PR-6+)."""

from django.conf import settings
from django.db import migrations, models

from sanad.lib.migrating import AddIndexLater


class Migration(migrations.Migration):

    dependencies = [
        ('beneficiaries', '0004_names_and_countries'),
        ('requests_app', '0011_second_looks_and_witnesses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddIndexLater(
            model_name='completionitem',
            index=models.Index(condition=models.Q(('iban', ''), _negated=True), fields=['iban'], name='completionitem_iban'),
        ),
        AddIndexLater(
            model_name='payee',
            index=models.Index(condition=models.Q(('iban', ''), _negated=True), fields=['iban'], name='payee_iban'),
        ),
    ]
