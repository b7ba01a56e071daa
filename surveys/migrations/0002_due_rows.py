from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_session'),
        ('beneficiaries', '0002_roles_and_retirement'),
        ('requests_app', '0004_due_rows'),
        ('surveys', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='invitation',
            index=models.Index(condition=models.Q(('is_used', False), ('pushed_at__isnull', True)), fields=['expires_on', 'person'], name='invitation_to_tell'),
        ),
    ]
