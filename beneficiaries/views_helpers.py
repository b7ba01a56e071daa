"""Who acts for somebody: a guardian on a deed, and who helps them with their own consent."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import forms_by_two, guarded, helping, openings, perms, workflow
from beneficiaries.file_pages import of_a_file, propose
from beneficiaries.models import Guardianship, Helper
from sanad.accounts.perms import without_kept_off
from sanad.lib import clock
from sanad.lib.http import page


@of_a_file(perms.may_register, methods="GET POST")
def guardian_create(request, person):
    """Propose who acts for this person, on a deed."""
    form = forms_by_two.GuardianForm(request.POST or None)
    return propose(request, person, form, guarded.propose_guardian, template="people/guardian.html")


@page(perms.may_register, methods="POST")
def guardian_end(request, pk):
    """The guardian no longer acts, from today; POST."""
    rows = without_kept_off(Guardianship.objects.select_related("ward"), request.user, "ward")
    row = get_object_or_404(rows, pk=pk)
    if not openings.is_open(request.user, row.ward):
        return openings.ask_purpose(request, row.ward, is_page=False)
    workflow.end_guardianship(row, by=request.user)
    return redirect("people:show", row.ward_id)


@of_a_file(perms.may_register)
def helpers(request, person):
    """Who prepares for this person, until when, and what waits for the person's own yes."""
    context = {
        "person": person,
        "helpers": person.helpers.filter(ended_at=None).select_related("helper", "change"),
        "today": clock.today(),
        "back_url": reverse("people:show", args=[person.pk]),
    }
    return render(request, "people/helpers.html", context)


@of_a_file(perms.may_register, methods="GET POST")
def helper_create(request, person):
    """Propose who prepares for this person, with their consent and a last day."""
    form = forms_by_two.HelperForm(request.POST or None)
    return propose(request, person, form, guarded.propose_helper, template="people/helper.html")


@page(perms.may_register, methods="POST")
def helper_end(request, pk):
    """The person wants it no more, or it is over; POST."""
    rows = without_kept_off(Helper.objects.select_related("person"), request.user)
    row = get_object_or_404(rows, pk=pk)
    if not openings.is_open(request.user, row.person):
        return openings.ask_purpose(request, row.person, is_page=False)
    helping.end(row, by=request.user)
    messages.success(request, _("It is ended: they see nothing any more."))
    return redirect("people:helpers", row.person_id)
