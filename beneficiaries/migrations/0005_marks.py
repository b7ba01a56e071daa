"""The mark beside an identity number; the worker writes those of before this release."""

import beneficiaries.models.identity
from django.conf import settings
from django.db import migrations, models

from sanad.lib.migrating import AddIndexLater


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_kin'),
        ('beneficiaries', '0004_names_and_countries'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='identity_mark',
            field=beneficiaries.models.identity.IdentityMarkField(blank=True, db_collation='C', db_default='', default='', editable=False, max_length=73),
        ),
        migrations.AddField(
            model_name='person',
            name='identity_seal',
            field=beneficiaries.models.identity.IdentitySealField(blank=True, db_collation='C', db_default='', default='', editable=False, max_length=73),
        ),
        AddIndexLater(
            model_name='person',
            index=models.Index(fields=['identity_mark'], name='person_identity_mark'),
        ),
    ]
