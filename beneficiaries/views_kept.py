"""A manager holds what is kept of somebody, and ends the hold."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from beneficiaries import kept, perms
from beneficiaries.file_pages import form_page, of_a_file, tried
from beneficiaries.forms_kept import HoldForm


@of_a_file(perms.may_hold, methods="GET POST")
def hold(request, person):
    """Hold it with a reason; where a hold stands, end it."""
    standing = person.retention_holds.standing().select_related("by").first()
    form = Form() if standing else HoldForm(request.POST or None)
    if request.method == "POST" and standing:
        kept.end(person, by=request.user)
        messages.success(request, _("The hold is ended. The terms of the policy hold again."))
        return redirect("people:show", person.pk)
    if (
        standing is None
        and form.is_valid()
        and tried(form, kept.hold, person, request, **form.cleaned_data)
    ):
        messages.success(request, _("Nothing of theirs is destroyed until a manager ends it."))
        return redirect("people:show", person.pk)
    return render(request, "people/hold.html", form_page(person, form) | {"standing": standing})
