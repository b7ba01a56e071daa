"""So many tries to know a caller by two facts of the file."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0006_kin_and_second_look'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='caller_tries',
            field=models.PositiveSmallIntegerField(default=2, help_text='Who calls is known by two facts of the file. After so many tries that did not match, only the call back to its number remains. For three people 2.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(5, 'Write %(limit_value)s or less.')], verbose_name='tries to know a caller (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='caller_tries',
            field=models.PositiveSmallIntegerField(default=2, help_text='Who calls is known by two facts of the file. After so many tries that did not match, only the call back to its number remains. For three people 2.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(5, 'Write %(limit_value)s or less.')], verbose_name='tries to know a caller (+)'),
        ),
    ]
