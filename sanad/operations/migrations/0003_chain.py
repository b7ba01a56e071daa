from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('operations', '0002_kept_files'),
    ]

    operations = [
        migrations.AlterField(
            model_name='run',
            name='kind',
            field=models.CharField(choices=[('calendar', 'What is due'), ('backup', 'Backup'), ('files', 'Kept files'), ('chain', 'Link of the records sent outside')], max_length=12, verbose_name='kind'),
        ),
    ]
