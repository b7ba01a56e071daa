"""Sessions know whose they are, on what device, and when they were last seen.

The table is the one that Django's own sessions app made: its rows stay, nobody is signed out, and
an older release that still runs beside this one goes on reading and writing it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

TABLE = """
CREATE TABLE IF NOT EXISTS django_session (
    session_key varchar(40) NOT NULL PRIMARY KEY,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS django_session_session_key_c0390e0f_like
    ON django_session (session_key varchar_pattern_ops);
CREATE INDEX IF NOT EXISTS django_session_expire_date_a5c62663 ON django_session (expire_date);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            TABLE,
            migrations.RunSQL.noop,
            state_operations=[
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "session_key",
                            models.CharField(
                                max_length=40,
                                primary_key=True,
                                serialize=False,
                                verbose_name="session key",
                            ),
                        ),
                        ("session_data", models.TextField(verbose_name="session data")),
                        (
                            "expire_date",
                            models.DateTimeField(db_index=True, verbose_name="expire date"),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "db_table": "django_session",
                    },
                )
            ],
        ),
        migrations.AddField(
            "session",
            "user",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to=settings.AUTH_USER_MODEL,
                verbose_name="user",
            ),
        ),
        migrations.AddField(
            "session",
            "device",
            models.CharField(
                blank=True, db_default="", default="", max_length=200, verbose_name="device"
            ),
        ),
        migrations.AddField(
            "session", "begun_at", models.DateTimeField(db_default=Now(), verbose_name="begun")
        ),
        migrations.AddField(
            "session",
            "last_seen_at",
            models.DateTimeField(db_default=Now(), verbose_name="last seen"),
        ),
    ]
