"""The acceptances of the terms belong to the registry from here on (`beneficiaries` 0010)."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0002_sent_pages'),
        ('beneficiaries', '0011_terms_accepted'),
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name='TermsAcceptance')],
        ),
        # Its kind, and with it the permissions, keeps its row and goes along.
        migrations.RunSQL(
            "UPDATE django_content_type SET app_label = 'beneficiaries'"
            " WHERE app_label = 'portal' AND model = 'termsacceptance'",
            reverse_sql="UPDATE django_content_type SET app_label = 'portal'"
            " WHERE app_label = 'beneficiaries' AND model = 'termsacceptance'",
        ),
    ]
