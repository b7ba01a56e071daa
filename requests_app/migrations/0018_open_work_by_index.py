"""What waits at a desk and what is to be given are found by an index, in the order of the list (PR-2, PR-7)."""

from django.conf import settings
from django.db import migrations, models

from requests_app.delivery.models.award import GiveBy
from sanad.lib.migrating import AddIndexLater


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_unfinished'),
        ('beneficiaries', '0011_terms_accepted'),
        ('paper', '0001_initial'),
        ('policy', '0017_data_request_days'),
        ('requests_app', '0017_more_kinds_of_questions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddIndexLater(
            model_name='awardline',
            index=models.Index(GiveBy('due_on'), models.F('id'), condition=models.Q(('given__lt', models.F('amount'))), name='awardline_give_by'),
        ),
        AddIndexLater(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'submitted')), fields=['branch', 'came_back', 'desk_due_on', 'id'], name='supportrequest_to_check'),
        ),
        AddIndexLater(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'verified')), fields=['branch', 'told_on', 'id'], name='supportrequest_to_tell'),
        ),
    ]
