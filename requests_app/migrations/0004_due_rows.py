"""The days that lists and the worker ask for become columns; rows of older releases get theirs."""

from django.conf import settings
from django.db import migrations, models


# What the triggers write from now on. Nothing happened to these requests: neither the rules nor
# the history need to see it, and the owner's own session may keep them out of it.
IGNORE = """
SELECT set_config('pgtrigger.ignore', coalesce(
    (SELECT '{' || string_agg(tgname, ',') || '}' FROM pg_trigger
        WHERE tgrelid = 'public.requests_app_supportrequest'::regclass
        AND tgname LIKE 'pgtrigger%'), ''), true);
"""
OBEY = "SELECT set_config('pgtrigger.ignore', '', true);"
CEILINGS = """
UPDATE public.requests_app_supportrequest s SET ceiling_on = v.ceiling_days + coalesce(
    (SELECT n.day FROM public.requests_app_notice n WHERE n.support_request_id = s.id
        ORDER BY n.id LIMIT 1), s.raised_on)
FROM public.policy_policyversion v
WHERE v.id = s.policy_version_id AND s.raised_on IS NOT NULL;
"""
# Whoever was asked already is not asked again.
CALENDAR = """
UPDATE public.requests_app_supportrequest s SET calendar_due_on = s.ceiling_on + 1
WHERE s.status = 'raised' AND NOT EXISTS (
    SELECT 1 FROM public.workflow_task t WHERE t.kind = 'request-ceiling'
    AND t.about_type = 'requests_app.supportrequest' AND t.about_id = s.id::text
    AND t.created_at >= (SELECT max(e.at) FROM public.requests_app_entry e
        WHERE e.support_request_id = s.id AND e.target = 'raised' AND e.source <> 'raised'));
UPDATE public.requests_app_supportrequest s SET calendar_due_on =
    CASE WHEN s.reminders_sent < v.completion_reminders THEN next_on
        ELSE GREATEST(next_on, returned_on + v.completion_days + 1) END
FROM public.policy_policyversion v,
    LATERAL (SELECT v.completion_days / (v.completion_reminders + 1) AS gap) part,
    public.requests_app_supportrequest r,
    LATERAL (SELECT (r.returned_at AT TIME ZONE 'Asia/Riyadh')::date AS returned_on) back,
    LATERAL (SELECT coalesce(r.reminded_on, returned_on) + GREATEST(1, gap) AS next_on) word
WHERE r.id = s.id AND v.id = s.policy_version_id AND s.status = 'returned';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_session'),
        ('beneficiaries', '0002_roles_and_retirement'),
        ('policy', '0002_versions_by_two'),
        ('requests_app', '0003_programme_versions'),
        ('workflow', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='supportrequest',
            name='calendar_due_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequest',
            name='ceiling_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='to be answered by'),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='calendar_due_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='ceiling_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='to be answered by'),
        ),
        migrations.RunSQL([IGNORE, CEILINGS, CALENDAR, OBEY], migrations.RunSQL.noop),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('verb__in', ['accept', 'reject', 'finish'])), fields=['at', 'support_request'], name='entry_rated'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('calendar_due_on__isnull', False)), fields=['status', 'calendar_due_on', 'id'], name='supportrequest_calendar'),
        ),
    ]
