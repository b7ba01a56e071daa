"""Whether somebody else uses the phone: then a code alone opens nothing."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_shared_computers'),
        ('beneficiaries', '0007_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='phone_use',
            field=models.CharField(blank=True, choices=[('alone', 'No, I alone'), ('shared', 'Yes, others too'), ('borrowed', 'The phone is not mine')], db_default='', default='', editable=False, max_length=8, verbose_name='who uses the phone'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='phone_use',
            field=models.CharField(blank=True, choices=[('alone', 'No, I alone'), ('shared', 'Yes, others too'), ('borrowed', 'The phone is not mine')], db_default='', default='', editable=False, max_length=8, verbose_name='who uses the phone'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('phone_use__in', ('shared', 'borrowed')), _negated=True), models.Q(('pin', ''), _negated=True), _connector='OR'), name='person_shared_phone_has_digits', violation_error_message='Whoever shares a phone has four digits of their own.'),
        ),
    ]
