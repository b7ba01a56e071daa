"""Votes and attendance are confirmed by their member; those of items that left their agenda count so."""

import django.db.models.deletion
import pghistory.utils
import sanad.lib.clock
import sanad.lib.fields
from django.conf import settings
from django.db import migrations, models

# Nothing happened to these rows: neither the rules nor the history need to see it, and the owner's
# own session may keep them out of it.
IGNORE = """
SELECT set_config('pgtrigger.ignore', coalesce(
    (SELECT '{' || string_agg(tgname, ',') || '}' FROM pg_trigger
        WHERE tgrelid IN ('public.requests_app_vote'::regclass,
            'public.requests_app_attendance'::regclass)
        AND tgname LIKE 'pgtrigger%'), ''), true);
"""
OBEY = "SELECT set_config('pgtrigger.ignore', '', true);"
# What was decided or put off stays as it is; an item that is still listed is voted on by the rule.
VOTES = """
UPDATE public.requests_app_vote v SET confirmed_how = 'before', confirmed_at = v.at
FROM public.requests_app_agendaitem i
WHERE i.id = v.item_id AND i.status <> 'listed';
"""
ATTENDANCE = """
UPDATE public.requests_app_attendance a SET confirmed_how = 'before', confirmed_at = a.recorded_at
FROM public.requests_app_sitting s
WHERE s.id = a.sitting_id AND s.status = 'closed' AND a.state IN ('present', 'left');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('requests_app', '0009_sums_and_days'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='attendance',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='confirmed at'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='confirmed_how',
            field=models.CharField(blank=True, choices=[('sign_in', 'Signed in personally'), ('code', 'By a code to the phone'), ('minutes', 'By the signed minutes'), ('before', 'On paper, before this rule')], db_default='', default='', editable=False, max_length=8, verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='confirmed at'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='confirmed_how',
            field=models.CharField(blank=True, choices=[('sign_in', 'Signed in personally'), ('code', 'By a code to the phone'), ('minutes', 'By the signed minutes'), ('before', 'On paper, before this rule')], db_default='', default='', editable=False, max_length=8, verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='vote',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='confirmed at'),
        ),
        migrations.AddField(
            model_name='vote',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='vote',
            name='confirmed_how',
            field=models.CharField(blank=True, choices=[('sign_in', 'Signed in personally'), ('code', 'By a code to the phone'), ('minutes', 'By the signed minutes'), ('before', 'On paper, before this rule')], db_default='', default='', editable=False, max_length=8, verbose_name='confirmed'),
        ),
        migrations.CreateModel(
            name='VoteCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mobile', sanad.lib.fields.MobileField(verbose_name='mobile')),
                ('hashed', models.CharField(max_length=128)),
                ('made_at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('tries_left', models.PositiveSmallIntegerField(default=5, verbose_name='tries left')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('covers', models.JSONField(default=dict)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='requests_app.sitting')),
            ],
            options={
                'verbose_name': 'code of a vote',
                'verbose_name_plural': 'codes of votes',
                'ordering': ['-id'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='code',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='requests_app.votecode'),
        ),
        migrations.AddField(
            model_name='attendanceevent',
            name='code',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='requests_app.votecode'),
        ),
        migrations.AddField(
            model_name='vote',
            name='code',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='requests_app.votecode'),
        ),
        migrations.CreateModel(
            name='VoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('confirmed_how', models.CharField(blank=True, choices=[('sign_in', 'Signed in personally'), ('code', 'By a code to the phone'), ('minutes', 'By the signed minutes'), ('before', 'On paper, before this rule')], db_default='', default='', editable=False, max_length=8, verbose_name='confirmed')),
                ('confirmed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='confirmed at')),
                ('choice', models.CharField(choices=[('yes', 'In favour'), ('no', 'Against'), ('abstain', 'Abstains')], max_length=7, verbose_name='vote')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('code', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='requests_app.votecode')),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='requests_app.agendaitem')),
                ('member', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='member')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='requests_app.vote')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', sanad.lib.fields.CleanTextField(max_length=600, verbose_name='what is not right')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='member')),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='requests_app.sitting', verbose_name='sitting')),
                ('vote', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contest', to='requests_app.vote', verbose_name='vote')),
            ],
            options={
                'verbose_name': 'contested vote or attendance',
                'verbose_name_plural': 'contested votes and attendance',
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('vote__isnull', True)), fields=('sitting', 'member'), name='contest_attendance_once', violation_error_message='You said so already.')],
            },
        ),
        migrations.CreateModel(
            name='MinutesScan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(editable=False, max_length=64)),
                ('file_kind', models.CharField(editable=False, max_length=10)),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sitting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scan', to='requests_app.sitting', verbose_name='sitting')),
            ],
            options={
                'verbose_name': 'scan of signed minutes',
                'verbose_name_plural': 'scans of signed minutes',
                'constraints': [models.CheckConstraint(condition=models.Q(('file_name', ''), _negated=True), name='minutesscan_is_a_file', violation_error_message='Add a photo of the signed minutes.')],
            },
        ),
        migrations.CreateModel(
            name='PaymentRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', sanad.lib.fields.CleanTextField(max_length=200, verbose_name='reason')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='released by')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='release', to='requests_app.decision', verbose_name='decision')),
            ],
            options={
                'verbose_name': 'release of a payment',
                'verbose_name_plural': 'releases of payments',
            },
        ),
        migrations.RunSQL([IGNORE, VOTES, ATTENDANCE, OBEY], migrations.RunSQL.noop),
    ]
