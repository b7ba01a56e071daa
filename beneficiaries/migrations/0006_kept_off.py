"""Which colleague does not serve which person; who lives apart from the household of before."""

import django.db.models.deletion
import sanad.lib.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('beneficiaries', '0005_marks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='is_apart',
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name='where they live is told to nobody'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='is_apart',
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name='where they live is told to nobody'),
        ),
        migrations.CreateModel(
            name='KeptOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(choices=[('contact', 'A complaint'), ('incident', 'A conduct case'), ('left', 'The person left the household that the colleague is of')], max_length=8, verbose_name='because of')),
                ('cause_id', models.BigIntegerField()),
                ('since', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='since')),
                ('status', models.CharField(choices=[('standing', 'Serves them no more'), ('ended', 'Ended')], default='standing', max_length=8, verbose_name='status')),
                ('colleague', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_off_rows', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
                ('instead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stands_in_rows', to=settings.AUTH_USER_MODEL, verbose_name='serves them instead')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_off', to='beneficiaries.person', verbose_name='beneficiary')),
            ],
            options={
                'verbose_name': 'colleague who does not serve a person',
                'verbose_name_plural': 'colleagues who do not serve a person',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='KeptOffEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('verb', models.CharField(max_length=40, verbose_name='step')),
                ('source', models.CharField(blank=True, max_length=20, verbose_name='from')),
                ('target', models.CharField(blank=True, max_length=20, verbose_name='to')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('kept_off', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log', to='beneficiaries.keptoff')),
            ],
            options={
                'verbose_name': 'step of who does not serve a person',
                'verbose_name_plural': 'steps of who does not serve a person',
                'ordering': ['-id'],
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='keptoff',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'standing')), fields=('colleague', 'person'), name='keptoff_once', violation_error_message='This colleague does not serve them already.'),
        ),
        migrations.AddConstraint(
            model_name='keptoff',
            constraint=models.CheckConstraint(condition=models.Q(('instead__isnull', True), models.Q(('instead', models.F('colleague')), _negated=True), _connector='OR'), name='keptoff_instead_is_another', violation_error_message='Somebody else serves them instead.'),
        ),
    ]
