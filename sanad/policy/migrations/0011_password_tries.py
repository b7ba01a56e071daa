"""How often a password may be tried, and how long one waits for the next try."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0010_favours_hours'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='free_tries',
            field=models.PositiveSmallIntegerField(default=4, help_text='From the next one on each wrong password makes the following wait twice as long; nobody is locked out. For three people 4.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(10, 'Write %(limit_value)s or less.')], verbose_name='wrong passwords that cost no wait (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='longest_wait_minutes',
            field=models.PositiveSmallIntegerField(default=5, help_text='The wait grows to this and no further. For three people 5.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='longest wait between two passwords, in minutes (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='strangers_tries',
            field=models.PositiveSmallIntegerField(default=10, help_text="Counted within an hour, on browsers that are not known. The right password then wants a code to the colleague's mobile as well. For three people 10.", validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(100, 'Write %(limit_value)s or less.')], verbose_name='wrong passwords from elsewhere until a code is asked for (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='free_tries',
            field=models.PositiveSmallIntegerField(default=4, help_text='From the next one on each wrong password makes the following wait twice as long; nobody is locked out. For three people 4.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(10, 'Write %(limit_value)s or less.')], verbose_name='wrong passwords that cost no wait (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='longest_wait_minutes',
            field=models.PositiveSmallIntegerField(default=5, help_text='The wait grows to this and no further. For three people 5.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(60, 'Write %(limit_value)s or less.')], verbose_name='longest wait between two passwords, in minutes (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='strangers_tries',
            field=models.PositiveSmallIntegerField(default=10, help_text="Counted within an hour, on browsers that are not known. The right password then wants a code to the colleague's mobile as well. For three people 10.", validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(100, 'Write %(limit_value)s or less.')], verbose_name='wrong passwords from elsewhere until a code is asked for (+)'),
        ),
    ]
