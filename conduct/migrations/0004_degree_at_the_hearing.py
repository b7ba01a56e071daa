from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conduct', '0003_favours'),
    ]

    operations = [
        migrations.AddField(
            model_name='hearing',
            name='degree',
            field=models.CharField(blank=True, choices=[('minor', 'Minor'), ('moderate', 'Moderate'), ('grave', 'Grave')], editable=False, max_length=8, verbose_name='degree at the hearing'),
        ),
    ]
