"""The policy for everybody to read, and its versions for those who draft it and put it in force."""

from itertools import groupby
from operator import attrgetter

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sanad.accounts.fresh import fresh
from sanad.accounts.perms import is_staff
from sanad.audit import history
from sanad.lib.dates import gregorian_text
from sanad.lib.http import page
from sanad.policy import comparison, parameters, perms, workflow
from sanad.policy import terms as terms_text
from sanad.policy.forms import ClauseForm, SeenForm, VersionForm
from sanad.policy.models import Clause, PolicyVersion

UNPROCESSABLE = 422


# For everybody ---------------------------------------------------------------------------------


@login_not_required
@page(store=True)
def policy(request):
    """What we promise and what the board wrote, our own additions shown apart (PM-2, AP-1)."""
    version = parameters.in_force()
    clauses = list(version.clauses.order_by("order"))
    acknowledgement = None
    if is_staff(request.user):
        acknowledgement = version.acknowledgements.filter(by=request.user).first()
    return render(
        request,
        "policy/policy.html",
        {
            "version": version,
            "chapters": _by_chapter(clauses),
            "kept": sum(bool(clause.feature) for clause in clauses),
            "is_reader": is_staff(request.user),
            "acknowledgement": acknowledgement,
            "may_read_versions": perms.may_read_versions(request.user),
        },
    )


@page(is_staff, methods="POST")
def acknowledge(request):
    """Those who work here say once that they read the version in force."""
    workflow.acknowledge(parameters.in_force(), by=request.user)
    messages.success(request, _("Noted: you have read the policy in force."))
    return redirect("portal:policy")


@login_not_required
@page(store=True)
def terms(request):
    """The terms in force, as they are accepted at registration (PM-1)."""
    return render(request, "policy/terms.html", {"terms": terms_text.in_force()})


# Versions --------------------------------------------------------------------------------------


@page(perms.may_read_versions)
def versions(request):
    """Every version, the draft first (AP-1)."""
    every = PolicyVersion.objects.select_related("drafted_by", "put_in_force_by").order_by("-id")
    return render(
        request,
        "policy/versions.html",
        {
            "versions": every,
            "in_force": parameters.in_force(),
            "draft": PolicyVersion.objects.drafts().first(),
            "may_draft": perms.may_draft(request.user),
        },
    )


@page(perms.may_draft, methods="POST")
def begin(request):
    """Begin the draft of the next version, or go to the one that is being written."""
    return redirect(workflow.begin(by=request.user))


@page(perms.may_read_versions)
def version(request, pk):
    """What this version changes and for whom; from here it is edited or put in force."""
    return _show(request, _find(pk))


@page(perms.may_draft, methods="GET POST")
def edit(request, pk):
    """The board's approval and the parameters of a draft."""
    draft = _to_edit(request, pk)
    form = VersionForm(request.POST or None, instance=draft)
    if form.is_valid():
        workflow.edit(draft, by=request.user, **form.cleaned_data)
        messages.success(request, _("The draft is saved."))
        return redirect("policy:version", pk)
    return render(
        request,
        "policy/edit.html",
        {"version": draft, "form": form},
        status=UNPROCESSABLE if form.is_bound else 200,
    )


@page(perms.may_read_versions)
def clauses(request, pk):
    """The clauses of a version; whoever writes the draft goes to each from here."""
    one = _find(pk)
    return render(
        request,
        "policy/clauses.html",
        {
            "version": one,
            "chapters": _by_chapter(one.clauses.order_by("order")),
            "may_edit": workflow.why_not_edit(one, request.user) is None,
        },
    )


@page(perms.may_draft, methods="GET POST")
def clause(request, pk, code):
    """The words of one clause of a draft."""
    draft = _to_edit(request, pk)
    one = get_object_or_404(Clause.objects.select_related("version"), version=draft, code=code)
    form = ClauseForm(request.POST or None, instance=one)
    if form.is_valid():
        workflow.edit_clause(one, by=request.user, **form.cleaned_data)
        messages.success(request, _("The clause is saved."))
        return redirect("policy:clauses", pk)
    return render(
        request,
        "policy/clause.html",
        {"version": draft, "clause": one, "form": form},
        status=UNPROCESSABLE if form.is_bound else 200,
    )


@page(perms.may_read_versions, methods="POST")
@fresh("POST")
def put_in_force(request, pk):
    """A second person puts the draft in force, as they read it (AP-1)."""
    draft, form = _find(pk), SeenForm(request.POST)
    if not form.is_valid():
        return _show(request, draft, status=UNPROCESSABLE)
    approved = workflow.put_in_force(draft, by=request.user, seen=form.cleaned_data["seen"])
    messages.success(
        request,
        _("The version holds from %(day)s.") % {"day": gregorian_text(approved.effective_on)},
    )
    return redirect(approved)


@page(perms.may_draft, methods="POST")
def discard(request, pk):
    """Set a draft aside."""
    workflow.discard(_find(pk), by=request.user)
    messages.success(request, _("The draft is set aside."))
    return redirect("policy:versions")


def _show(request, one, status=200):
    earlier = comparison.before(one)
    refusal = workflow.why_not_put_in_force(one, request.user) if one.is_draft else None
    context = {
        "version": one,
        "earlier": earlier,
        "numbers": comparison.changed_numbers(earlier, one) if earlier else [],
        "clauses": comparison.changed_clauses(earlier, one) if earlier else [],
        "running": comparison.running(one) if one.is_draft else [],
        "parameters": [
            (field.verbose_name, comparison.in_words(field, getattr(one, field.name)))
            for field in PolicyVersion.parameters()
        ],
        "may_edit": workflow.why_not_edit(one, request.user) is None,
        "may_discard": one.is_draft and perms.may_draft(request.user),
        "may_put_in_force": one.is_draft and refusal is None,
        "why_not": refusal,
        "missing": {reason.code: reason for reason in workflow.what_is_missing(one)}
        if one.is_draft
        else {},
        "seen": comparison.fingerprint(one),
        "steps": history.steps(one),
    }
    return render(request, "policy/version.html", context, status=status)


def _find(pk):
    people = ("drafted_by", "put_in_force_by")
    return get_object_or_404(PolicyVersion.objects.select_related(*people), pk=pk)


def _to_edit(request, pk):
    """The draft that this manager writes; raises the reason why they may not."""
    draft = _find(pk)
    refusal = workflow.why_not_edit(draft, request.user)
    if refusal is not None:
        raise refusal
    return draft


def _by_chapter(clauses):
    return [(name, list(rows)) for name, rows in groupby(clauses, attrgetter("chapter"))]
