"""What is asked where a colleague is kept off a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import SERVING
from beneficiaries.models import KeptOff
from sanad.accounts.models import BY_NAME, User
from sanad.lib.forms import WordsField
from sanad.workflow.forms import StepForm


class InsteadForm(StepForm):
    instead = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who serves them"),
        empty_label=_("Choose a colleague"),
        error_messages={"required": _("Choose who serves them.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        apart = KeptOff.objects.standing().reaching(self.obj.person_id).values("colleague")
        staff = User.objects.filter(is_staff=True, is_active=True, groups__name__in=SERVING)
        self.fields["instead"].queryset = staff.exclude(pk__in=apart).distinct().order_by(*BY_NAME)


class EndForm(StepForm):
    reason = WordsField(label=_("Why they may serve them again"), max_length=500)
