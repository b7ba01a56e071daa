from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0004_second_step'),
    ]

    operations = [
        migrations.AlterField(
            model_name='signin',
            name='door',
            field=models.CharField(choices=[('password', 'User name and password'), ('code', 'Code to the phone'), ('second', 'Second step'), ('key', 'Key alone'), ('short', 'Short code at a shared computer')], max_length=8, verbose_name='how'),
        ),
    ]
