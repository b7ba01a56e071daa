"""The second look at a request: what was signed and entered, what was seen, and the answer."""

from django.db.models import OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import openings
from requests_app.intake import declaration, guards, pages, perms
from requests_app.intake.enums import LIFE, LookAnswer
from requests_app.intake.forms.desk import LookForm
from requests_app.intake.models import SecondLook, SupportRequest
from requests_app.intake.views.case import note_opening
from requests_app.intake.workflow import second_look
from sanad.accounts.perms import is_staff
from sanad.lib.http import page
from sanad.lib.isolates import END, FIRST_STRONG, LTR
from sanad.workflow import history
from sanad.workflow.views import attempt

# Marks of direction: what was signed may bear them where the page of today does not.
MARKS = dict.fromkeys(map(ord, (LTR, FIRST_STRONG, END)))


@page(is_staff, methods="GET POST")
def show(request, pk):
    """A drawn request beside what was attested; nothing is asked of the applicant."""
    case = _case(request, pk)
    look = SecondLook.objects.drawn().filter(support_request=case).for_list().first()
    if look is None:
        raise Http404
    form = LookForm(request.POST or None, obj=case, by=request.user)
    if request.method == "POST" and form.is_valid() and _answer(request, case, form):
        return redirect(request.path)
    note_opening(request, case)
    refusal = second_look.look_agrees.why_not(case, request.user)
    attested = getattr(case.declaration, "attestation", None)
    context = {
        "look": look,
        "case": case,
        "attested": attested,
        "rows": _beside_each_other(case),
        "lines": [
            (line, *pages.validity(line.document, case.judged_on)) for line in case.checklist
        ],
        "form": form,
        "can_answer": refusal is None,
        "refusal": refusal if refusal is not None and refusal.shows else None,
        "seen": history.version(case),
        "back_url": reverse("workbench:tasks"),
        "back_label": _("Waits on you"),
    }
    return render(request, "requests/second_look.html", context, status=422 if form.errors else 200)


def _beside_each_other(case):
    """`[(label, as it was attested, as it is entered)]`; further lines of an answer joined."""
    signed, entered = (
        _by_label(declared.rows)
        for declared in (declaration.declared(case), declaration.as_it_stands(case))
    )
    labels = [*signed, *(label for label in entered if label not in signed)]
    return [(label, signed.get(label, ""), entered.get(label, "")) for label in labels]


def _by_label(rows):
    values, last = {}, ""
    for label, value in rows:
        last, value = label or last, str(value).translate(MARKS)
        values[last] = f"{values[last]}\n{value}" if last in values else value
    return values


def _case(request, pk):
    """The request for who may look; 404 where the user may not know of it."""
    cases = SupportRequest.objects.for_detail().annotate(
        is_file_open=openings.is_open_to(request.user, OuterRef("person")),
        reader_has_file=guards.has_file(request.user),
    )
    case = get_object_or_404(cases, pk=pk)
    if not perms.may_look_twice(request.user, case):
        raise Http404
    guards.know_stranger(case, request.user, has_file=case.reader_has_file)
    return case


def _answer(request, case, form):
    if form.cleaned_data["answer"] == LookAnswer.AGREES:
        return attempt(request, LIFE.transitions["look_agrees"], case, form=form)
    note = form.cleaned_data["note"]
    return attempt(request, LIFE.transitions["look_differs"], case, form=form, note=note)
