import django.db.models.deletion
from django.db import migrations, models

import sanad.lib.fields

RETURNS = ("return_for_completion", "send_back")


def read_the_history(apps, schema_editor):
    """What earlier returns asked for stood in the details of the history: each a row of its own.

    The history stays as it is. What a catalogue or the registry does not know any more is left
    empty, and the words stay.
    """
    entry_model = apps.get_model("requests_app", "Entry")
    item_model = apps.get_model("requests_app", "ReturnedItem")
    documents = apps.get_model("beneficiaries", "Document")
    types = dict(apps.get_model("beneficiaries", "DocumentType").objects.values_list("code", "pk"))
    reason_model = apps.get_model("requests_app", "Reason")
    reasons = dict(reason_model.objects.filter(kind="return").values_list("code", "pk"))
    for entry in entry_model.objects.filter(verb__in=RETURNS).order_by("pk").iterator():
        items = entry.details.get("items", [])
        shown = {item.get("document") for item in items} - {None}
        known = set(documents.objects.filter(pk__in=shown).values_list("pk", flat=True))
        item_model.objects.bulk_create(
            item_model(
                entry_id=entry.pk,
                position=position,
                type_id=types.get(item.get("type")),
                reason_id=reasons.get(item.get("reason")),
                words=item["words"],
                document_id=item["document"] if item.get("document") in known else None,
            )
            for position, item in enumerate(items, start=1)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("beneficiaries", "0001_initial"),
        ("requests_app", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReturnedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("words", sanad.lib.fields.CleanCharField(max_length=200, verbose_name="words")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="beneficiaries.document",
                        verbose_name="paper",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="requests_app.entry",
                        verbose_name="the return",
                    ),
                ),
                (
                    "reason",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="requests_app.reason",
                        verbose_name="reason",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="beneficiaries.documenttype",
                        verbose_name="document",
                    ),
                ),
            ],
            options={
                "verbose_name": "item of a return",
                "verbose_name_plural": "items of returns",
                "ordering": ["entry", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "position"), name="returneditem_once"
                    )
                ],
            },
        ),
        migrations.RunPython(read_the_history, migrations.RunPython.noop),
    ]
