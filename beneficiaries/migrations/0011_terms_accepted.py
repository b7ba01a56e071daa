"""Acceptances of the terms stand beside the people, so that the desk writes them down as well; the
table keeps its name and its rows."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sanad.lib.clock


class Migration(migrations.Migration):

    dependencies = [
        ('beneficiaries', '0010_familiar_phones'),
        ('portal', '0002_sent_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='TermsAcceptance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveSmallIntegerField(verbose_name='version')),
                        ('digest', models.CharField(max_length=64, verbose_name='digest')),
                        ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms_acceptances', to='beneficiaries.person')),
                    ],
                    options={
                        'verbose_name': 'acceptance of the terms',
                        'verbose_name_plural': 'acceptances of the terms',
                        'db_table': 'portal_termsacceptance',
                        'ordering': ['-id'],
                        'constraints': [models.UniqueConstraint(fields=('person', 'version'), name='termsacceptance_once')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='termsacceptance',
            name='channel',
            field=models.CharField(choices=[('portal', 'Through the portal'), ('desk', 'They read them at the desk'), ('aloud', 'They were read to them at the desk')], db_default='portal', default='portal', max_length=6, verbose_name='how'),
        ),
    ]
