"""Whose cases are a colleague's own: their identity and their relatives', as marks."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_sign_in'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='kin_key',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=8),
        ),
        migrations.CreateModel(
            name='Kin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('self', 'Yourself'), ('spouse', 'Husband or wife'), ('parent', 'Parents and grandparents'), ('child', 'Children and grandchildren'), ('sibling', 'Brothers, sisters and their children'), ('uncle', 'Uncles, aunts and their children')], max_length=10, verbose_name='relation')),
                ('degree', models.PositiveSmallIntegerField(editable=False, verbose_name='degree')),
                ('mark', models.CharField(db_collation='C', editable=False, max_length=73)),
                ('given_at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow(), editable=False, verbose_name='given')),
                ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='no longer')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kin', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
            ],
            options={
                'verbose_name': 'relative of a colleague',
                'verbose_name_plural': 'relatives of colleagues',
                'ordering': ['degree', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('user', 'mark'), name='kin_once', violation_error_message='This identity was given already.'), models.CheckConstraint(condition=models.Q(models.Q(('degree', 0), ('relation', 'self')), models.Q(('degree', 1), ('relation', 'spouse')), models.Q(('degree', 1), ('relation', 'parent')), models.Q(('degree', 2), ('relation', 'child')), models.Q(('degree', 3), ('relation', 'sibling')), models.Q(('degree', 4), ('relation', 'uncle')), _connector='OR'), name='kin_degree_of_its_relation', violation_error_message='The degree follows the relation.'), models.CheckConstraint(condition=models.Q(('mark__regex', '^[0-9a-f]{8}:[0-9a-f]{64}$')), name='kin_by_a_mark', violation_error_message='An identity is kept as its mark alone.')],
            },
        ),
    ]
