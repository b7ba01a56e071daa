"""The signature at the desk: the declaration over the data, drawn, by code or by thumbprint."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.models.ages import is_minor
from requests_app.intake import declaration, perms
from requests_app.intake.enums import Heard, SignatureMethod
from requests_app.intake.forms.signing import SignForm
from requests_app.intake.views.case import find, note_opening
from requests_app.intake.views.desk import GET_OR_POST
from requests_app.intake.workflow import on_a_call
from requests_app.intake.workflow import signing as workflow
from sanad.lib import clock
from sanad.lib.http import page
from sanad.workflow import history
from sanad.workflow.refusal import Refused
from sanad.workflow.views import attempt, carry_out, say


@page(perms.may_list, methods=GET_OR_POST)
def sign(request, pk):
    """The applicant reads the data (or hears them) and signs: the page is theirs (PR-4)."""
    case = find(request, pk)
    if refusal := workflow.sign.why_not(case, request.user):
        if refusal.is_about_permission:
            raise refusal
        messages.error(request, refusal.sentence)
        return redirect(refusal.way.url if refusal.way else case)
    note_opening(request, case)
    code_sent = case.signing_codes.good().exists()
    method = SignatureMethod.CODE if code_sent else SignatureMethod.DRAWN
    if case.may_sign_on_paper:
        method = SignatureMethod.PAPER
    is_on_a_call = on_a_call.call_of(case, request.user) is not None
    if is_on_a_call:
        method = SignatureMethod.CALL
    guardians = [deed.guardian for deed in case.person.guardians.in_force().with_guardian()]
    signer = _signer(request, case.person, guardians)
    form = SignForm(
        request.POST or None,
        initial={"digest": case.digest_now, "method": method},
        may_sign_on_paper=case.may_sign_on_paper,
        is_on_a_call=is_on_a_call,
    )
    if request.method == "POST" and form.is_valid() and _sign(request, case, form, signer):
        return redirect("requests:show", pk)
    context = {
        "case": case,
        "person": case.person,
        "signer": signer,
        "others": [one for one in (case.person, *guardians) if one != signer],
        "form": form,
        "declared": declaration.as_it_stands(case, signer),
        "changes": declaration.changes(case),
        "code_sent": code_sent,
        "is_on_a_call": is_on_a_call,
        "may_text": bool(case.person.mobile and case.person.may_text),
        "seen": history.version(case),
        "digest_now": case.digest_now,
        "back_url": reverse("requests:show", args=[pk]),
    }
    return render(request, "requests/sign.html", context, status=422 if form.is_bound else 200)


def _signer(request, person, guardians):
    """Who signs on this page: the applicant, a guardian for a child, or who was chosen."""
    chosen = request.GET.get("signer", "")
    first = guardians[:1] if is_minor(person.born_on, clock.today()) else []
    for one in guardians:
        if str(one.pk) == chosen:
            return one
    return person if chosen or not first else first[0]


def _sign(request, case, form, signer):
    if form.cleaned_data["method"] == SignatureMethod.CALL:
        return _read_out(request, case, form)
    proof = form.proof() | {"signer": signer}
    if proof["method"] == SignatureMethod.CODE:
        try:
            code = form.cleaned_data["code"]
            proof["code"] = workflow.confirm_code(case, by=request.user, code=code)
        except Refused as refusal:
            form.add_error("code", str(refusal.sentence))
            return None
    return carry_out(request, workflow.sign, case, address=request.META.get("REMOTE_ADDR"), **proof)


def _read_out(request, case, form):
    """Written down as said; where the version asks for no second colleague, signed at once."""
    words = {name: form.cleaned_data[name] for name in ("said", "digest")}
    fresh = carry_out(request, on_a_call.read_out, case, **words)
    if fresh is None or fresh.policy_version.call_signature_by_two:
        return fresh
    return attempt(request, on_a_call.hear, fresh, heard=Heard.LISTENED)


@page(perms.may_list, methods=GET_OR_POST)
def code(request, pk):
    """Send six digits to the applicant's phone."""
    if request.method == "GET":
        return redirect("requests:sign", pk)
    case = find(request, pk)
    try:
        workflow.send_signing_code(case, by=request.user)
    except Refused as refusal:
        say(request, refusal)
    else:
        messages.success(request, _("We sent six digits to the applicant's phone."))
    return redirect(f"{reverse('requests:sign', args=[pk])}#code")
