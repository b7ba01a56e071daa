"""The desk's forms: begin, papers, findings, return, signature, aside; and the queue's filters."""

import django_filters
from django import forms
from django.db.models import BigIntegerField
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import DocumentRole, Evidence
from beneficiaries.forms import PaperDates
from requests_app.intake.enums import (
    GRANTED,
    WITH_APPLICANT,
    WITH_COMMITTEE,
    IntakeChannel,
    LookAnswer,
    ReasonKind,
    ReasonRole,
    RequestStatus,
)
from requests_app.intake.models import Programme, Reason, SupportRequest
from sanad.accounts.models import BY_NAME, Branch, User
from sanad.lib.arabic import has_letter
from sanad.lib.clock import today
from sanad.lib.composed import composed
from sanad.lib.dates import gregorian_text
from sanad.lib.digits import western
from sanad.lib.forms import (
    CleanCharField,
    CleanTextField,
    DateField,
    NamesWhatIsMissing,
    WordsField,
)
from sanad.workflow.forms import KeyForm, StepForm


class ProgrammeField(forms.ModelChoiceField):
    """Programmes by name, with the last day of those that have one."""

    def label_from_instance(self, programme):
        if programme.last_day is None:
            return programme.name
        day = gregorian_text(programme.last_day, with_weekday=True)
        return _("%(programme)s (until %(day)s)") % {"programme": programme, "day": day}


class BeginForm(KeyForm):
    """The programme of a new request; `of`: the code of the one that a sheet of paper asks for."""

    programme = ProgrammeField(
        Programme.objects.open(),
        label=_("What is asked for?"),
        widget=forms.RadioSelect,
        empty_label=None,
        to_field_name="code",
        error_messages={"required": _("Choose a programme.")},
    )

    def __init__(self, *args, of="", **kwargs):
        super().__init__(*args, **kwargs)
        if of:
            # Its last day may be over since it was written: the verb judges by the paper's day.
            self.fields["programme"].queryset = Programme.objects.filter(code=of)


class SecondForm(forms.Form):
    """Why a second request of the household is needed, where one is open (PR-2+)."""

    second_reason = WordsField(
        label=_("Why is a second request needed?"),
        help_text=_("The household already has an open request for this programme."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


SHOWN, LATER, NOT_NOW = "shown", "later", ""


class PaperForm(PaperDates, forms.Form):
    """One paper at the desk: seen now with its number and days, or to be brought."""

    how = forms.ChoiceField(
        choices=[(SHOWN, _("Seen now")), (LATER, _("Will be brought"))],
        widget=forms.RadioSelect,
        required=False,
    )
    number = CleanCharField(
        label=_("Number"), max_length=40, required=False, widget=forms.TextInput({"dir": "ltr"})
    )
    issued_on = DateField(label=_("Issued"), required=False, latest=today)
    expires_on = DateField(label=_("Expires"), required=False)

    def __init__(self, *args, type, paper=None, promised=(), person=None, last_day=None, **kwargs):
        """`paper`: the newest one of the type; `person`: whose entry is not asked again;
        `last_day`: as an answer says it."""
        super().__init__(*args, prefix=f"paper-{type.code}", **kwargs)
        self.type, self.paper = type, paper
        self.mark_optional = False
        self.fields["how"].widget.look = "seg"
        self.fields["how"].label = type.name
        if type.code in promised and paper is None:
            self.fields["how"].initial = LATER
        if not type.valid_days:
            del self.fields["issued_on"]
        if not type.has_expiry:
            del self.fields["expires_on"]
        elif paper is None:
            self.fields["expires_on"].initial = last_day
        if type.role == DocumentRole.IDENTITY and paper is None and person is not None:
            # Its number and last day stand in the registry already (DG-1).
            self.fields["number"].initial = person.identity_number
            if "expires_on" in self.fields:
                self.fields["expires_on"].initial = person.identity_expires_on

    def clean(self):
        data = super().clean()
        if "how" in self.fields and data.get("how") != SHOWN:
            return data
        self.judge_dates(self.type)
        return data

    @property
    def is_shown(self):
        """Whether the officer sees the paper now; only after validation."""
        return self.cleaned_data.get("how") == SHOWN

    @property
    def is_promised(self):
        """Whether the applicant brings it later; only after validation."""
        return self.cleaned_data.get("how") == LATER

    def paper_fields(self):
        """What `beneficiaries.workflow.add_document` takes."""
        return {
            "type": self.type,
            "evidence": Evidence.SEEN,
            "number": self.cleaned_data.get("number") or "",
            "issued_on": self.cleaned_data.get("issued_on"),
            "expires_on": self.cleaned_data.get("expires_on"),
        }


class LineForm(forms.Form):
    """The officer's finding on one paper (PR-2)."""

    is_matching = forms.TypedChoiceField(
        choices=[("yes", _("Matches")), ("no", _("Does not"))],
        coerce={"yes": True, "no": False}.get,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    old_reason = WordsField(max_length=200, required=False, widget=forms.TextInput())
    finding = CleanCharField(max_length=200, required=False)
    # The finding that the page showed: somebody else's newer one is not written over unseen.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, prefix=f"line-{line.type.code}", **kwargs)
        self.line = line
        self.fields["is_matching"].initial = {True: "yes", False: "no"}.get(line.is_matching)
        self.fields["old_reason"].initial = line.old_reason
        self.fields["finding"].initial = line.finding
        self.fields["seen"].initial = stamp(line)

    @property
    def was_overtaken(self):
        """Whether somebody decided this line after the page was drawn."""
        return self.cleaned_data["seen"] != stamp(self.line)

    def what_is_new(self):
        """What `check_line` takes for this paper; None where nothing new was said of it."""
        if self.line.document_id is None:
            return None
        finding = {n: self.cleaned_data[n] for n in ("is_matching", "old_reason", "finding")}
        is_new = any(getattr(self.line, name) != value for name, value in finding.items())
        return finding if is_new else None


def stamp(line):
    """When and as what a line was last decided, as text for a hidden field."""
    return f"{line.decided_at.isoformat() if line.decided_at else ''}/{line.document_id or ''}"


@composed(version=BigIntegerField())
def _reasons(version):
    return Reason.objects.offered(ReasonKind.RETURN, version=version)


class ReturnForm(StepForm):
    """What is asked for, paper by paper with its reason, and a word of the officer (PR-2).

    `lines`: of the checklist, where `obj` is not the request itself.
    """

    note = CleanTextField(
        label=_("Your own words to them"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, lines=None, **kwargs):
        super().__init__(*args, prefix="return", **kwargs)
        self.lines = lines = self.obj.checklist if lines is None else lines
        if lines:
            reasons = _reasons.rows(version=lines[0].support_request.programme_version_id)
        else:
            reasons = list(Reason.objects.offered(ReasonKind.RETURN))
        by_role = {reason.role: reason.code for reason in reasons if reason.role}
        nothing = ("", _("Nothing"))
        of_papers = [(r.code, r.words) for r in reasons if r.role != ReasonRole.ANSWER]
        of_answers = [(r.code, r.words) for r in reasons if r.role == ReasonRole.ANSWER]
        for line in lines:
            self.fields[line.type.code] = forms.ChoiceField(
                label=line.type.name,
                choices=[nothing, *of_papers],
                required=False,
                initial=by_role.get(line.problem, ""),
            )
            self.fields[line.type.code].mark_optional = False
        self.fields["answer"] = forms.ChoiceField(
            label=_("An answer"),
            choices=[nothing, *of_answers],
            required=False,
        )
        self.fields["answer"].mark_optional = False
        self.order_fields([*(line.type.code for line in lines), "answer", "note"])

    def reasons(self):
        """The fields of the papers and of the answers, each a reason to choose."""
        return [self[name] for name in self.fields if name != "note"]

    def clean(self):
        data = super().clean()
        if not self.errors and not self.items():
            raise forms.ValidationError(
                _("Name at least one thing that is missing, expired or not matching.")
            )
        if data.get("answer") and not data.get("note"):
            self.add_error("note", _("Write which answer, and what is unclear in it."))
        return data

    def items(self):
        """`[(document type code or "", reason code)]`."""
        data = self.cleaned_data
        named = [(line.type.code, data[line.type.code]) for line in self.lines]
        return [(t, r) for t, r in [*named, ("", data.get("answer"))] if r]

    def arguments(self):
        return {"items": self.items(), "note": self.cleaned_data["note"]}


class NoticeForm(StepForm):
    """How the applicant was told of the time of the reply (PR-5)."""

    channel = forms.ChoiceField(
        label=_("How were they told?"),
        choices=[c for c in IntakeChannel.choices if c[0] != IntakeChannel.PORTAL],
        initial=IntakeChannel.DESK,
    )


class WithdrawForm(NamesWhatIsMissing, StepForm):
    reason = WordsField(
        label=_("What did the applicant say?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class LookForm(NamesWhatIsMissing, StepForm):
    """What the second look found; the words are asked for where something differs."""

    answer = forms.ChoiceField(
        label=_("What did you find?"), choices=LookAnswer, widget=forms.RadioSelect
    )
    note = CleanTextField(
        label=_("What differs"),
        help_text=_("Which answer or paper, and what you read there. The manager reads it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == LookAnswer.DIFFERS and not has_letter(cleaned.get("note", "")):
            self.add_error("note", _("Write what differs, and where you read it."))
        return cleaned


class ServeElsewhereForm(NamesWhatIsMissing, StepForm):
    """The branch that serves in place of one where all are family."""

    branch = forms.ModelChoiceField(
        Branch.objects.all(),
        label=_("Which branch serves this request?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["branch"].queryset = Branch.objects.exclude(pk=self.obj.branch_id)


class WitnessForm(NamesWhatIsMissing, StepForm):
    """Who serves although they are family, and who looks on."""

    colleague = forms.ModelChoiceField(
        User.objects.none(), label=_("Who serves"), empty_label=_("Choose a colleague")
    )
    witness = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who is the witness"),
        empty_label=_("Choose a colleague"),
        help_text=_("A colleague of another branch, or of the board; by telephone will do."),
    )
    how = WordsField(
        label=_("How they look on"),
        help_text=_("When, where or by telephone, and what they compare."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        at_work = User.objects.filter(is_staff=True, is_active=True).order_by(*BY_NAME)
        here = at_work.filter(branch=self.obj.branch_id)
        self.fields["colleague"].queryset = here.exclude(pk=self.by.pk)
        self.fields["witness"].queryset = at_work.exclude(pk__in=here)


class WordForm(NamesWhatIsMissing, StepForm):
    """Whether a witness looked on; why is asked for where they did not."""

    answer = forms.ChoiceField(
        label=_("Did you look on?"),
        choices=[("saw", _("Yes, I looked on")), ("not", _("No, I did not look on"))],
        widget=forms.RadioSelect,
    )
    note = CleanTextField(
        label=_("What you saw, and how"),
        help_text=_("If you did not look on, why."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == "not" and not has_letter(cleaned.get("note", "")):
            self.add_error("note", _("Write why."))
        return cleaned


class CancelForm(NamesWhatIsMissing, StepForm):
    reason = forms.ModelChoiceField(
        Reason.objects.offered(ReasonKind.CANCEL),
        label=_("Why is it cancelled?"),
        help_text=_("The applicant reads this reason."),
        widget=forms.RadioSelect,
        empty_label=None,
        to_field_name="code",
    )
    note = CleanTextField(
        label=_("A word more"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def arguments(self):
        return {"reason": self.cleaned_data["reason"].code, "note": self.cleaned_data["note"]}


# The queue -----------------------------------------------------------------------------------

# stage → statuses: what lies on which table.
STAGES = {
    "check": (RequestStatus.SUBMITTED,),
    "raise": (RequestStatus.VERIFIED,),
    "returned": WITH_APPLICANT,
    "committee": WITH_COMMITTEE,
    "registration": GRANTED,
    "drafts": (RequestStatus.DRAFT,),
}


class QueueFilter(django_filters.FilterSet):
    """The queue's filters, as a GET form."""

    number = django_filters.CharFilter(label=_("Number"), method="by_number")
    programme = django_filters.ModelChoiceFilter(
        queryset=Programme.objects.all(),
        to_field_name="code",
        label=_("Programme"),
        empty_label=_("Every programme"),
    )
    branch = django_filters.ModelChoiceFilter(
        queryset=Branch.objects.all(), label=_("Branch"), empty_label=_("Every branch")
    )
    status = django_filters.ChoiceFilter(
        choices=RequestStatus, label=_("Status"), empty_label=_("Every status")
    )
    paused = django_filters.ChoiceFilter(
        label=_("Suspension"),
        empty_label=_("Suspended or not"),
        choices=[("yes", _("Suspended only")), ("no", _("Not suspended"))],
        method="by_pause",
    )

    class Meta:
        model = SupportRequest
        fields = ["number", "programme", "branch", "status", "paused"]

    def by_number(self, queryset, name, value):
        """The year may be left out: people remember the end of a number."""
        return queryset.filter(number__endswith=western(value).strip())

    def by_pause(self, queryset, name, value):
        """ "yes": a suspension or termination covers the programme (MC-2); "no": the others."""
        return queryset.with_pause().filter(is_paused=value == "yes")
