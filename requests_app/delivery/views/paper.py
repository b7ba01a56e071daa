"""A receipt that was signed without network: found by its request, entered with its photo."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.delivery import completion, perms
from requests_app.delivery.enums import DeliveryKind
from requests_app.delivery.forms import FindCaseForm, ReceiptForm
from requests_app.delivery.workflow import receipt as workflow
from requests_app.delivery.workflow.delivery import ways
from requests_app.intake.models import SupportRequest
from requests_app.intake.views.case import find, note_opening
from sanad.lib import clock, dates
from sanad.lib.digits import western
from sanad.lib.http import page
from sanad.lib.isolates import separate
from sanad.lib.keys import row_key
from sanad.paper.enums import Kind
from sanad.paper.forms import SheetForm
from sanad.workflow.views import attempt, say

GET_OR_POST = "GET POST"


@page(perms.may_enter_receipts)
def find_case(request):
    """Which request the receipt is about, by the number that stands on it."""
    form = FindCaseForm(request.GET if "case" in request.GET else None, initial=request.GET.dict())
    if form.is_bound and form.is_valid():
        number = western(form.cleaned_data["case"]).strip()
        case = SupportRequest.objects.visible_to(request.user).filter(number=number).first()
        if case is not None:
            query = urlencode({"number": form.cleaned_data["number"]})
            return redirect(f"{reverse('delivery:enter', args=[case.pk])}?{query}")
        form.add_error("case", _("No request that you deliver for bears this number."))
    status = 422 if form.errors else 200
    return render(request, "delivery/find_case.html", {"form": form, **_back()}, status=status)


def _back():
    return {"back_url": reverse("paper:list"), "back_label": _("Sheets of paper")}


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def enter(request, pk):
    """What stands on the receipt of one case; the line is the first whose month has come."""
    case = find(request, pk)
    if refusal := workflow.enter_receipt.why_not(case, request.user):
        if refusal.is_about_permission:
            raise refusal
        say(request, refusal)
        return redirect("delivery:show", pk)
    is_post = request.method == "POST"
    asked = request.POST if is_post else request.GET
    lines = _lines(case)
    line = next((line for line in lines if line.pk == row_key(asked.get("line"))), None)
    if line is None and lines and not is_post:
        line = lines[0]
    if line is None:
        messages.error(request, _("Nothing of this request is handed over now."))
        return redirect("delivery:show", pk)
    data = (request.POST, request.FILES) if is_post else ()
    sheet = SheetForm(
        *data,
        by=request.user,
        kinds=(Kind.DELIVERY,),
        needs_scan=True,
        initial={"number": request.GET.get("number", "")},
    )
    form = ReceiptForm(*data[:1], line=line, owners=completion.owners(case))
    if is_post and all([sheet.is_valid(), form.is_valid()]):
        entered = {**form.given(), **sheet.paper()}
        if delivery := attempt(request, workflow.enter, line, form=form, **entered):
            number = separate(delivery.number)
            messages.success(request, _("Entered. The receipt is %(number)s.") % {"number": number})
            return redirect("delivery:show", pk)
    if not is_post:
        note_opening(request, case)
    context = {
        "case": case,
        "person": case.person,
        "sheet_form": sheet,
        "form": form,
        "line": line,
        "lines": [(each, dates.month_text(each.due_on), each == line) for each in lines],
        "back_url": reverse("delivery:show", args=[pk]),
        "back_label": _("The delivery"),
    }
    status = 409 if hasattr(form, "refusal") else 422 if is_post else 200
    return render(request, "delivery/enter.html", context, status=status)


def _lines(case):
    """What is left of the award, whose month has come and which may be handed over."""
    left = case.award_lines.not_given().filter(due_on__lte=clock.today())
    return [
        line for line in left.order_by("due_on", "order") if DeliveryKind.HAND in ways(case, line)
    ]
