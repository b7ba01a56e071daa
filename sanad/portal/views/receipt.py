"""Proof of filing: the receipt on screen and as PDF, and the page on which a stranger checks it."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render

from requests_app.intake import declaration
from requests_app.intake import receipt as receipts
from sanad.lib.http import page
from sanad.lib.limits import is_within
from sanad.lib.qr import qr_svg
from sanad.portal.acting import for_applicants
from sanad.portal.forms_asking import ReceiptForm
from sanad.portal.views.requests import own
from sanad.portal.wizard import Wizard


def _filed(request, pk):
    return get_object_or_404(own(request).for_detail(), pk=pk, number__isnull=False)


@for_applicants(guardians=True)
def receipt(request, pk):
    """Proof of filing: number, code, day, and what happens next."""
    support_request = _filed(request, pk)
    return render(
        request,
        "portal/apply_receipt.html",
        {
            "support_request": support_request,
            "qr": qr_svg(receipts.address(support_request)),
            "code": receipts.code(support_request.number),
            "notice": declaration.notice_text(support_request.policy_version),
            "mobile": request.person.texts_go_to,
            "to_bring": [
                rule.type
                for rule in Wizard(support_request).rules
                if rule.type.code in support_request.promised
            ],
        },
    )


@for_applicants(guardians=True)
def receipt_pdf(request, pk):
    """The receipt as PDF, named by the request's number."""
    return receipts.as_pdf(_filed(request, pk))


@login_not_required
@page()
def verify_receipt(request):
    """Genuine or not, to whoever holds number and code: programme, day, and how far it is."""
    form = ReceiptForm(request.GET if "code" in request.GET else None)
    context = {"form": form, "support_request": None, "is_unknown": False}
    if form.is_bound:
        if not is_within(request, "verify-letter"):
            return render(request, "429.html", status=429)
        if form.is_valid():
            found = receipts.find(form.cleaned_data["number"], form.cleaned_data["code"])
            context |= {"support_request": found, "is_unknown": found is None}
            if found is not None:
                context["standing"] = receipts.standing(found)
    return render(request, "portal/verify_receipt.html", context)
