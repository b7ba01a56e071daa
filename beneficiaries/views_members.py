"""What the desk writes down of one member of a household: schooling, health, work, marriage."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import members, perms
from beneficiaries.file_pages import form_page, of_a_file, tried
from beneficiaries.forms_members import FactsForm
from sanad.workflow.views import attempt


@of_a_file(perms.may_register, methods="GET POST")
def facts(request, person):
    """Each value with its age and one tap; what changed is said by the person, and written here."""
    if request.method == "POST" and "confirm" in request.POST:
        fact, seen = request.POST["confirm"], request.POST.get("seen_value", "")
        if attempt(request, members.confirm, person, fact=fact, seen=seen):
            messages.success(request, _("Confirmed."))
        return redirect(reverse("people:facts", args=[person.pk]))
    rows = members.values(person)
    form = FactsForm(request.POST or None, rows=rows)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, members.say, person, request, said=form.said()) is not None
    ):
        messages.success(request, _("Saved."))
        return redirect("people:show", person.pk)
    return render(request, "people/facts.html", form_page(person, form) | {"rows": rows})
