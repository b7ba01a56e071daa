

import django.db.models.deletion
import sanad.lib.clock
import sanad.lib.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('requests_app', '0013_mark_of_who_was_sent'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WitnessWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('saw', 'They looked on'), ('not', 'They did not look on'), ('released', 'Paid without their word')], max_length=10, verbose_name='answer')),
                ('note', sanad.lib.fields.CleanTextField(blank=True, max_length=300, verbose_name='in words')),
                ('at', models.DateTimeField(db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('named', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='requests_app.kinwitness', verbose_name='witness')),
            ],
            options={
                'verbose_name': 'word of a witness',
                'verbose_name_plural': 'words of witnesses',
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(fields=('named', 'answer'), name='witnessword_once', violation_error_message='This is on record already.'), models.CheckConstraint(condition=models.Q(('answer', 'saw'), models.Q(('note', ''), _negated=True), _connector='OR'), name='witnessword_says_why', violation_error_message='Write why.')],
            },
        ),
    ]
