"""What is printed on the numbered sheets of support requests, and where each went."""

from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.intake.declaration import blank_oath, notice_text
from requests_app.intake.enums import Stage
from requests_app.intake.models import Programme, SupportRequest
from sanad.accounts.enums import Role
from sanad.lib.refusal import Refused
from sanad.paper import kinds
from sanad.paper.enums import Kind
from sanad.policy import parameters


def register():
    """Say it of the requests."""
    form = kinds.Form(parts=parts, enter="requests:paper", entered=entered, choices=choices)
    kinds.register(Kind.REQUEST, form)


def choices():
    """The programmes that take requests."""
    return [(programme.code, str(programme)) for programme in Programme.objects.open()]


def parts(about=""):
    """The questions and papers of the programme's version, the declaration and the notice."""
    version = Programme.objects.get(code=about).published
    if version is None:
        raise Refused(_("This programme takes no requests now."), code="closed", by=(Role.MANAGER,))
    return [
        kinds.line(_("Name")),
        kinds.line(_("Identity number")),
        kinds.line(_("Mobile")),
        kinds.line(_("How many live on it")),
        kinds.line(_("Monthly income")),
        *(_asked(version, question) for question in version.all_questions()),
        kinds.boxes(
            _("The papers"),
            [_paper(version, rule) for rule in version.papers_for(Stage.SUBMISSION)],
        ),
        *(kinds.words(sentence) for sentence in blank_oath()),
        kinds.words(notice_text(parameters.in_force())),
        kinds.sign(_("Signature of the applicant"), _("Name of the colleague")),
    ]


def _asked(version, question):
    condition = version.condition_of(question)
    label = f"{question.label} ({condition})" if condition else question.label
    options = [words for _value, words in question.choice_list()]
    return kinds.boxes(label, options) if options else kinds.line(label)


def _paper(version, rule):
    condition = version.condition_of(rule)
    return f"{rule} ({condition})" if condition else rule.type


def entered(keys):
    """`{key of the sheet: address of the request}`."""
    rows = SupportRequest.objects.filter(sheet__in=list(keys)).values_list("sheet", "pk")
    return {sheet: reverse("requests:show", args=[pk]) for sheet, pk in rows}
