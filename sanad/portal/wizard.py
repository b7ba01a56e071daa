"""The pages of one application, in order: what is asked, what is there, and where to go on.

The steps come from the questions and papers of the request's version, so a new programme needs no
new page.
Nothing is asked twice: a paper of which the registry holds a good one is no step at all.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.intake.enums import RequestStatus, Stage
from requests_app.intake.models.condition import questions_of
from sanad.lib import clock

# While it stands here, the applicant may change what they wrote.
FILLING = (RequestStatus.DRAFT, RequestStatus.RETURNED)


@dataclass
class Step:
    """One page: `kind` is me, question, paper, check or sign; `code` names question or paper."""

    kind: str
    label: str
    url: str
    code: str = ""
    subject: object = None
    is_done: bool = False


class Wizard:
    """The steps of one request as they stand now."""

    def __init__(self, support_request):
        self.support_request = support_request
        self.questions = questions_of(support_request)
        self.rules = support_request.papers_for(Stage.SUBMISSION)
        self.shown = support_request.shown_papers()
        self.today = clock.today()
        self.asked_again = asked_again(support_request)
        self.steps = self._steps()

    def _steps(self):
        answers, promised = self.support_request.answers, self.support_request.promised
        steps = [Step("me", _("Your data"), self._url("portal:apply_me"))]
        steps[0].is_done = bool(answers) or bool(promised)
        steps += [
            Step(
                "question",
                question.label,
                self._url("portal:apply_question", question.code),
                question.code,
                question,
                question.code in answers
                and (not question.is_required or answers[question.code] not in (None, "")),
            )
            for question in self.questions
        ]
        for rule in self.rules:
            at_hand = self.is_at_hand(rule.type)
            if not (at_hand and self._was_there_before(rule.type)):
                steps.append(self._paper(rule, at_hand or rule.type.code in promised))
        steps.append(Step("check", _("Check your answers"), self._url("portal:apply_check")))
        steps.append(Step("sign", _("Declaration and signature"), self._url("portal:apply_sign")))
        return steps

    def _paper(self, rule, is_done):
        url = self._url("portal:apply_paper", rule.type.code)
        return Step("paper", rule.type.name, url, rule.type.code, rule, is_done)

    def _url(self, name, *args):
        return reverse(name, args=[self.support_request.pk, *args])

    def is_at_hand(self, paper_type):
        """Whether the registry holds a good paper of this type that nobody asked to replace."""
        paper = self.shown.get(paper_type.code)
        if paper is None or not paper.is_valid_on(self.today):
            return False
        asked_at = self.asked_again.get(paper_type.code)
        return asked_at is None or paper.added_at > asked_at

    def held(self):
        """The papers that are with us and still good: nobody is asked for them again."""
        return [
            (self.shown[rule.type.code], self.shown[rule.type.code].good_until())
            for rule in self.rules
            if self.is_at_hand(rule.type)
        ]

    def _was_there_before(self, paper_type):
        """Whether the paper was known before this request began: then it is no page of it."""
        return self.shown[paper_type.code].added_at < self.support_request.created_at

    def find(self, kind, code=""):
        """The step of this page; a paper that is at hand already may still be changed."""
        for step in self.steps:
            if step.kind == kind and step.code == code:
                return step
        for rule in self.rules if kind == "paper" else ():
            if rule.type.code == code:
                return self._paper(rule, True)
        return None

    def after(self, step):
        """The page that follows `step`."""
        if step in self.steps:
            place = self.steps.index(step)
            return self.steps[min(place + 1, len(self.steps) - 1)]
        return self.find("check")

    def before(self, step):
        """The address of the page before `step`, or "" on the first."""
        place = self.steps.index(step) if step in self.steps else 0
        return self.steps[place - 1].url if place else ""

    def first_open(self):
        """Where to go on: the first page that was not answered yet."""
        return next(step for step in self.steps if not step.is_done)

    def missing(self):
        """The pages that must be answered before signing."""
        return [step for step in self.steps[:-2] if not step.is_done and step.kind != "me"]

    def place(self, step, *, is_saved=True):
        """`step` for the progress bar of a task page."""
        if step not in self.steps:
            return None
        return {
            "number": self.steps.index(step) + 1,
            "total": len(self.steps),
            "label": "",
            "is_saved": is_saved and step is not self.steps[0],
        }


def asked_again(support_request):
    """`{paper code: moment}` of what the last return asked for, while it is being completed."""
    if support_request.status != RequestStatus.RETURNED:
        return {}
    entry = support_request.last_return()
    items = entry.items.all() if entry else ()
    return {item.code: entry.at for item in items if item.code}
