"""Lists of what is raised are ordered by the day on which an answer is due."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("requests_app", "0005_open_rows"),
    ]

    operations = [
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'raised')), fields=['branch', 'ceiling_on', 'id'], name='supportrequest_ceiling'),
        ),
        migrations.AddIndex(
            model_name='supportrequest',
            index=models.Index(condition=models.Q(('status', 'raised')), fields=['ceiling_on', 'id'], include=('floor_on',), name='supportrequest_ripe'),
        ),
    ]
