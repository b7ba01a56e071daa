"""One name is enough for a person; a passport and a Gulf identity have their country.

Files of before keep what they have: their passports have no country until somebody writes it.
"""

import sanad.lib.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('beneficiaries', '0003_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='person',
            name='person_one_identity',
        ),
        migrations.AddField(
            model_name='person',
            name='identity_country',
            field=models.CharField(blank=True, max_length=2, verbose_name='country of the identity'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='identity_country',
            field=models.CharField(blank=True, max_length=2, verbose_name='country of the identity'),
        ),
        migrations.AlterField(
            model_name='person',
            name='family_name',
            field=sanad.lib.fields.NameField(blank=True, max_length=40, verbose_name='family name'),
        ),
        migrations.AlterField(
            model_name='person',
            name='father_name',
            field=sanad.lib.fields.NameField(blank=True, max_length=40, verbose_name="father's name"),
        ),
        migrations.AlterField(
            model_name='person',
            name='first_name',
            field=sanad.lib.fields.NameField(max_length=40, verbose_name='first name'),
        ),
        migrations.AlterField(
            model_name='person',
            name='grandfather_name',
            field=sanad.lib.fields.NameField(blank=True, max_length=40, verbose_name="grandfather's name"),
        ),
        migrations.AlterField(
            model_name='personevent',
            name='family_name',
            field=sanad.lib.fields.NameField(blank=True, max_length=40, verbose_name='family name'),
        ),
        migrations.AlterField(
            model_name='personevent',
            name='father_name',
            field=sanad.lib.fields.NameField(blank=True, max_length=40, verbose_name="father's name"),
        ),
        migrations.AlterField(
            model_name='personevent',
            name='first_name',
            field=sanad.lib.fields.NameField(max_length=40, verbose_name='first name'),
        ),
        migrations.AlterField(
            model_name='personevent',
            name='grandfather_name',
            field=sanad.lib.fields.NameField(blank=True, max_length=40, verbose_name="grandfather's name"),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(condition=models.Q(('identity_number', ''), _negated=True), fields=('identity_kind', 'identity_country', 'identity_number'), name='person_one_identity', violation_error_message='This identity is registered already.'),
        ),
    ]
