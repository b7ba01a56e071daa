"""What is given of a line, until when papers may come and what lacks a study become columns; older
rows get theirs."""

from django.conf import settings
from django.db import migrations, models

from sanad.lib.migrating import AddIndexLater

# Nothing happened to these rows: neither the rules nor the history need to see it, and the owner's
# own session may keep them out of it.
IGNORE = """
SELECT set_config('pgtrigger.ignore', coalesce(
    (SELECT '{' || string_agg(tgname, ',') || '}' FROM pg_trigger
        WHERE tgrelid IN ('public.requests_app_supportrequest'::regclass,
            'public.requests_app_awardline'::regclass)
        AND tgname LIKE 'pgtrigger%'), ''), true);
"""
OBEY = "SELECT set_config('pgtrigger.ignore', '', true);"
GIVEN = """
UPDATE public.requests_app_awardline l SET given = d.given
FROM (SELECT line_id, sum(amount) AS given FROM public.requests_app_delivery GROUP BY line_id) d
WHERE d.line_id = l.id;
"""
COMPLETION = """
UPDATE public.requests_app_supportrequest s SET completion_due_on =
    (s.returned_at AT TIME ZONE 'Asia/Riyadh')::date + v.completion_days
FROM public.policy_policyversion v
WHERE v.id = s.policy_version_id AND s.returned_at IS NOT NULL;
"""
STUDIES = """
UPDATE public.requests_app_supportrequest s SET lacks_study = TRUE
FROM public.requests_app_programmeversion v
WHERE v.id = s.programme_version_id AND v.needs_study AND s.status = 'raised'
    AND NOT EXISTS (SELECT 1 FROM public.requests_app_study t WHERE t.support_request_id = s.id);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('policy', '0002_versions_by_two'),
        ('requests_app', '0008_requests_on_paper'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='awardline',
            name='given',
            field=models.DecimalField(decimal_places=2, default=0, editable=False, max_digits=10, verbose_name='given'),
        ),
        migrations.AddField(
            model_name='supportrequest',
            name='completion_due_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequest',
            name='lacks_study',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='completion_due_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='lacks_study',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunSQL([IGNORE, GIVEN, COMPLETION, STUDIES, OBEY], migrations.RunSQL.noop),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        AddIndexLater(
            model_name='awardline',
            index=models.Index(condition=models.Q(('given__lt', models.F('amount'))), fields=['due_on', 'id'], name='awardline_open'),
        ),
        AddIndexLater(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'returned')), fields=['branch', 'completion_due_on', 'id'], name='supportrequest_to_fetch'),
        ),
        AddIndexLater(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('lacks_study', True), ('status', 'raised')), fields=['floor_on', 'id'], name='supportrequest_unstudied'),
        ),
    ]
