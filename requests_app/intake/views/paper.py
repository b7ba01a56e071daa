"""A request that was written on a numbered sheet: whose it is, then its day and its photo."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import openings
from requests_app.intake import perms
from requests_app.intake.forms.desk import BeginForm
from requests_app.intake.views.desk import GET_OR_POST, LONGEST_QUERY, chosen, whose
from requests_app.intake.workflow import paper as workflow
from sanad.lib.http import page
from sanad.paper.enums import Kind
from sanad.paper.forms import FindForm, SheetForm
from sanad.workflow.views import attempt


@page(perms.may_enter, methods=GET_OR_POST)
def begin(request):
    """Choose the person by searching; then the request is begun from the sheet, and filled in."""
    number = request.GET.get("number", "")
    found = FindForm({"number": number}, by=request.user)
    if not found.is_valid() or found.book.kind != Kind.REQUEST:
        return redirect(f"{reverse('paper:list')}?{urlencode({'number': number})}")
    person = chosen(request)
    if person and not openings.is_open(request.user, person):
        return openings.ask_purpose(request, person)
    is_post = request.method == "POST"
    if is_post and person is None:
        raise Http404
    form = sheet = None
    if person is not None:
        data = (request.POST, request.FILES) if is_post else ()
        initial = {"programme": found.book.about, "number": number}
        form = BeginForm(*data[:1], of=found.book.about, initial=initial)
        sheet = SheetForm(
            *data, by=request.user, kinds=(Kind.REQUEST,), needs_scan=True, initial=initial
        )
    if is_post and all([sheet.is_valid(), form.is_valid()]):
        begun = {"person": person, **form.arguments(), **sheet.paper()}
        if case := attempt(request, workflow.enter_draft, form=form, **begun):
            return redirect("requests:edit", case.pk)
    again = f"{reverse('requests:paper')}?{urlencode({'number': number})}"
    context = {
        **whose(request, person, request.GET.get("q", "").strip()[:LONGEST_QUERY]),
        "form": form,
        "sheet_form": sheet,
        "number": number,
        "back_url": again if person else reverse("paper:list"),
        "back_label": _("Choose somebody else") if person else _("Sheets of paper"),
    }
    status = 409 if hasattr(form, "refusal") else 422 if is_post else 200
    return render(request, "requests/new.html", context, status=status)
