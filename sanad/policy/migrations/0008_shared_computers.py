import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0007_caller_tries'),
    ]

    operations = [
        migrations.AddField(
            model_name='policyversion',
            name='session_hours',
            field=models.PositiveSmallIntegerField(default=12, help_text='However much it is used, a session ends so long after it began. For three people 12: a day of work.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(24, 'Write %(limit_value)s or less.')], verbose_name='hours until one signs in again (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='idle_minutes',
            field=models.PositiveSmallIntegerField(default=60, help_text='For three people 60: a visit at the desk, with its papers.', validators=[django.core.validators.MinValueValidator(5, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(480, 'Write %(limit_value)s or less.')], verbose_name='minutes unused until a colleague is signed out (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='idle_minutes_by_phone',
            field=models.PositiveSmallIntegerField(default=120, help_text='For three people 120: a form that is filled in on the way home.', validators=[django.core.validators.MinValueValidator(15, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(480, 'Write %(limit_value)s or less.')], verbose_name='minutes unused until a beneficiary is signed out (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='session_hours',
            field=models.PositiveSmallIntegerField(default=12, help_text='However much it is used, a session ends so long after it began. For three people 12: a day of work.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(24, 'Write %(limit_value)s or less.')], verbose_name='hours until one signs in again (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='idle_minutes',
            field=models.PositiveSmallIntegerField(default=60, help_text='For three people 60: a visit at the desk, with its papers.', validators=[django.core.validators.MinValueValidator(5, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(480, 'Write %(limit_value)s or less.')], verbose_name='minutes unused until a colleague is signed out (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='idle_minutes_by_phone',
            field=models.PositiveSmallIntegerField(default=120, help_text='For three people 120: a form that is filled in on the way home.', validators=[django.core.validators.MinValueValidator(15, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(480, 'Write %(limit_value)s or less.')], verbose_name='minutes unused until a beneficiary is signed out (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='shared_computer_colleagues',
            field=models.PositiveSmallIntegerField(default=6, help_text='So many hand a shared computer over without signing out, and come back by a short code. None: nobody does. For three people 6 is more than enough.', validators=[django.core.validators.MinValueValidator(0, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(20, 'Write %(limit_value)s or less.')], verbose_name='colleagues who may wait at one computer (+)'),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='shared_computer_hours',
            field=models.PositiveSmallIntegerField(default=12, help_text='Counted from the full sign-in at that computer; then the password is asked again. For three people 12: a day of work.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(24, 'Write %(limit_value)s or less.')], verbose_name='hours a short code is good for (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='shared_computer_colleagues',
            field=models.PositiveSmallIntegerField(default=6, help_text='So many hand a shared computer over without signing out, and come back by a short code. None: nobody does. For three people 6 is more than enough.', validators=[django.core.validators.MinValueValidator(0, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(20, 'Write %(limit_value)s or less.')], verbose_name='colleagues who may wait at one computer (+)'),
        ),
        migrations.AddField(
            model_name='policyversionevent',
            name='shared_computer_hours',
            field=models.PositiveSmallIntegerField(default=12, help_text='Counted from the full sign-in at that computer; then the password is asked again. For three people 12: a day of work.', validators=[django.core.validators.MinValueValidator(1, 'Write %(limit_value)s or more.'), django.core.validators.MaxValueValidator(24, 'Write %(limit_value)s or less.')], verbose_name='hours a short code is good for (+)'),
        ),
    ]
