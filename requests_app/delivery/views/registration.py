"""The officer's checklist: what completes the registration, gathered from submission on (PR-6)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.enums import Evidence
from beneficiaries.workflow import add_document
from requests_app.delivery import completion, guarded, pages, perms
from requests_app.delivery.forms import CompletionForm, PayeeForm
from requests_app.delivery.forms_by_two import AccountByTwoForm, PayeeByTwoForm
from requests_app.delivery.views.delivery import GET_OR_POST
from requests_app.delivery.workflow import registration as workflow
from requests_app.intake.enums import GRANTED, QuestionRole, RequestStatus
from requests_app.intake.perms import may_list
from requests_app.intake.views.case import find, note_opening
from sanad.guarded.enums import OF_MONEY
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.lib.http import page
from sanad.workflow import history
from sanad.workflow.views import attempt, carry_out


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def register(request, pk):
    """The officer's checklist of completion; registration closes when nothing is missing (PR-6)."""
    case = find(request, pk)
    if request.method == "POST":
        is_done = carry_out(request, workflow.register, case)
        return redirect("delivery:show" if is_done else "delivery:register", pk)
    note_opening(request, case)
    return _checklist(request, case)


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def item(request, pk, type_code):
    """Note one completion paper: one known already, or one seen now (PR-6)."""
    if request.method == "GET":
        return redirect("delivery:register", pk)
    case = find(request, pk)
    lines = completion.checklist(case, day=clock.today())
    line = next((line for line in lines if line.type.code == type_code), None)
    if line is None:
        raise Http404
    form = CompletionForm(request.POST, line=line, owners=completion.owners(case))
    if not form.is_valid():
        return _checklist(request, case, bound=form, status=422)
    done = _("Noted: %(paper)s.") % {"paper": line.type}
    if attempt(request, _note, case, form=form, done=done, paper=form) is None:
        return _checklist(request, case, bound=form, status=409)
    return redirect(f"{reverse('delivery:register', args=[pk])}#items")


@transaction.atomic
def _note(case, *, by, paper):
    """The paper of the form `paper`, added to the file where it is new, completes the case."""
    iban = paper.cleaned_data.get("iban", "")
    account = {"iban": iban, "iban_owner": paper.owner if iban else None}
    return workflow.complete_item(case, by=by, document=_document(paper, by), **account)


def _document(paper, by):
    data = paper.cleaned_data
    return paper.known_paper or add_document(
        paper.owner,
        type=paper.line.type,
        by=by,
        evidence=Evidence.SEEN,
        number=data.get("number", ""),
        issued_on=data.get("issued_on"),
        expires_on=data.get("expires_on"),
        key=data.get("key"),
    )


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def payee(request, pk):
    """Note who is paid in the beneficiary's stead (PR-6)."""
    if request.method == "GET":
        return redirect("delivery:register", pk)
    case = find(request, pk)
    form = PayeeForm(request.POST, version=case.programme_version)
    if not form.is_valid():
        return _checklist(request, case, payee_form=form, status=422)
    if attempt(request, workflow.name_payee, case, form=form, **form.cleaned_data) is None:
        return _checklist(request, case, payee_form=form, status=409)
    return redirect(f"{reverse('delivery:register', args=[pk])}#payee")


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def change_payee(request, pk):
    """Propose another payee than the one that was fixed by the decision (PR-6+)."""
    case = _find_to_complete(request, pk)
    if getattr(case, "payee", None) is None:
        return redirect("delivery:register", pk)
    form = PayeeByTwoForm(
        request.POST or None, version=case.programme_version, initial=_known_payee(case)
    )
    return _propose(request, case, form, guarded.propose_payee)


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def change_account(request, pk):
    """Propose another account than the one that was fixed by the decision (PR-6+)."""
    case = _find_to_complete(request, pk)
    lines = completion.checklist(case, day=clock.today())
    line = next((line for line in lines if line.asks_iban and line.item), None)
    if line is None:
        return redirect("delivery:register", pk)
    form = AccountByTwoForm(request.POST or None, line=line, owners=completion.owners(case))
    return _propose(request, case, form, _propose_account)


def _find_to_complete(request, pk):
    case = find(request, pk)
    if not perms.may_complete(request.user, case):
        raise PermissionDenied
    return case


@transaction.atomic
def _propose_account(case, *, by, certificate, **rest):
    """The certificate, added to the file where it is new, names the account that is proposed."""
    return guarded.propose_account(
        case,
        by=by,
        document=_document(certificate, by),
        iban=certificate.cleaned_data["iban"],
        iban_owner=certificate.owner,
        **rest,
    )


def _propose(request, case, form, verb):
    note_opening(request, case)
    if request.method == "POST" and form.is_valid():
        change = attempt(
            request,
            verb,
            case,
            form=form,
            done=_("It is proposed. Another colleague looks at it now."),
            **form.proposal(),
        )
        if change is not None:
            return redirect(change)
    context = {
        "case": case,
        "person": case.person,
        "form": form,
        "back_url": reverse("delivery:register", args=[case.pk]),
        "back_label": _("Completing the registration"),
    }
    return render(request, "delivery/change.html", context, status=422 if form.errors else 200)


def _checklist(request, case, *, bound=None, payee_form=None, status=200):
    user = request.user
    owners = completion.owners(case)
    can_complete = workflow.complete_item.why_not(case, user) is None
    forms = []
    for line in completion.checklist(case, day=clock.today()):
        if bound is not None and bound.line.type.code == line.type.code:
            forms.append(bound)
            continue
        forms.append(CompletionForm(line=line, owners=owners))
    if payee_form is None and case.programme_version.needs_payee:
        payee_form = PayeeForm(version=case.programme_version, initial=_known_payee(case))
    context = {
        "case": case,
        "person": case.person,
        "forms": forms,
        "payee": getattr(case, "payee", None),
        "payee_form": payee_form,
        "missing": completion.missing(case),
        "can_complete": can_complete,
        "decision": case.decisions.first() if case.status == RequestStatus.ACCEPTED else None,
        "actions": pages.actions(case, user, workflow.register),
        "is_registered": case.status in pages.AWARDED,
        "is_fixed": case.status in GRANTED and perms.may_complete(user, case),
        "changes": GuardedChange.objects.undecided().of(case, *OF_MONEY),
        "differing": case.looks.differing().for_list(),
        "seen": history.version(case),
        "can_open_case": may_list(user),
        "back_url": reverse("requests:show", args=[case.pk]),
        "back_label": _("The request"),
    }
    return render(request, "delivery/register.html", context, status=status)


def _known_payee(case):
    """What is noted already, else what the applicant answered: nothing is asked twice (DG-1)."""
    noted = getattr(case, "payee", None)
    if noted is not None:
        names = ("name", "iban", "account_number", "reference")
        return {name: getattr(noted, name) for name in names}
    return {
        "name": case.answer_to(QuestionRole.PAYEE_NAME),
        "account_number": case.answer_to(QuestionRole.PAYEE_ACCOUNT),
    }
