"""My household: each value with its age, one tap for "still so", and sums by source (DG-1)."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from beneficiaries import home as registry
from beneficiaries.enums import HomeFact, Relation, SumKind
from beneficiaries.guarded import propose_home
from beneficiaries.members import is_told_of
from beneficiaries.models.ages import is_minor
from sanad.guarded import workflow as guarded
from sanad.guarded.enums import ChangeKind, ChangeStatus
from sanad.guarded.kinds import KINDS
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from sanad.lib.dates import full_years
from sanad.lib.refusal import Refused
from sanad.lib.texts import text
from sanad.portal import forms, typed, workflow
from sanad.portal.acting import for_applicants
from sanad.portal.forms_home import ProposalForm, SumForm
from sanad.portal.views.members import waiting
from sanad.workflow.views import attempt, say

HOME_FIELDS = ("city", "district", "housing", "size", "monthly_income")


@for_applicants("GET POST")
def my_home(request):
    """What we know of their home and how old it is; a tap says that it is still so."""
    person, household = request.person, request.person.household
    if household is None:
        return redirect("portal:my_requests")
    if request.method == "POST":
        return _confirmed(request, household)
    members = list(household.members.filter(died_on=None).order_by("born_on", "id"))
    sums = registry.sums(person)
    income = registry.total(sums[SumKind.INCOME])
    values = registry.values(household)
    context = {
        "person": person,
        "household": household,
        "values": [(value, _in_words(household, value.fact)) for value in values],
        "missing": (None, ""),
        "old": sum(value.is_old for value in values),
        "members": [_member(one, person) for one in members],
        "proposed": [(one, KINDS[one.kind].facts(one)) for one in waiting(person)],
        "differs": registry.differs(household, members),
        "size": next(value for value in values if value.fact == HomeFact.SIZE),
        "sums": [(kind, sums[kind], registry.total(sums[kind])) for kind in SumKind],
        "offered": income if income not in (None, household.monthly_income) else None,
        "may_correct": workflow.may_correct_home(person, by=request.user),
        "refused": _refused(request, household),
        "waiting": [(one, KINDS[one.kind].facts(one)) for one in _waiting(request, household)],
    }
    return render(request, "portal/my_home.html", context)


def _confirmed(request, household):
    fact = request.POST.get("fact")
    if fact not in HomeFact.values:
        raise Http404
    try:
        seen = request.POST.get("seen", "")
        registry.confirm(household, by=request.user, fact=fact, seen=seen)
    except Refused as refusal:
        say(request, refusal)
    else:
        messages.success(request, text("portal.household.confirmed"))
    return redirect(f"{reverse('portal:my_home')}#{fact}")


def _in_words(household, fact):
    if fact == HomeFact.PLACE:
        return household.place
    if fact == HomeFact.HOUSING:
        return household.get_housing_display()
    if fact == HomeFact.SIZE:
        return household.size
    return household.monthly_income


def _member(member, reader):
    """Of a child name and age; of another adult the first name and what they are to the head."""
    is_own = member.pk == reader.pk
    is_told = is_own or is_minor(member.born_on, clock.today())
    return {
        "pk": member.pk,
        "is_told_of": is_told_of(reader, member),
        "name": member.full_name if is_own else member.first_name,
        "is_own": is_own,
        "relation": Relation(member.relation).label_for(member.gender) if member.relation else "",
        "age": full_years(member.born_on, clock.today()) if is_told else None,
    }


@for_applicants("GET POST")
def my_home_change(request):
    """Their own word on their home, until a request went in with it; from then on a proposal, which
    the desk compares with what stands there. One that waits is taken back here."""
    person, household = request.person, request.person.household
    if household is None:
        return redirect("portal:my_requests")
    waiting = _waiting(request, household).first()
    if request.method == "POST" and "withdraw" in request.POST:
        if waiting is not None:
            attempt(request, guarded.withdraw, waiting)
        return redirect("portal:my_home")
    initial = {name: getattr(household, name) for name in HOME_FIELDS}
    if "income" in request.GET:
        income = registry.total(registry.sums(person)[SumKind.INCOME])
        initial["monthly_income"] = income if income is not None else household.monthly_income
    is_own = workflow.may_correct_home(person, by=request.user)
    if waiting is not None and not is_own:
        return redirect("portal:my_home")
    form = typed.form(request, forms.HomeFacts if is_own else ProposalForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        save = workflow.correct_home if is_own else propose_home
        said = form.cleaned_data if is_own else form.proposal()
        if _is_done(request, save, person, form, said):
            messages.success(request, text("portal.household.saved"))
            return redirect("portal:my_home")
    context = {"form": form, "back_url": reverse("portal:my_home")}
    return render(request, "portal/apply_home.html", context)


def _is_done(request, save, person, form, said):
    try:
        save(person, by=request.user, **said)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return not form.errors


def _waiting(request, household):
    """Their own proposals about the home that wait."""
    return _proposed(request, household).undecided()


def _proposed(request, household):
    theirs = GuardedChange.objects.filter(person_id=request.person.pk)
    return theirs.of(household, ChangeKind.HOME)


def _refused(request, household):
    """Why their newest proposal was refused; "" where it was not."""
    newest = _proposed(request, household).first()
    if newest is None or newest.status != ChangeStatus.REFUSED:
        return ""
    return newest.log.order_by("-id").values_list("reason", flat=True).first()


@for_applicants("GET POST")
def my_sum(request, kind, pk=None):
    """One sum by its source, new or said anew; nothing of it is written over."""
    household = request.person.household
    if kind not in SumKind.values or household is None:
        raise Http404
    row = None
    if pk is not None:
        row = get_object_or_404(registry.sums_told_to(request.person).filter(kind=kind), pk=pk)
    form = typed.form(request, SumForm, row=row)
    whose = {"by": request.user, "person": request.person}
    if request.method == "POST" and "ends" in request.POST and row:
        gone = {"source": row.source, "amount": Decimal(0), "month": clock.today()}
        registry.say_sum(household, kind=kind, **whose, **gone)
        return redirect("portal:my_home")
    if request.method == "POST" and form.is_valid():
        registry.say_sum(household, kind=kind, **whose, **form.said())
        messages.success(request, text("portal.household.saved"))
        return redirect("portal:my_home")
    context = {
        "form": form,
        "row": row,
        "kind": SumKind(kind),
        "back_url": reverse("portal:my_home"),
    }
    return render(request, "portal/my_sum.html", context)
