"""A deed knows the change by which two named it, so that the ward's "this was not me" stops it."""

import django.db.models.deletion
from django.db import migrations, models

# Nothing happened to these deeds: neither the rules nor the history need to see it.
IGNORE = """
SELECT set_config('pgtrigger.ignore', coalesce(
    (SELECT '{' || string_agg(tgname, ',') || '}' FROM pg_trigger
        WHERE tgrelid = 'public.beneficiaries_guardianship'::regclass
        AND tgname LIKE 'pgtrigger%'), ''), true);
"""
OBEY = "SELECT set_config('pgtrigger.ignore', '', true);"
CHANGES = """
UPDATE public.beneficiaries_guardianship d SET change_id = (
    SELECT max(g.id) FROM public.guarded_guardedchange g
    WHERE g.kind = 'guardian' AND g.status = 'applied' AND g.subject_id = d.ward_id
    AND (g.new ->> 'guardian')::bigint = d.guardian_id)
WHERE d.ended_on IS NULL;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('beneficiaries', '0018_helpers'),
        ('guarded', '0005_helpers'),
    ]

    operations = [
        migrations.AddField(
            model_name='guardianship',
            name='change',
            field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='guarded.guardedchange'),
        ),
        migrations.AddField(
            model_name='guardianshipevent',
            name='change',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='guarded.guardedchange'),
        ),
        migrations.RunSQL([IGNORE, CHANGES, OBEY], migrations.RunSQL.noop),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
    ]
