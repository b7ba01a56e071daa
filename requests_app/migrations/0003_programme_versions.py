"""Programmes with versions: each programme there is gets its first one, published, with what it
asked and gave until now; each request keeps that one. Signatures of before keep their shape.
"""

import django.db.models.deletion
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

import sanad.lib.clock
import sanad.lib.fields

TERMS = ("needs_study", "max_amount", "max_months", "needs_payee", "payee_kind")
QUESTION_ROLES = {"landlord": "payee_name", "account-number": "payee_account"}
FILLED = ("requests_app_supportrequest", "requests_app_supportrequestevent")
REASON_ROLES = ("missing", "expired", "mismatch", "answer")


def first_versions(apps, schema_editor):
    """The first version of each programme, and the roles of rows that code knew by their codes."""
    of = lambda name: apps.get_model("requests_app", name).objects  # noqa: E731
    # This is no step of any case, and fills a column that history did not have: the rules of both
    # stay out of it.
    for table in FILLED:
        schema_editor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for programme in of("Programme").all():
        version = of("ProgrammeVersion").create(
            programme=programme,
            status="published",
            published_at=sanad.lib.clock.PolicyNow(),
            **{name: getattr(programme, name) for name in TERMS},
        )
        for name in ("Question", "DocumentRule"):
            of(name).filter(programme=programme).update(version=version)
        requests = of("SupportRequest").filter(programme=programme)
        requests.update(programme_version=version)
        of("SupportRequestEvent").filter(programme=programme).update(programme_version=version)
        # Where two questions filled the amount, the later one did.
        questions = of("Question").filter(programme=programme).order_by("order", "id")
        amount = questions.filter(is_amount=True, kind="amount").last()
        if amount is not None:
            of("Question").filter(pk=amount.pk).update(role="amount")
        for code, role in QUESTION_ROLES.items():
            questions.filter(code=code, role="").update(role=role)
    for role in REASON_ROLES:
        of("Reason").filter(kind="return", code=role).update(role=role)
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in FILLED:
        schema_editor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def first_histories(apps, schema_editor):
    """What stands there today is where the history of each row begins."""
    for name in ("Programme", "ProgrammeVersion", "Question", "DocumentRule", "Reason"):
        event = apps.get_model("requests_app", f"{name}Event")
        for row in apps.get_model("requests_app", name).objects.all():
            columns = {
                field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields
            }
            event.objects.create(pgh_obj_id=row.pk, pgh_label="insert", **columns)


class Migration(migrations.Migration):
    dependencies = [
        ("beneficiaries", "0002_roles_and_retirement"),
        ("requests_app", "0002_returned_items"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("submission", "To apply (PR-2)"),
                            ("completion", "To complete the registration (PR-6)"),
                        ],
                        default="submission",
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("is_required", models.BooleanField(default=True, verbose_name="required")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammeEvent",
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
                    "summary",
                    sanad.lib.fields.CleanCharField(
                        blank=True, max_length=200, verbose_name="in one sentence"
                    ),
                ),
                ("is_open", models.BooleanField(default=True, verbose_name="takes requests")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="version"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "needs_study",
                    models.BooleanField(default=True, verbose_name="asks for a social study"),
                ),
                (
                    "max_amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=10,
                        verbose_name="most that may be decided (riyals)",
                    ),
                ),
                (
                    "max_months",
                    models.PositiveSmallIntegerField(default=1, verbose_name="most instalments"),
                ),
                (
                    "needs_payee",
                    models.BooleanField(
                        default=False, verbose_name="paid to somebody else (landlord, company)"
                    ),
                ),
                (
                    "payee_kind",
                    models.CharField(
                        choices=[
                            ("bank", "A person or firm, by transfer to their IBAN"),
                            ("bill", "A company, by the account number on its bill"),
                        ],
                        default="bank",
                        max_length=4,
                        verbose_name="what is asked of the payee",
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(
                        db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name="begun"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="published"
                    ),
                ),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a programme",
                "verbose_name_plural": "versions of programmes",
                "ordering": ["programme", "-number"],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="version"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("retired", "Retired"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "needs_study",
                    models.BooleanField(default=True, verbose_name="asks for a social study"),
                ),
                (
                    "max_amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=10,
                        verbose_name="most that may be decided (riyals)",
                    ),
                ),
                (
                    "max_months",
                    models.PositiveSmallIntegerField(default=1, verbose_name="most instalments"),
                ),
                (
                    "needs_payee",
                    models.BooleanField(
                        default=False, verbose_name="paid to somebody else (landlord, company)"
                    ),
                ),
                (
                    "payee_kind",
                    models.CharField(
                        choices=[
                            ("bank", "A person or firm, by transfer to their IBAN"),
                            ("bill", "A company, by the account number on its bill"),
                        ],
                        default="bank",
                        max_length=4,
                        verbose_name="what is asked of the payee",
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(
                        db_default=sanad.lib.clock.PolicyNow(), editable=False, verbose_name="begun"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="published"
                    ),
                ),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Short text"),
                            ("long_text", "Long text"),
                            ("amount", "Amount in riyals"),
                            ("number", "Number"),
                            ("date", "Date"),
                            ("choice", "One of a list"),
                            ("iban", "IBAN"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("label", sanad.lib.fields.CleanCharField(max_length=160, verbose_name="question")),
                (
                    "hint",
                    sanad.lib.fields.CleanCharField(
                        blank=True, max_length=200, verbose_name="hint"
                    ),
                ),
                (
                    "choices",
                    sanad.lib.fields.CleanTextField(
                        blank=True,
                        help_text=(
                            "For “One of a list”: a choice a line. To change a "
                            "choice's words later without losing earlier answers, "
                            "write it as code|words."
                        ),
                        verbose_name="choices",
                    ),
                ),
                ("is_required", models.BooleanField(default=True, verbose_name="required")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("amount", "The amount asked for"),
                            ("payee_name", "The name of who is paid"),
                            ("payee_account", "The account number on the bill"),
                        ],
                        help_text=(
                            "The amount asked for fills the request; the payee's "
                            "details are proposed."
                        ),
                        max_length=13,
                        verbose_name="what the portal does with it",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReasonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("return", "Return for completion"),
                            ("accept", "Acceptance"),
                            ("reject", "Rejection"),
                            ("defer", "Deferral"),
                            ("end", "End of support"),
                            ("cancel", "Cancellation"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("code", models.SlugField(db_index=False, verbose_name="code")),
                ("words", sanad.lib.fields.CleanCharField(max_length=200, verbose_name="words")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("missing", "The paper is missing"),
                            ("expired", "The paper is too old"),
                            ("mismatch", "The paper says something else"),
                            ("answer", "An answer is unclear"),
                        ],
                        max_length=8,
                        verbose_name="what the portal proposes it for",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="programmeversion",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="requests_app.programme",
                verbose_name="programme",
            ),
        ),
        migrations.AddField(
            model_name="programmeversion",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="published by",
            ),
        ),
        migrations.AddField(
            model_name="documentruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="requests_app.documentrule",
            ),
        ),
        migrations.AddField(
            model_name="documentruleevent",
            name="type",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="beneficiaries.documenttype",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="programmeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="requests_app.programme",
            ),
        ),
        migrations.AddField(
            model_name="documentruleevent",
            name="version",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AddField(
            model_name="programmeversionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AddField(
            model_name="programmeversionevent",
            name="programme",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="requests_app.programme",
                verbose_name="programme",
            ),
        ),
        migrations.AddField(
            model_name="programmeversionevent",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="published by",
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="requests_app.question",
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
            name="version",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AddField(
            model_name="reasonevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="requests_app.reason",
            ),
        ),
        migrations.AddField(
            model_name="reasonevent",
            name="version",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="requests_app.programmeversion",
                verbose_name="version of a programme",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("max_amount__gt", 0), ("max_months__gte", 1)),
                name="programmeversion_gives_something",
                violation_error_message=(
                    "A programme gives more than nothing, in at least one instalment."
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.UniqueConstraint(
                fields=("programme", "number"), name="programmeversion_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "published")),
                fields=("programme",),
                name="programmeversion_one_published",
                violation_error_message="One version of a programme is published at a time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programmeversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "draft")),
                fields=("programme",),
                name="programmeversion_one_draft",
                violation_error_message="A draft of this programme is being written already.",
            ),
        ),
        migrations.AddField(
            model_name="declaration",
            name="form",
            field=models.PositiveSmallIntegerField(
                default=1, editable=False, verbose_name="shape of the data"
            ),
        ),
        migrations.AlterField(
            model_name="declaration",
            name="form",
            field=models.PositiveSmallIntegerField(
                default=2, editable=False, verbose_name="shape of the data"
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("amount", "The amount asked for"),
                    ("payee_name", "The name of who is paid"),
                    ("payee_account", "The account number on the bill"),
                ],
                help_text=(
                    "The amount asked for fills the request; the payee's details are proposed."
                ),
                max_length=13,
                verbose_name="what the portal does with it",
            ),
        ),
        migrations.AddField(
            model_name="reason",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("missing", "The paper is missing"),
                    ("expired", "The paper is too old"),
                    ("mismatch", "The paper says something else"),
                    ("answer", "An answer is unclear"),
                ],
                max_length=8,
                verbose_name="what the portal proposes it for",
            ),
        ),
        migrations.AddField(
            model_name="documentrule",
            name="version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="document_rules",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="questions",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AddField(
            model_name="supportrequest",
            name="programme_version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="requests_app.programmeversion",
                verbose_name="version of the programme",
            ),
        ),
        migrations.AddField(
            model_name="supportrequestevent",
            name="programme_version",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="requests_app.programmeversion",
                verbose_name="version of the programme",
            ),
        ),
        migrations.AddField(
            model_name="reason",
            name="version",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reasons",
                to="requests_app.programmeversion",
                verbose_name="version of a programme",
            ),
        ),
        migrations.RunPython(first_versions),
        # The keys are checked now: a table with checks to come is not altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.AlterField(
            model_name="documentrule",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="document_rules",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="questions",
                to="requests_app.programmeversion",
            ),
        ),
        migrations.AlterField(
            model_name="supportrequest",
            name="programme_version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                to="requests_app.programmeversion",
                verbose_name="version of the programme",
            ),
        ),
        migrations.AlterField(
            model_name="supportrequestevent",
            name="programme_version",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="requests_app.programmeversion",
                verbose_name="version of the programme",
            ),
        ),
        migrations.RemoveConstraint(
            model_name="documentrule",
            name="documentrule_once",
        ),
        migrations.RemoveConstraint(
            model_name="programme",
            name="programme_gives_something",
        ),
        migrations.RemoveConstraint(
            model_name="question",
            name="question_one_code",
        ),
        migrations.RemoveConstraint(
            model_name="reason",
            name="reason_one_code",
        ),
        migrations.AlterModelOptions(
            name="documentrule",
            options={
                "ordering": ["version", "order", "id"],
                "verbose_name": "document of a programme",
                "verbose_name_plural": "documents of programmes",
            },
        ),
        migrations.AlterModelOptions(
            name="question",
            options={
                "ordering": ["version", "order", "id"],
                "verbose_name": "question",
                "verbose_name_plural": "questions",
            },
        ),
        migrations.RemoveField(
            model_name="documentrule",
            name="programme",
        ),
        migrations.RemoveField(
            model_name="programme",
            name="max_amount",
        ),
        migrations.RemoveField(
            model_name="programme",
            name="max_months",
        ),
        migrations.RemoveField(
            model_name="programme",
            name="needs_payee",
        ),
        migrations.RemoveField(
            model_name="programme",
            name="needs_study",
        ),
        migrations.RemoveField(
            model_name="programme",
            name="payee_kind",
        ),
        migrations.RemoveField(
            model_name="question",
            name="is_amount",
        ),
        migrations.RemoveField(
            model_name="question",
            name="programme",
        ),
        migrations.AddConstraint(
            model_name="documentrule",
            constraint=models.UniqueConstraint(
                fields=("version", "type"), name="documentrule_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("version", "code"), name="question_one_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", ""), _negated=True),
                fields=("version", "role"),
                name="question_one_of_a_role",
                violation_error_message="Another question of this version does that already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "amount"), _negated=True), ("kind", "amount"), _connector="OR"
                ),
                name="question_of_the_amount_is_an_amount",
                violation_error_message=(
                    "Only a question of the kind “Amount in riyals” can be the amount asked for."
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", ""), _negated=True),
                fields=("role",),
                name="reason_one_of_a_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.UniqueConstraint(
                condition=models.Q(("version", None)),
                fields=("kind", "code"),
                name="reason_one_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.UniqueConstraint(
                fields=("version", "kind", "code"), name="reason_one_code_of_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("version", None), ("kind__in", ("return", "accept", "reject")), _connector="OR"
                ),
                name="reason_of_a_version_has_its_place",
                violation_error_message=(
                    "A programme has reasons of its own for returning, accepting and rejecting."
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reason",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role", ""), models.Q(("kind", "return"), ("version", None)), _connector="OR"
                ),
                name="reason_with_a_role_is_general",
                violation_error_message=(
                    "Only a general reason for returning a request is proposed by the portal."
                ),
            ),
        ),
        migrations.RunPython(first_histories),
    ]
