"""What managers keep of the programmes; requests themselves move by verbs and are not here.

A programme's versions are written here as drafts and published; what is published is only shown.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms import (
    BaseInlineFormSet,
    CheckboxSelectMultiple,
    ModelForm,
    MultipleChoiceField,
    Textarea,
)
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Category, DocumentType
from requests_app.intake import perms
from requests_app.intake.enums import OWN_REASONS, ReasonKind
from requests_app.intake.workflow import programme as workflow
from requests_app.models import DocumentRule, Programme, ProgrammeVersion, Question, Reason
from sanad.admin import FORM_FIELDS
from sanad.audit.admin import TrackedAdmin
from sanad.lib.fields import CleanTextField
from sanad.workflow.refusal import Refused


@admin.register(Programme)
class ProgrammeAdmin(TrackedAdmin):
    """The named thing; what it asks and gives is written in its versions."""

    list_display = ("name", "is_open", "last_day", "version_now", "draft_now")
    list_filter = ("is_open",)

    @admin.display(description=_("published version"))
    def version_now(self, programme):
        """The number of the version that requests begin under; None before the first."""
        return programme.published and programme.published.number

    @admin.display(description=_("draft"))
    def draft_now(self, programme):
        """The number of the version that is being written; None where none is."""
        return programme.draft and programme.draft.number

    def get_readonly_fields(self, request, obj=None):
        """A code is written into requests and suspensions: once given it stays."""
        return ("code",) if obj else ()

    def get_urls(self):
        draft = self.admin_site.admin_view(self.draft_view)
        return [
            path("<int:pk>/draft/", draft, name="requests_app_programme_draft"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {
                "versions": obj.versions.all(),
                "published": obj.published,
                "draft": obj.draft,
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def draft_view(self, request, pk):
        """Begin the next version as a copy of the published one, or go on with it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        draft = workflow.draft_of(get_object_or_404(Programme, pk=pk), by=request.user)
        return redirect("admin:requests_app_programmeversion_change", draft.pk)


class QuestionForm(ModelForm):
    """Code and kind of a question that was published stay: answers were given to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.published_kind:
            for name in {"code", "kind"} & self.fields.keys():
                self.fields[name].disabled = True


class RowSet(BaseInlineFormSet):
    """Rows of a draft. The box that takes one out names it: twenty boxes «delete» sound alike."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk and "DELETE" in form.fields:
            form.fields["DELETE"].label = gettext("Delete: %(row)s") % {"row": form.instance}


class QuestionSet(RowSet):
    """Each role is one question's."""

    def clean(self):
        super().clean()
        taken = set()
        for form in self.forms:
            if form in self.deleted_forms:
                continue
            role = form.cleaned_data.get("role")
            if role and role in taken:
                form.add_error("role", _("Another question of this version does that already."))
            taken.add(role)


class VersionForm(ModelForm):
    """The categories it is for are ticked, and kept by their codes."""

    for_categories = MultipleChoiceField(
        label=_("for the categories"),
        help_text=ProgrammeVersion._meta.get_field("for_categories").help_text,
        required=False,
        widget=CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("for_categories"):
            field.choices = [(one.code, one.name_m) for one in Category.objects.in_use()]
            self.initial["for_categories"] = self.instance.category_codes

    def clean_for_categories(self):
        return "\n".join(self.cleaned_data["for_categories"])


class DraftInline(admin.StackedInline):
    """Rows of a draft, taken out again as they were put in; stacked, because a table's fields have
    no labels.
    """

    extra = 0
    formset = RowSet
    formfield_overrides = FORM_FIELDS


class QuestionInline(DraftInline):
    model = Question
    form = QuestionForm
    formset = QuestionSet
    formfield_overrides = FORM_FIELDS | {
        CleanTextField: {"widget": Textarea(attrs={"rows": 2, "cols": 40})}
    }


class DocumentRuleInline(DraftInline):
    model = DocumentRule

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "type":
            kwargs["queryset"] = DocumentType.objects.in_use()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReasonInline(DraftInline):
    """Reasons that this programme alone gives, beside the general ones."""

    model = Reason
    fields = ("kind", "code", "words", "order")

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "kind":
            kwargs["choices"] = [(kind, ReasonKind(kind).label) for kind in OWN_REASONS]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(ProgrammeVersion)
class ProgrammeVersionAdmin(TrackedAdmin):
    """A version: written while it is a draft, then shown as it stands."""

    list_display = ("programme", "number", "status", "published_at", "published_by")
    list_filter = ("status", "programme")
    list_select_related = ("programme", "published_by")
    ordering = ("programme__order", "programme_id", "-number")
    form = VersionForm
    inlines = [QuestionInline, DocumentRuleInline, ReasonInline]

    def get_readonly_fields(self, request, obj=None):
        return ("programme", "number", "status", "published_at", "published_by") if obj else ()

    def get_fields(self, request, obj=None):
        shown = self.get_readonly_fields(request, obj) or ("programme",)
        return (*shown, *ProgrammeVersion.TERMS)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Only a first version is written from nothing; the next ones are copies."""
        if db_field.name == "programme":
            kwargs["queryset"] = Programme.objects.filter(versions=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_urls(self):
        publish = self.admin_site.admin_view(self.publish_view)
        return [
            path("<int:pk>/publish/", publish, name="requests_app_programmeversion_publish"),
            *super().get_urls(),
        ]

    def tracked(self, obj):
        """The version, then every question, paper and reason it has or had."""
        rows = [(str(obj), obj)]
        for model in (Question, DocumentRule, Reason):
            events = model.pgh_event_model.objects.filter(version=obj.pk).order_by("-pk")
            last = {event.pgh_obj_id: event for event in reversed(events)}
            for key, event in last.items():
                row = model(pk=key)
                for field in model._meta.concrete_fields[1:]:
                    setattr(row, field.attname, getattr(event, field.attname))
                rows.append((f"{model._meta.verbose_name} · {row}", row))
        return rows

    def publish_view(self, request, pk):
        """What the draft changes, and for whom; then the publication."""
        if not perms.may_keep_programmes(request.user):
            raise PermissionDenied
        draft = get_object_or_404(ProgrammeVersion.objects.select_related("programme"), pk=pk)
        if request.method == "POST":
            try:
                workflow.publish(draft, by=request.user, seen=request.POST.get("seen", ""))
            except Refused as refusal:
                messages.error(request, refusal.sentence)
                return redirect(request.path)
            messages.success(request, gettext("Published: requests begin under it from now on."))
            return redirect("admin:requests_app_programme_change", draft.programme_id)
        parts = workflow.what_changes(draft)
        drafts, running = workflow.who_stays(draft)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("What the draft changes"),
            "opts": self.opts,
            "draft": draft,
            "published": draft.programme.published,
            "parts": parts,
            "seen": workflow.fingerprint(draft),
            "drafts": drafts,
            "running": running,
            "refusal": workflow.why_not_publish(draft),
        }
        template = "admin/requests_app/programmeversion/publish.html"
        return TemplateResponse(request, template, context)


@admin.register(Reason)
class ReasonAdmin(TrackedAdmin):
    """The general reasons; those of a programme alone stand in its versions."""

    list_display = ("words", "kind", "code", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("words", "code")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(version=None)

    def get_readonly_fields(self, request, obj=None):
        return ("kind", "code") if obj else ()
