"""Within how many days a second colleague looks at what one did alone."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0008_shared_computers'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='file_look_days',
            field=models.PositiveSmallIntegerField(default=3, help_text='Another identity, name or first mobile, a day of death, no more text messages: it holds at once, and a manager looks within these days. For three people 3.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(30, 'Write %(limit_value)s or less.')], verbose_name='days to look at what one colleague changed in a file (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='likeness_days',
            field=models.PositiveSmallIntegerField(default=1, help_text='Its payment waits until a manager has looked. For three people 1.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(14, 'Write %(limit_value)s or less.')], verbose_name="days to look into an account like another's (+)"),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='second_look_days',
            field=models.PositiveSmallIntegerField(default=7, help_text='So long the colleague who is asked has time; the request goes on meanwhile. For three people 7.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='days for a second look (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='file_look_days',
            field=models.PositiveSmallIntegerField(default=3, help_text='Another identity, name or first mobile, a day of death, no more text messages: it holds at once, and a manager looks within these days. For three people 3.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(30, 'Write %(limit_value)s or less.')], verbose_name='days to look at what one colleague changed in a file (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='likeness_days',
            field=models.PositiveSmallIntegerField(default=1, help_text='Its payment waits until a manager has looked. For three people 1.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(14, 'Write %(limit_value)s or less.')], verbose_name="days to look into an account like another's (+)"),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='second_look_days',
            field=models.PositiveSmallIntegerField(default=7, help_text='So long the colleague who is asked has time; the request goes on meanwhile. For three people 7.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='days for a second look (+)'),
        ),
    ]
