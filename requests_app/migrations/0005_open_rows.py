"""What the desk's lists are divided and ordered by become columns; older rows get theirs."""



from django.conf import settings
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
UPDATE public.requests_app_supportrequest s SET
    came_back = EXISTS (SELECT 1 FROM public.requests_app_entry e
        JOIN public.requests_app_returneditem i ON i.entry_id = e.id
        WHERE e.support_request_id = s.id),
    told_on = (SELECT n.day FROM public.requests_app_notice n
        WHERE n.support_request_id = s.id ORDER BY n.id LIMIT 1),
    desk_due_on = s.submitted_on + GREATEST(v.verification_days - s.desk_days_used, 0)
FROM public.policy_policyversion v WHERE v.id = s.policy_version_id;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_session'),
        ('beneficiaries', '0002_roles_and_retirement'),
        ('policy', '0002_versions_by_two'),
        ('requests_app', '0004_due_rows'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='supportrequest',
            name='came_back',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='supportrequest',
            name='desk_due_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequest',
            name='told_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='came_back',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='desk_due_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='supportrequestevent',
            name='told_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.RunSQL([IGNORE, FILL, OBEY], migrations.RunSQL.noop),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status__in', ('draft', 'submitted', 'returned', 'lapsed', 'verified', 'raised', 'accepted', 'registered'))), fields=['branch', 'status', 'submitted_on', 'id'], name='supportrequest_open'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status__in', ('submitted', 'verified'))), fields=['branch', 'status', 'desk_due_on', 'id'], include=('came_back', 'told_on'), name='supportrequest_desk'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'submitted')), fields=['desk_due_on', 'id'], name='supportrequest_desk_due'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status__in', ('returned', 'lapsed'))), fields=['submitted_on', 'id'], name='supportrequest_returned'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status__in', ('accepted', 'registered'))), fields=['submitted_on', 'id'], name='supportrequest_granted'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'draft')), fields=['created_by', 'id'], name='supportrequest_draft'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['day', 'id'], name='delivery_day'),
        ),
    ]
