"""After how many minutes unused a file on a shared phone closes."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0012_witness_and_tries'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='shared_phone_minutes',
            field=models.PositiveSmallIntegerField(default=10, help_text='Then the four digits are asked for again, and what was written waits. For three people 10: whoever puts the phone down for longer may hand it on.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='minutes unused until a file on a shared phone closes (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='shared_phone_minutes',
            field=models.PositiveSmallIntegerField(default=10, help_text='Then the four digits are asked for again, and what was written waits. For three people 10: whoever puts the phone down for longer may hand it on.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='minutes unused until a file on a shared phone closes (+)'),
        ),
    ]
