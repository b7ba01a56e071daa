"""The members of my household: how each of them is, who came, and who left (DG-1).

Of another adult the page says no more than a first name; what matters is proposed, never tapped.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from beneficiaries import guarded_members as proposals
from beneficiaries import members as registry
from sanad.guarded import workflow as guarded
from sanad.guarded.enums import ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.lib.refusal import Refused
from sanad.lib.texts import text
from sanad.portal import typed
from sanad.portal.acting import for_applicants
from sanad.portal.forms_members import JoinerForm, LeavingForm, MemberForm
from sanad.workflow.views import attempt

OF_MEMBERS = (ChangeKind.MEMBER, ChangeKind.JOINS, ChangeKind.LEAVES)


def waiting(person):
    """The person's own proposals about who belongs to the household, that wait."""
    return GuardedChange.objects.filter(person_id=person.pk, kind__in=OF_MEMBERS).undecided()


def _member(request, pk):
    """A living member of the reader's household."""
    household = request.person.household
    if household is None:
        raise Http404
    return get_object_or_404(household.members.filter(died_on=None), pk=pk)


@for_applicants("GET POST")
def my_member(request, pk):
    """Schooling, health, work and marriage of one member, each with its age and one tap."""
    member = _member(request, pk)
    if not registry.is_told_of(request.person, member):
        raise Http404
    here = reverse("portal:my_member", args=[pk])
    if request.method == "POST" and "confirm" in request.POST:
        if attempt(
            request,
            registry.confirm,
            member,
            fact=request.POST["confirm"],
            seen=request.POST.get("seen_value", ""),
        ):
            messages.success(request, text("portal.household.confirmed"))
        return redirect(here)
    rows = registry.values(member)
    form = typed.form(
        request,
        MemberForm,
        rows=rows,
        matter=lambda said: registry.that_matter(member, registry.changed(member, said)),
    )
    if request.method == "POST" and form.is_valid() and _is_said(request, member, form):
        messages.success(request, text("portal.household.saved"))
        return redirect("portal:my_home")
    context = {
        "member": member,
        "is_own": member.pk == request.person.pk,
        "rows": rows,
        "form": form,
        "back_url": f"{reverse('portal:my_home')}#members",
    }
    return render(request, "portal/my_member.html", context)


def _is_said(request, member, form):
    """What may be said is written down, and what matters is proposed."""
    changes = registry.changed(member, form.said())
    matters = registry.that_matter(member, changes)
    plain = {fact: codes for fact, codes in changes.items() if fact not in matters}
    try:
        if matters:
            rest = {"member": member, "said": matters, **form.proposal()}
            proposals.propose_member(request.person, by=request.user, **rest)
        if plain:
            registry.say(member, by=request.user, said=plain)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return not form.errors


@for_applicants("GET POST")
def my_joiner(request):
    """Somebody new in the household: proposed, and registered once the desk agrees."""
    if request.person.household is None:
        return redirect("portal:my_requests")
    return _proposed(
        request,
        JoinerForm,
        lambda form: proposals.propose_joining(
            request.person, by=request.user, newcomer=form.newcomer(), **form.proposal()
        ),
        heading=text("portal.members.add"),
    )


@for_applicants("GET POST")
def my_leaver(request, pk):
    """A member is of the household no more: proposed, and looked at by the desk first."""
    member = _member(request, pk)
    if member.pk == request.person.pk:
        raise Http404
    return _proposed(
        request,
        LeavingForm,
        lambda form: proposals.propose_leaving(
            request.person,
            by=request.user,
            member=member,
            why=form.cleaned_data["why"],
            on=form.cleaned_data["on"],
            **form.proposal(),
        ),
        heading=text("portal.members.gone", name=member.first_name),
    )


def _proposed(request, form_class, propose, *, heading):
    form = typed.form(request, form_class)
    if request.method == "POST" and form.is_valid():
        try:
            propose(form)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, text("portal.members.proposed"))
            return redirect("portal:my_home")
    context = {
        "form": form,
        "heading": heading,
        "back_url": f"{reverse('portal:my_home')}#members",
    }
    return render(request, "portal/my_household_change.html", context)


@for_applicants("POST")
def my_proposal(request, pk):
    """A proposal of theirs that waits is taken back."""
    change = get_object_or_404(waiting(request.person), pk=pk)
    attempt(request, guarded.withdraw, change)
    return redirect(f"{reverse('portal:my_home')}#members")
