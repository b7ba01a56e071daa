"""After how many months of silence one thing more is asked, and how often it may be tried."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0015_objections_answered'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='own_fact_tries',
            field=models.PositiveSmallIntegerField(default=3, help_text='Within a day; then a colleague calls back. For three people 3.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(10, 'Write %(limit_value)s or less.')], verbose_name='tries to answer on a new phone (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='silence_months',
            field=models.PositiveSmallIntegerField(default=6, help_text='Whoever did not open their file for longer is asked for something that only they know, as on a new phone: a number may have another owner by then. For three people 6.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='months of silence until one thing more is asked (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='own_fact_tries',
            field=models.PositiveSmallIntegerField(default=3, help_text='Within a day; then a colleague calls back. For three people 3.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(10, 'Write %(limit_value)s or less.')], verbose_name='tries to answer on a new phone (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='silence_months',
            field=models.PositiveSmallIntegerField(default=6, help_text='Whoever did not open their file for longer is asked for something that only they know, as on a new phone: a number may have another owner by then. For three people 6.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='months of silence until one thing more is asked (+)'),
        ),
    ]
