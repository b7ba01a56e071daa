"""Callers are known by two facts; a complaint may be about a colleague, and one about favours of nobody."""

import django.db.models.deletion
import sanad.lib.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_sign_in'),
        ('beneficiaries', '0006_kept_off'),
        ('contact', '0005_appointment'),
        ('paper', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CallerCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='asked')),
                ('number', models.CharField(editable=False, max_length=64)),
                ('first_fact', models.CharField(choices=[('birth', 'Their date of birth'), ('identity', 'The last four digits of their identity'), ('mobile', 'The last four digits of the mobile that we write to'), ('place', 'The city or village they live in'), ('size', 'How many live in their household')], max_length=10, verbose_name='first fact')),
                ('second_fact', models.CharField(choices=[('birth', 'Their date of birth'), ('identity', 'The last four digits of their identity'), ('mobile', 'The last four digits of the mobile that we write to'), ('place', 'The city or village they live in'), ('size', 'How many live in their household')], max_length=10, verbose_name='second fact')),
                ('is_first_right', models.BooleanField(editable=False, null=True)),
                ('is_second_right', models.BooleanField(editable=False, null=True)),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered')),
            ],
            options={
                'verbose_name': 'check of a caller',
                'verbose_name_plural': 'checks of callers',
                'ordering': ['-id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='contact',
            name='contact_of_somebody',
        ),
        migrations.AddField(
            model_name='contact',
            name='about_staff',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='which colleague it is about'),
        ),
        migrations.AddField(
            model_name='contact',
            name='is_about_manager',
            field=models.BooleanField(db_default=False, default=False, verbose_name='it is about a manager'),
        ),
        migrations.AddField(
            model_name='contactevent',
            name='about_staff',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='which colleague it is about'),
        ),
        migrations.AddField(
            model_name='contactevent',
            name='is_about_manager',
            field=models.BooleanField(db_default=False, default=False, verbose_name='it is about a manager'),
        ),
        migrations.AlterField(
            model_name='contact',
            name='outcome',
            field=models.CharField(blank=True, choices=[('answered', 'Answered in full'), ('request', 'A request was begun or carried on'), ('papers', 'Papers were taken'), ('referred', 'Referred to the social researcher'), ('passed_on', 'Passed on to a colleague'), ('appointment', 'Another appointment was agreed'), ('call_back', 'We call back, on the number of the file alone'), ('no_answer', 'Nobody answered'), ('left', 'Left before their turn')], max_length=12, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='contact',
            name='subject_kind',
            field=models.CharField(choices=[('inquiry', 'Inquiry'), ('suggestion', 'Suggestion'), ('complaint', 'Complaint'), ('favours', 'Asked for money or favours'), ('request', 'About a support request'), ('outreach', 'Asking after them'), ('other', 'Another matter')], default='inquiry', max_length=10, verbose_name='what it is about'),
        ),
        migrations.AlterField(
            model_name='contactevent',
            name='outcome',
            field=models.CharField(blank=True, choices=[('answered', 'Answered in full'), ('request', 'A request was begun or carried on'), ('papers', 'Papers were taken'), ('referred', 'Referred to the social researcher'), ('passed_on', 'Passed on to a colleague'), ('appointment', 'Another appointment was agreed'), ('call_back', 'We call back, on the number of the file alone'), ('no_answer', 'Nobody answered'), ('left', 'Left before their turn')], max_length=12, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='contactevent',
            name='subject_kind',
            field=models.CharField(choices=[('inquiry', 'Inquiry'), ('suggestion', 'Suggestion'), ('complaint', 'Complaint'), ('favours', 'Asked for money or favours'), ('request', 'About a support request'), ('outreach', 'Asking after them'), ('other', 'Another matter')], default='inquiry', max_length=10, verbose_name='what it is about'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), models.Q(('caller_name', ''), _negated=True), ('subject_kind', 'favours'), _connector='OR'), name='contact_of_somebody', violation_error_message="Choose the beneficiary, or write the caller's name."),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('subject_kind__in', ('complaint', 'favours')), models.Q(('about_staff__isnull', True), ('is_about_manager', False)), _connector='OR'), name='contact_about_a_colleague', violation_error_message='Only a complaint is about a colleague.'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('about_staff__isnull', True), models.Q(('about_staff', models.F('created_by')), _negated=True), _connector='OR'), name='contact_not_logged_by_its_cause', violation_error_message='Somebody else writes down what is about you.'),
        ),
        migrations.AddField(
            model_name='callercheck',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='callercheck',
            name='contact',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='contact.contact'),
        ),
        migrations.AddField(
            model_name='callercheck',
            name='person',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='beneficiaries.person'),
        ),
        migrations.AddIndex(
            model_name='callercheck',
            index=models.Index(fields=['number', 'asked_at'], name='callercheck_number'),
        ),
        migrations.AddConstraint(
            model_name='callercheck',
            constraint=models.CheckConstraint(condition=models.Q(('first_fact', models.F('second_fact')), _negated=True), name='callercheck_of_two_facts', violation_error_message='Two facts are asked for.'),
        ),
        migrations.AddConstraint(
            model_name='callercheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_first_right__isnull', True), ('is_second_right__isnull', True)), models.Q(('is_first_right__isnull', False), ('is_second_right__isnull', False)), _connector='OR'), name='callercheck_answered_together', violation_error_message='Both facts are answered at once.'),
        ),
    ]
