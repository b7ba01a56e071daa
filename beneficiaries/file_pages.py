"""What the pages of a person's file share: opened by purpose, with a form of a verb."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import openings
from beneficiaries.models import Person
from sanad.lib.http import page
from sanad.workflow.refusal import Refused


def of_a_file(may, *, methods="GET"):
    """Decorate `view(request, person)`: whoever `may`, and said today for what, comes to it.

    The address gives the person's key; who may not know of them gets 404, and who said no purpose
    yet is asked for it first.
    """

    def decorate(view):
        @page(may, methods=methods)
        @wraps(view)
        def opened(request, pk):
            person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
            if not openings.is_open(request.user, person):
                return openings.ask_purpose(request, person)
            return view(request, person)

        return opened

    return decorate


def tried(form, verb, obj, request, *, field=None, **arguments):
    """Run a verb for a form: what is wrong stands on the page, nothing typed is lost."""
    try:
        return verb(obj, by=request.user, **arguments)
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            for name, problems in error.error_dict.items():
                form.add_error(name if name in form.fields else None, problems)
        else:
            form.add_error(field, error)
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        form.add_error(field, refusal.sentence)
    return None


def propose(request, person, form, verb, *, template, field=None):
    """The page of what a second colleague agrees to: asked, it leads to the change that waits."""
    if request.method == "POST" and form.is_valid():
        change = tried(form, verb, person, request, field=field, **form.proposal())
        if change is not None:
            messages.success(request, _("It is proposed. Another colleague looks at it now."))
            return redirect(change)
    return render(request, template, form_page(person, form) | {"is_by_two": True})


def form_page(person, form):
    """The context of such a page."""
    return {"person": person, "form": form, "back_url": reverse("people:show", args=[person.pk])}
