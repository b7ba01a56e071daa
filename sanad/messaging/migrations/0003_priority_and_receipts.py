import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('messaging', '0002_due_rows'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Gateway',
            fields=[
                ('channel', models.CharField(choices=[('sms', 'Text message'), ('email', 'E-mail')], max_length=5, primary_key=True, serialize=False, verbose_name='channel')),
                ('answer', models.CharField(blank=True, max_length=200, verbose_name='last answer')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='held since')),
            ],
            options={
                'verbose_name': 'gateway',
                'verbose_name_plural': 'gateways',
            },
        ),
        migrations.RemoveIndex(
            model_name='delivery',
            name='delivery_waiting',
        ),
        migrations.AddField(
            model_name='delivery',
            name='is_urgent',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='delivery',
            name='receipt_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='receipt'),
        ),
        migrations.AlterField(
            model_name='delivery',
            name='state',
            field=models.CharField(choices=[('waiting', 'On its way'), ('sent', 'Sent'), ('arrived', 'Has arrived'), ('failed', 'Did not arrive')], default='waiting', max_length=8, verbose_name='state'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['-is_urgent', 'due_at', 'id'], name='delivery_to_send'),
        ),
        migrations.AddField(
            model_name='gateway',
            name='resumed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='tried again by'),
        ),
    ]
