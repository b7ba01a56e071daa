"""What somebody has under way is found by an index, without the contacts of all others (CH-1)."""

from django.conf import settings
from django.db import migrations, models

from sanad.lib.migrating import AddIndexLater


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_unfinished'),
        ('beneficiaries', '0012_language'),
        ('contact', '0011_asked_by_kind'),
        ('paper', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddIndexLater(
            model_name='contact',
            index=models.Index(condition=models.Q(('status', 'closed'), _negated=True), fields=['handled_by', 'status', 'id'], name='contact_under_way'),
        ),
    ]
