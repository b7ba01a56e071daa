"""What managers keep of the programmes; requests themselves move by verbs and are not here."""

from django.contrib import admin
from django.forms import BaseInlineFormSet, Textarea
from django.utils.translation import gettext_lazy as _

from requests_app.models import DocumentRule, Programme, Question, Reason
from sanad.admin import KeptAdmin, KeptInline
from sanad.lib.fields import CleanTextField


class QuestionSet(BaseInlineFormSet):
    """At most one question is the amount asked for."""

    def clean(self):
        super().clean()
        amounts = [form for form in self.forms if form.cleaned_data.get("is_amount")]
        if len(amounts) > 1:
            amounts[-1].add_error(
                "is_amount", _("Another question is the amount asked for already.")
            )


class QuestionInline(KeptInline):
    model = Question
    formset = QuestionSet
    formfield_overrides = {CleanTextField: {"widget": Textarea(attrs={"rows": 2, "cols": 40})}}


class DocumentRuleInline(admin.StackedInline):
    """The one thing here that may be taken away: a paper that is asked for no more."""

    model = DocumentRule
    extra = 0


@admin.register(Programme)
class ProgrammeAdmin(KeptAdmin):
    list_display = ("name", "is_open", "needs_study", "max_amount", "max_months")
    list_filter = ("is_open",)
    inlines = [QuestionInline, DocumentRuleInline]

    def get_readonly_fields(self, request, obj=None):
        """A code is written into requests and suspensions: once given it stays."""
        return ("code",) if obj else ()


@admin.register(Reason)
class ReasonAdmin(KeptAdmin):
    list_display = ("words", "kind", "code", "is_active")
    list_filter = ("kind", "is_active")
    search_fields = ("words", "code")

    def get_readonly_fields(self, request, obj=None):
        return ("kind", "code") if obj else ()
