"""Another number, and hours, in which somebody is reached safely."""

import sanad.lib.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_shared_computers'),
        ('beneficiaries', '0008_phone_use'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='safe_from',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='not before'),
        ),
        migrations.AddField(
            model_name='person',
            name='safe_mobile',
            field=sanad.lib.fields.MobileField(blank=True, null=True, verbose_name='a safer number'),
        ),
        migrations.AddField(
            model_name='person',
            name='safe_until',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='not after'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='safe_from',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='not before'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='safe_mobile',
            field=sanad.lib.fields.MobileField(blank=True, null=True, verbose_name='a safer number'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='safe_until',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='not after'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('safe_from__isnull', True), ('safe_until__isnull', True)), models.Q(('safe_from__isnull', False), ('safe_until__isnull', False), ('safe_from__gte', 0), ('safe_until__gt', models.F('safe_from')), ('safe_until__lte', 24)), _connector='OR'), name='person_safe_hours_in_order', violation_error_message='The last hour comes after the first; write both or neither.'),
        ),
    ]
