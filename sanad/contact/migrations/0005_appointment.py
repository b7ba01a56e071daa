from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contact', '0004_sheets'),
    ]

    operations = [
        migrations.AddField(
            model_name='contact',
            name='appointment_on',
            field=models.DateField(blank=True, null=True, verbose_name='day of the appointment'),
        ),
        migrations.AddField(
            model_name='contact',
            name='appointment_at',
            field=models.TimeField(blank=True, null=True, verbose_name='hour of the appointment'),
        ),
        migrations.AddField(
            model_name='contactevent',
            name='appointment_on',
            field=models.DateField(blank=True, null=True, verbose_name='day of the appointment'),
        ),
        migrations.AddField(
            model_name='contactevent',
            name='appointment_at',
            field=models.TimeField(blank=True, null=True, verbose_name='hour of the appointment'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('appointment_on__isnull', False)), fields=['branch', 'appointment_on'], name='contact_appointment'),
        ),
    ]
