"""Copies of papers get the day that was promised when they came, and a month from now at least (PR-2)."""

from django.conf import settings
from django.db import migrations, models

from sanad.lib.migrating import AddIndexLater

# Nothing happened to these papers: neither the rules nor the history need to see it.
IGNORE = """
SELECT set_config('pgtrigger.ignore', coalesce(
    (SELECT '{' || string_agg(tgname, ',') || '}' FROM pg_trigger
        WHERE tgrelid = 'public.beneficiaries_document'::regclass
        AND tgname LIKE 'pgtrigger%'), ''), true);
"""
OBEY = "SELECT set_config('pgtrigger.ignore', '', true);"
DAYS = """
UPDATE public.beneficiaries_document d SET kept_until = GREATEST(
    (d.added_at AT TIME ZONE 'Asia/Riyadh')::date + t.keep_days::int,
    (now() AT TIME ZONE 'Asia/Riyadh')::date + 30)
FROM public.beneficiaries_documenttype t WHERE t.id = d.type_id AND d.evidence = 'copy';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('beneficiaries', '0012_language'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='destroyed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='copy destroyed'),
        ),
        migrations.AddField(
            model_name='document',
            name='kept_until',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='kept until'),
        ),
        migrations.AddField(
            model_name='documentevent',
            name='destroyed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='copy destroyed'),
        ),
        migrations.AddField(
            model_name='documentevent',
            name='kept_until',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='kept until'),
        ),
        migrations.RunSQL([IGNORE, DAYS, OBEY], migrations.RunSQL.noop),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        AddIndexLater(
            model_name='document',
            index=models.Index(condition=models.Q(('destroyed_at__isnull', True), ('kept_until__isnull', False)), fields=['kept_until', 'id'], name='document_to_destroy'),
        ),
    ]
