"""What somebody typed and did not finish, sealed."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_shared_computers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unfinished',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=120)),
                ('content', models.TextField()),
                ('written_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='written')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unfinished', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'unfinished form',
                'verbose_name_plural': 'unfinished forms',
                'indexes': [models.Index(fields=['written_at'], name='unfinished_written')],
                'constraints': [models.UniqueConstraint(fields=('account', 'what'), name='unfinished_once')],
            },
        ),
    ]
