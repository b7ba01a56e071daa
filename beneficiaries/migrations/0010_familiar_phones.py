"""Phones that a file was opened on, and what was answered on one that it was not."""

import django.db.models.deletion
import sanad.lib.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('beneficiaries', '0009_safe_contact'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FamiliarPhone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(editable=False, max_length=64)),
                ('since', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='since')),
                ('seen_on', models.DateField(db_default=sanad.lib.clock.PolicyToday(), verbose_name='last seen')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='familiar_phones', to='beneficiaries.person')),
            ],
            options={
                'verbose_name': 'familiar phone',
                'verbose_name_plural': 'familiar phones',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('person', 'account', 'mark'), name='familiarphone_once'), models.CheckConstraint(condition=models.Q(('mark', ''), _negated=True), name='familiarphone_has_a_mark', violation_error_message='A phone is known by what its cookie holds.')],
            },
        ),
        migrations.CreateModel(
            name='OwnProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(choices=[('birth', 'Birth date'), ('identity', 'Last four digits of the identity'), ('call', "A colleague's call")], max_length=10, verbose_name='fact')),
                ('is_right', models.BooleanField(verbose_name='right')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_proofs', to='beneficiaries.person')),
            ],
            options={
                'verbose_name': 'answer on a new phone',
                'verbose_name_plural': 'answers on new phones',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['person', 'at'], name='ownproof_of_the_day')],
            },
        ),
    ]
