"""The policy for everybody to read: in plain words, clause by clause, and the terms."""

from itertools import groupby
from operator import attrgetter

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sanad.accounts.perms import is_staff
from sanad.policy import parameters, workflow
from sanad.policy import terms as terms_text


@login_not_required
@require_safe
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
            "chapters": [
                (name, list(rows)) for name, rows in groupby(clauses, attrgetter("chapter"))
            ],
            "kept": sum(bool(clause.feature) for clause in clauses),
            "is_reader": is_staff(request.user),
            "acknowledgement": acknowledgement,
        },
    )


@require_POST
def acknowledge(request):
    """Those who work here say once that they read the version in force."""
    if not is_staff(request.user):
        raise PermissionDenied
    workflow.acknowledge(parameters.in_force(), by=request.user)
    messages.success(request, _("Noted: you have read the policy in force."))
    return redirect("portal:policy")


@login_not_required
@require_safe
def terms(request):
    """The terms in force, as they are accepted at registration (PM-1)."""
    return render(request, "policy/terms.html", {"terms": terms_text.IN_FORCE})
