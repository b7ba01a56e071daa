"""After how many hours the board is asked, where no manager took up that favours were asked."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0009_days_to_look'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='favours_hours',
            field=models.PositiveSmallIntegerField(default=24, help_text='Somebody was asked for money or favours: every manager is told at once. If none of them says in these hours what came of it, the board is asked. For three people 24.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(240, 'Write %(limit_value)s or less.')], verbose_name='hours until the board is asked about favours (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='favours_hours',
            field=models.PositiveSmallIntegerField(default=24, help_text='Somebody was asked for money or favours: every manager is told at once. If none of them says in these hours what came of it, the board is asked. For three people 24.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(240, 'Write %(limit_value)s or less.')], verbose_name='hours until the board is asked about favours (+)'),
        ),
    ]
