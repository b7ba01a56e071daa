from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_session'),
        ('beneficiaries', '0002_roles_and_retirement'),
        ('contact', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('channel', 'visit'), ('status', 'closed')), fields=['ended_at'], name='contact_visited'),
        ),
    ]
