"""How long an unfinished page waits before it is wiped."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0013_phone_use'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='unfinished_days',
            field=models.PositiveSmallIntegerField(default=30, help_text='What was typed while joining or applying and not finished lies sealed for so long, then it is wiped; what was saved stays. For three people 30.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(365, 'Write %(limit_value)s or less.')], verbose_name='days an unfinished page waits (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='unfinished_days',
            field=models.PositiveSmallIntegerField(default=30, help_text='What was typed while joining or applying and not finished lies sealed for so long, then it is wiped; what was saved stays. For three people 30.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(365, 'Write %(limit_value)s or less.')], verbose_name='days an unfinished page waits (+)'),
        ),
    ]
