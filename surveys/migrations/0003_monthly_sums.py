"""What the results show is read from monthly sums; those of earlier answers are added up once."""

import django.db.models.deletion
from django.db import migrations, models

CELLS = """
INSERT INTO public.surveys_cellsum (survey_id, month, is_dated, step, branch_id, programme_id,
    answers, scores, good, points)
SELECT a.survey_id, date_trunc('month', a.begins_on)::date, a.period <> 'year', a.step,
    a.branch_id, a.programme_id, count(DISTINCT a.id), count(*),
    count(*) FILTER (WHERE s.value::int >= 4), sum(s.value::int)
FROM public.surveys_answer a CROSS JOIN LATERAL jsonb_each_text(a.scores) s
GROUP BY 1, 2, 3, 4, 5, 6;
"""
QUESTIONS = """
INSERT INTO public.surveys_questionsum (survey_id, month, question, scores, good, points)
SELECT a.survey_id, date_trunc('month', a.begins_on)::date, s.key, count(*),
    count(*) FILTER (WHERE s.value::int >= 4), sum(s.value::int)
FROM public.surveys_answer a CROSS JOIN LATERAL jsonb_each_text(a.scores) s
GROUP BY 1, 2, 3;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_session'),
        ('requests_app', '0003_programme_versions'),
        ('surveys', '0002_due_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='CellSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('scores', models.PositiveIntegerField()),
                ('good', models.PositiveIntegerField()),
                ('points', models.PositiveIntegerField()),
                ('is_dated', models.BooleanField()),
                ('step', models.CharField(choices=[('decision', 'The reply to a request'), ('delivery', 'The help received'), ('visit', 'A visit'), ('general', 'Our service in general')], max_length=10, null=True)),
                ('answers', models.PositiveIntegerField()),
                ('branch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.branch')),
                ('programme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests_app.programme')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.survey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('survey', 'month', 'is_dated', 'step', 'branch', 'programme'), name='cellsum_once', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='QuestionSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('scores', models.PositiveIntegerField()),
                ('good', models.PositiveIntegerField()),
                ('points', models.PositiveIntegerField()),
                ('question', models.CharField(max_length=50)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.survey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('survey', 'month', 'question'), name='questionsum_once')],
            },
        ),
        migrations.RunSQL([CELLS, QUESTIONS], migrations.RunSQL.noop),
    ]
