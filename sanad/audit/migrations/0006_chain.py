import django.contrib.postgres.fields
import sanad.lib.clock
import sanad.lib.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0005_more_doors'),
    ]

    operations = [
        migrations.AddField(
            model_name='refusedtry',
            name='person_id',
            field=models.BigIntegerField(blank=True, db_index=True, null=True, verbose_name='person'),
        ),
        migrations.CreateModel(
            name='ChainLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='day')),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64, verbose_name='digest')),
                ('made_at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='made')),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'link of the chain',
                'verbose_name_plural': 'links of the chain',
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='ChainTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('name', models.CharField(max_length=63)),
                ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=63), size=None)),
                ('rows', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['day', 'name'],
                'constraints': [models.UniqueConstraint(fields=('day', 'name'), name='chaintable_once')],
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('name', models.CharField(max_length=63, verbose_name='table')),
                ('key', models.CharField(max_length=40, verbose_name='row')),
                ('reason', sanad.lib.fields.CleanCharField(max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'lawful erasure',
                'verbose_name_plural': 'lawful erasures',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='RowDigest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=63)),
                ('key', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('salt', models.BinaryField(null=True)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['name', 'day'], name='rowdigest_day')],
                'constraints': [models.UniqueConstraint(fields=('name', 'key'), name='rowdigest_once')],
            },
        ),
    ]
