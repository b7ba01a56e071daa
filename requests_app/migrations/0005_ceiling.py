"""The day by which a raised request should have its answer becomes a column."""



from django.db import migrations, models


# Nothing happened to these requests: neither the rules nor the history need to see it, and the
# owner's own session may keep them out of it.
IGNORE = """
SELECT set_config('pgtrigger.ignore', coalesce(
    (SELECT '{' || string_agg(tgname, ',') || '}' FROM pg_trigger
        WHERE tgrelid = 'public.requests_app_supportrequest'::regclass
        AND tgname LIKE 'pgtrigger%'), ''), true);
"""
OBEY = "SELECT set_config('pgtrigger.ignore', '', true);"
FILL = """
UPDATE public.requests_app_supportrequest s SET ceiling_on = v.ceiling_days + coalesce(
    (SELECT n.day FROM public.requests_app_notice n WHERE n.support_request_id = s.id
        ORDER BY n.id LIMIT 1), s.raised_on)
FROM public.policy_policyversion v
WHERE v.id = s.policy_version_id AND s.raised_on IS NOT NULL;
"""


class Migration(migrations.Migration):

    dependencies = [
        ("requests_app", "0004_open_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name='supportrequest',
            name='ceiling_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='to be answered by'),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='ceiling_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='to be answered by'),
        ),
        migrations.RunSQL([IGNORE, FILL, OBEY], migrations.RunSQL.noop),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'raised')), fields=['branch', 'ceiling_on', 'id'], name='supportrequest_ceiling'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'raised')), fields=['ceiling_on', 'id'], include=('floor_on',), name='supportrequest_ripe'),
        ),
    ]
