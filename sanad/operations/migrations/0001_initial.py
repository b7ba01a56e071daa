import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('calendar', 'What is due'), ('backup', 'Backup')], max_length=12, verbose_name='kind')),
                ('began_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='began')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('is_ok', models.BooleanField(null=True, verbose_name='went well')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'run',
                'verbose_name_plural': 'runs',
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['kind', '-began_at'], name='run_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('is_ok__isnull', True)), models.Q(('ended_at__isnull', False), ('is_ok__isnull', False)), _connector='OR'), name='run_ends_with_an_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Trouble',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=30, verbose_name='kind')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('began_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='began')),
                ('told_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended')),
                ('end_told_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'trouble',
                'verbose_name_plural': 'troubles',
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('code',), name='trouble_once_while_open')],
            },
        ),
    ]
