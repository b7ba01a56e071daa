"""Who works here may be reported for having asked for money or favours; of the open incidents by
colleagues of before, each leaves the cases of the person from the upgrade on.
"""

from django.conf import settings
from django.db import migrations, models


# No rule of the new table is there yet: they come after the migrations.
KEEP_OFF = """
WITH kept AS (
    INSERT INTO public.beneficiaries_keptoff (person_id, colleague_id, cause, cause_id, status)
    SELECT DISTINCT ON (i.person_id, i.about_staff_id)
        i.person_id, i.about_staff_id, 'incident', i.id, 'standing'
    FROM public.conduct_incident i
    WHERE i.about_staff_id IS NOT NULL AND i.status <> 'closed'
    ORDER BY i.person_id, i.about_staff_id, i.id
    RETURNING id
)
INSERT INTO public.beneficiaries_keptoffentry
    (kept_off_id, verb, source, target, reason, details)
SELECT kept.id, 'begin', '', 'standing', '', '{}' FROM kept;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_sign_in'),
        ('beneficiaries', '0006_kept_off'),
        ('conduct', '0002_distinct_names'),
        ('policy', '0007_caller_tries'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='incident',
            name='kind',
            field=models.CharField(choices=[('MC-A', 'Verbal abuse'), ('MC-B', 'Threat'), ('MC-C', 'Misleading information'), ('MC-D', 'Rules not kept'), ('MC-E', 'Other'), ('ask', 'Asked for money or favours')], max_length=4, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='incidentevent',
            name='kind',
            field=models.CharField(choices=[('MC-A', 'Verbal abuse'), ('MC-B', 'Threat'), ('MC-C', 'Misleading information'), ('MC-D', 'Rules not kept'), ('MC-E', 'Other'), ('ask', 'Asked for money or favours')], max_length=4, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'ask'), _negated=True), ('direction', 'by_staff'), _connector='OR'), name='incident_favours_by_staff', violation_error_message='Only who works here asks for money or favours.'),
        ),
        migrations.RunSQL(KEEP_OFF, migrations.RunSQL.noop),
    ]
