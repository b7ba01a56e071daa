"""The signature at the desk: the declaration over the data, drawn, by code or by thumbprint."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.intake import declaration, pages, perms
from requests_app.intake.enums import SignatureMethod
from requests_app.intake.forms.desk import SignForm
from requests_app.intake.views.case import carry_out, find, note_opening, version
from requests_app.intake.views.desk import GET_OR_POST
from requests_app.intake.workflow import desk
from sanad.accounts.perms import only
from sanad.lib.http import no_store
from sanad.workflow.refusal import Refused


@GET_OR_POST
@no_store
@only(perms.may_list)
def sign(request, pk):
    """The applicant reads the data (or hears them) and signs: the page is theirs (PR-4)."""
    case = find(request, pk)
    if refusal := pages.why_not(case, request.user, "sign"):
        if refusal.is_about_permission:
            raise refusal
        messages.error(request, refusal.sentence)
        is_unfinished = refusal.code in ("answers", "papers")
        return redirect("requests:edit" if is_unfinished else "requests:show", pk)
    note_opening(request, case)
    code_sent = case.signing_codes.waiting().exists()
    method = SignatureMethod.CODE if code_sent else SignatureMethod.DRAWN
    form = SignForm(request.POST or None, initial={"digest": case.digest_now, "method": method})
    if request.method == "POST" and form.is_valid() and _sign(request, case, form):
        return redirect("requests:show", pk)
    data = case.material_data()
    context = {
        "case": case,
        "person": case.person,
        "form": form,
        "oath": declaration.oath(case.person),
        "declared": declaration.readable(case, data),
        "changes": declaration.changes(case),
        "code_sent": code_sent,
        "may_text": bool(case.person.mobile and case.person.may_text),
        "seen": version(case),
        "digest_now": case.digest_now,
        "back_url": reverse("requests:show", args=[pk]),
    }
    return render(request, "requests/sign.html", context)


def _sign(request, case, form):
    proof = form.proof()
    if proof["method"] == SignatureMethod.CODE:
        try:
            proof["code"] = desk.confirm_code(case, by=request.user, code=form.cleaned_data["code"])
        except Refused as refusal:
            form.add_error("code", str(refusal.sentence))
            return False
    return carry_out(
        request,
        case,
        desk.sign,
        done=_("The declaration is signed."),
        address=request.META.get("REMOTE_ADDR"),
        **proof,
    )


@GET_OR_POST
@only(perms.may_list)
def code(request, pk):
    """Send six digits to the applicant's phone."""
    if request.method == "GET":
        return redirect("requests:sign", pk)
    case = find(request, pk)
    try:
        desk.send_signing_code(case, by=request.user)
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("We sent six digits to the applicant's phone."))
    return redirect(f"{reverse('requests:sign', args=[pk])}#code")
