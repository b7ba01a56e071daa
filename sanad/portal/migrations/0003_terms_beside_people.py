"""The acceptances of the terms belong to the registry from here on (`beneficiaries` 0010)."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0002_sent_pages'),
        ('beneficiaries', '0011_terms_accepted'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name='TermsAcceptance')],
        ),
    ]
