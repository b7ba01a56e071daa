"""Roles of kinds of papers in place of codes that code knew; kinds of papers and of need that are
out of use; and where their history begins.
"""

import django.db.models.deletion
import pghistory.utils
from django.db import migrations, models

import sanad.lib.fields

ROLES = {"national-id": "identity", "iban-certificate": "iban"}


def give_roles(apps, schema_editor):
    for code, role in ROLES.items():
        apps.get_model("beneficiaries", "DocumentType").objects.filter(code=code).update(role=role)


def first_histories(apps, schema_editor):
    """What stands there today is where the history of each row begins."""
    for name in ("DocumentType", "Category"):
        event = apps.get_model("beneficiaries", f"{name}Event")
        for row in apps.get_model("beneficiaries", name).objects.all():
            columns = {
                field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields
            }
            event.objects.create(pgh_obj_id=row.pk, pgh_label="insert", **columns)


class Migration(migrations.Migration):
    dependencies = [
        ("beneficiaries", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="category",
            name="is_retired",
            field=models.BooleanField(
                default=False,
                help_text="Not offered any more; who is of it stays so.",
                verbose_name="out of use",
            ),
        ),
        migrations.AddField(
            model_name="documenttype",
            name="is_retired",
            field=models.BooleanField(
                default=False,
                help_text="Not offered any more; what was noted of it stays.",
                verbose_name="out of use",
            ),
        ),
        migrations.AddField(
            model_name="documenttype",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("identity", "Shows who the person is"),
                    ("iban", "Names the account that help may be sent to"),
                ],
                max_length=8,
                verbose_name="what the portal does with it",
            ),
        ),
        migrations.CreateModel(
            name="CategoryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                (
                    "name_m",
                    sanad.lib.fields.CleanCharField(max_length=60, verbose_name="name (masculine)"),
                ),
                (
                    "name_f",
                    sanad.lib.fields.CleanCharField(max_length=60, verbose_name="name (feminine)"),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="Not offered any more; who is of it stays so.",
                        verbose_name="out of use",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="beneficiaries.category",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DocumentTypeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                ("name", sanad.lib.fields.CleanCharField(max_length=80, verbose_name="name")),
                (
                    "hint",
                    sanad.lib.fields.CleanCharField(
                        blank=True, max_length=160, verbose_name="hint"
                    ),
                ),
                (
                    "valid_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="days it is good for from its issue"
                    ),
                ),
                (
                    "has_expiry",
                    models.BooleanField(default=False, verbose_name="bears an expiry day"),
                ),
                (
                    "may_keep_copy",
                    models.BooleanField(default=False, verbose_name="a copy may be kept"),
                ),
                (
                    "legal_basis",
                    sanad.lib.fields.CleanCharField(
                        blank=True, max_length=160, verbose_name="basis of the copy"
                    ),
                ),
                (
                    "keep_days",
                    models.PositiveSmallIntegerField(
                        default=365, verbose_name="days a copy is kept"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identity", "Shows who the person is"),
                            ("iban", "Names the account that help may be sent to"),
                        ],
                        max_length=8,
                        verbose_name="what the portal does with it",
                    ),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False,
                        help_text="Not offered any more; what was noted of it stays.",
                        verbose_name="out of use",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="beneficiaries.documenttype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(give_roles),
        migrations.RunPython(first_histories),
    ]
