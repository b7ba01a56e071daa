import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0006_kin'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='computer',
            field=models.CharField(blank=True, db_default='', default='', max_length=64, verbose_name='shared computer'),
        ),
        migrations.AddField(
            model_name='session',
            name='wrong_codes',
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name='wrong codes'),
        ),
        migrations.AddIndex(
            model_name='session',
            index=models.Index(condition=models.Q(('computer', ''), _negated=True), fields=['computer'], name='session_waits'),
        ),
        migrations.CreateModel(
            name='ShortCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=128)),
                ('set_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='set')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='short_code', to=settings.AUTH_USER_MODEL, verbose_name='colleague')),
            ],
            options={
                'verbose_name': 'short code',
                'verbose_name_plural': 'short codes',
            },
        ),
    ]
