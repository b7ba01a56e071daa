"""Applying from a phone: one thing a page, kept at every step."""

from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.core.validators import slug_re
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import consents
from beneficiaries.enums import Evidence
from beneficiaries.on_behalf import tell
from requests_app.intake import declaration, guards, renewal
from requests_app.intake.enums import IntakeChannel, QuestionKind, RequestStatus, SignatureMethod
from requests_app.intake.models.papers import last_day_shown
from requests_app.intake.stored import from_json
from requests_app.intake.workflow import desk
from requests_app.intake.workflow import signing as signatures
from requests_app.models import Programme
from sanad.accounts.perms import is_staff
from sanad.lib.texts import text
from sanad.portal import forms, offer, story, typed, workflow
from sanad.portal.acting import for_applicants, guarding, helping
from sanad.portal.leaving import forget_as_typed, is_leaving, keep_as_typed, leave
from sanad.portal.views import papers
from sanad.portal.views.requests import own
from sanad.portal.wizard import FILLING, Wizard
from sanad.workflow.refusal import Refused
from sanad.workflow.views import attempt, say

SIGNED_ALREADY = (RequestStatus.SUBMITTED, RequestStatus.VERIFIED)
TO_SIGN = (*FILLING, *SIGNED_ALREADY)


def filling(view):
    """A page of an own request that may still be filled in; a submitted one shows its receipt.

    Left by "save and leave", it keeps what was typed, complete or not."""
    return _page(
        view, lambda support_request: support_request.status in FILLING, keeps=True, helpers=True
    )


def signing(view):
    """The same for the signature, which is also asked again where signed data have changed."""
    return _page(view, _may_be_signed, keeps=False)


def signing_on_a_deed(view):
    """The same, and a guardian's: who signs by hand under their own name."""
    return _page(view, _may_be_signed, keeps=False, guardians=True)


def _may_be_signed(support_request):
    return support_request.status in FILLING or (
        support_request.status in SIGNED_ALREADY and not support_request.is_declared
    )


def _page(view, may_open, *, keeps, **others):
    @for_applicants("GET POST", **others)
    @wraps(view)
    def page(request, pk, *args, **kwargs):
        support_request = get_object_or_404(own(request).for_detail(), pk=pk)
        if not may_open(support_request):
            return leave(request) if is_leaving(request) else _where_it_stands(support_request)
        if is_leaving(request) and not keeps:
            return leave(request)  # nothing is signed by leaving
        answer = view(request, support_request, *args, **kwargs)
        if is_leaving(request):
            if answer.status_code == 200:
                keep_as_typed(request)
            return leave(request)
        if request.method == "POST" and answer.status_code == 200:
            # Refused: pressed twice, perhaps, and the other press did it while this one waited.
            support_request = own(request).for_detail().get(pk=pk)
            if not may_open(support_request):
                return _where_it_stands(support_request)
        return answer

    return page


def _where_it_stands(support_request):
    if support_request.status == RequestStatus.SUBMITTED:
        return redirect("portal:apply_receipt", pk=support_request.pk)
    return redirect("portal:my_request", pk=support_request.pk)


@for_applicants("GET POST", helpers=True)
def apply(request):
    """Which help? The draft begins with the answer, once, however often it is sent (DG-1)."""
    if helping(request) and not workflow.has_accepted(request.person):
        messages.info(request, text("portal.helping.terms"))
        return redirect("portal:helped")
    if not workflow.has_accepted(request.person):
        way = urlencode({"next": request.get_full_path()}, safe="/")
        return redirect(f"{reverse('portal:accept')}?{way}")
    # Who comes from the guide finds the choice made.
    code = request.GET.get("programme", "")
    wanted = Programme.objects.filter(code=code).first() if slug_re.match(code) else None
    chosen = wanted and Programme.objects.open().filter(pk=wanted.pk).first()
    form = typed.form(request, forms.ProgrammeForm, initial={"programme": chosen})
    if request.method == "POST" and form.is_valid():
        programme = form.cleaned_data["programme"]
        begun = own(request).filter(programme=programme, status=RequestStatus.DRAFT).first()
        if begun is not None:
            return redirect("portal:apply_resume", pk=begun.pk)
        begun = {"person": request.person, "channel": IntakeChannel.PORTAL, **form.cleaned_data}
        if support_request := attempt(request, workflow.begin_request, form=form, **begun):
            return redirect("portal:apply_resume", pk=support_request.pk)
    context = {
        "form": form,
        "closed": wanted if chosen is None else None,
        "programmes": offer.programmes(),
        "waiting": story.waiting(own(request).filter(status__in=TO_SIGN).for_list()),
    }
    return render(request, "portal/apply.html", context)


@filling
def resume(request, support_request):
    """Back to where they left it."""
    return redirect(Wizard(support_request).first_open().url)


@filling
def me(request, support_request):
    """What the registry knows of them; nothing of it is asked again (DG-1)."""
    wizard = Wizard(support_request)
    step = wizard.find("me")
    if request.method == "POST" or helping(request):  # a helper is shown nothing of the file
        return redirect(wizard.after(step).url)
    return render(
        request,
        "portal/apply_me.html",
        {
            "support_request": support_request,
            "person": request.person,
            "household": support_request.household,
            "held": wizard.held() if support_request.renews_id else [],
            "may_correct": workflow.may_correct_home(request.person, by=request.user),
            "may_leave": True,
            "step": wizard.place(step),
            "is_guardian": bool(guarding(request)),
            "back_url": reverse("portal:helped" if guarding(request) else "portal:my_requests"),
        },
    )


@filling
def home(request, support_request):
    """Correct what they said of their home, until a request went in with it."""
    person, household = request.person, support_request.household
    if not workflow.may_correct_home(person, by=request.user):
        return redirect("portal:apply_me", pk=support_request.pk)
    names = ("city", "district", "housing", "size", "monthly_income")
    initial = {name: getattr(household, name) for name in names}
    form = typed.form(request, forms.HomeFacts, left=True, initial=initial)
    back = reverse("portal:apply_me", args=[support_request.pk])
    if request.method == "POST" and form.is_valid():
        workflow.correct_home(person, by=request.user, **form.cleaned_data)
        forget_as_typed(request)
        return redirect(back)
    context = {"form": form, "back_url": back, "keeps_typed": True}
    return render(request, "portal/apply_home.html", context)


@filling
def question(request, support_request, code):
    """One question, one page."""
    wizard = Wizard(support_request)
    step = wizard.find("question", code)
    if step is None:
        raise Http404
    if helping(request) and step.subject.kind == QuestionKind.IBAN:
        return redirect(_next(request, wizard, step))  # theirs alone
    options = {
        "question": step.subject,
        "stored": support_request.answers.get(code),
        "household": support_request.household,
        "reader": None if helping(request) else request.person,
    }
    # Never asked twice: what a paper with us says, or the request that is renewed. A helper reads
    # neither.
    held = known = None
    if not helping(request) and options["stored"] is None:
        held = last_day_shown(support_request, code)
        known = None if held else renewal.known(support_request, step.subject)
    if held:
        options["initial"] = {"answer": held.expires_on}
    elif known:
        options["initial"] = {"answer": from_json(step.subject, known.stored)}
    form = typed.form(request, forms.QuestionForm, left=True, **options)
    if request.method == "POST" and form.is_valid():
        _keep(support_request, by=request.user, answers={code: form.answer})
        forget_as_typed(request)
        return redirect(_after(request, support_request, wizard, step))
    return render(
        request,
        "portal/apply_question.html",
        {
            "form": form,
            "heading": step.label,
            "known": known,
            "held": held,
            "keeps_typed": True,
            **_place(request, wizard, step),
        },
    )


@filling
def paper(request, support_request, code):
    """One paper: a photo of it now, or the word that it will be brought."""
    wizard = Wizard(support_request)
    step = wizard.find("paper", code)
    if step is None:
        raise Http404
    kind, promised = step.subject.type, set(support_request.promised)
    if request.method == "POST" and "later" in request.POST:
        _keep(support_request, by=request.user, promised=promised | {code})
        return redirect(_next(request, wizard, step))
    if request.method == "POST" and "skip" in request.POST and not step.subject.is_required:
        return redirect(_next(request, wizard, step))
    before = wizard.shown.get(code) if wizard.is_at_hand(kind) else None
    page = papers.PaperPage(request, support_request, kind, before=before)
    if page.take():
        if code in promised:
            _keep(support_request, by=request.user, promised=promised - {code})
        return redirect(_next(request, wizard, step))
    if page.has_more:
        return redirect(request.get_full_path())
    return render(
        request,
        "portal/apply_paper.html",
        {
            "kind": kind,
            "rule": step.subject,
            "asked": next(
                (item for item in _asked_items(support_request) if item.code == code), None
            ),
            "keeps_typed": page.form is not None,
            **page.context(),
            **_place(request, wizard, step),
        },
    )


def _asked_items(support_request):
    entry = (
        support_request.last_return() if support_request.status == RequestStatus.RETURNED else None
    )
    return list(entry.items.all()) if entry else []


def _keep(support_request, *, by, answers=None, promised=None):
    """Keep it in the request itself: a draft's steps are no history, a change afterwards is."""
    save = desk.save_draft if support_request.status == RequestStatus.DRAFT else desk.amend
    save(support_request, by=by, answers=answers or {}, promised=promised)


def _next(request, wizard, step):
    """The page after this one; whoever came to change one answer goes back to all of them."""
    if "change" in request.GET:
        return wizard.find("check").url
    return wizard.after(step).url


def _after(request, support_request, before, step):
    """The same after an answer, which may ask for other pages: a new one comes first."""
    fresh = own(request).for_detail().get(pk=support_request.pk)
    wizard = Wizard(fresh)
    if "change" in request.GET:
        known = {(one.kind, one.code) for one in before.steps}
        for one in wizard.steps:
            if (one.kind, one.code) not in known and not one.is_done:
                return f"{one.url}?change"
        return wizard.find("check").url
    return wizard.after(wizard.find("question", step.code)).url


def _place(request, wizard, step):
    is_change = "change" in request.GET
    return {
        "support_request": wizard.support_request,
        "may_leave": True,
        "step": None if is_change else wizard.place(step),
        "back_url": wizard.find("check").url if is_change else wizard.before(step),
    }


@filling
def check(request, support_request):
    """Everything on one page, each line with its way back."""
    wizard = Wizard(support_request)
    step = wizard.find("check")
    refusal = guards.not_held_back(support_request, request.user) or guards.no_other_open(
        support_request, request.user
    )
    missing = wizard.missing()
    if request.method == "POST" and not missing and refusal is None:
        if helping(request):
            with transaction.atomic():
                tell(request.person, "ready", by=request.user, about=support_request)
            messages.success(request, text("portal.helping.ready"))
            return redirect("portal:helped")
        after = wizard.after(step).url
        return redirect(after if guarding(request) else _ask_for_consent(request.person, after))
    if request.method == "POST" and not is_leaving(request):
        return redirect(request.get_full_path())  # what is left stands on the page itself
    return render(
        request,
        "portal/apply_check.html",
        {
            "answers": [
                (one, _in_words(one.subject, support_request, hides=bool(helping(request))))
                for one in _asked(wizard, "question")
            ],
            "is_own": not helping(request),
            "written_by": _written_by_another(request, support_request),
            "papers": _papers(wizard),
            "missing": missing,
            "refusal": refusal,
            "person": request.person,
            "household": support_request.household,
            "asked_items": _asked_items(support_request),
            **_place(request, wizard, step),
        },
    )


def _written_by_another(request, support_request):
    """The name of the helper who began it, for the person who reads and signs it; else ""."""
    begun_by = support_request.created_by
    if helping(request) or guarding(request) or begun_by is None or is_staff(begun_by):
        return ""
    return "" if begun_by == request.user else str(begun_by)


def _ask_for_consent(person, after):
    """The page before the signature that asks it, once; nothing waits for the answer (PR-2+)."""
    if consents.newest(person) is not None:
        return after
    return f"{reverse('portal:consent')}?{urlencode({'next': after}, safe='/')}"


def _asked(wizard, kind):
    return [step for step in wizard.steps if step.kind == kind]


def _in_words(question, support_request, *, hides=False):
    if hides and question.kind == QuestionKind.IBAN:
        return "•••"  # a helper sees no account
    stored = support_request.answers.get(question.code)
    return "" if stored in (None, "") else declaration.answer_in_words(question, stored)


def _papers(wizard):
    """`(type, words, address)` of every paper of the programme."""
    rows = []
    for rule in wizard.rules:
        paper = wizard.shown.get(rule.type.code)
        if wizard.is_at_hand(rule.type):
            words = _("With us") if paper.evidence == Evidence.SEEN else _("Photo sent")
        elif rule.type.code in wizard.support_request.promised:
            words = text("portal.paper.promised")
        else:
            words = "" if rule.is_required else _("Not needed")
        rows.append((rule.type, words, wizard.find("paper", rule.type.code).url))
    return rows


# The signature -------------------------------------------------------------------------------


@signing_on_a_deed
def sign(request, support_request):
    """The declaration, and the signature drawn over it, by the person or their guardian (PR-4)."""
    wizard, form = Wizard(support_request), typed.form(request, forms.SignForm)
    if wizard.missing():
        return redirect("portal:apply_check", pk=support_request.pk)
    if request.method == "POST" and support_request.is_declared:
        return _submitted(request, support_request)
    if request.method == "POST" and form.is_valid():
        return _signed(
            request,
            support_request,
            form,
            method=SignatureMethod.DRAWN,
            drawing=form.cleaned_data["drawing"],
        ) or _sign_page(request, wizard, form)
    return _sign_page(request, wizard, form)


@signing
def send_code(request, support_request):
    """Six digits to the applicant's phone, to sign with instead of drawing."""
    if request.method == "POST":
        try:
            signatures.send_signing_code(support_request, by=request.user)
        except Refused as refusal:
            say(request, refusal)
            return redirect("portal:apply_sign", pk=support_request.pk)
    return redirect("portal:apply_code", pk=support_request.pk)


@signing
def sign_by_code(request, support_request):
    """The digits that came by message are the signature (PR-4)."""
    wizard, form = Wizard(support_request), typed.form(request, forms.SigningCodeForm)
    if wizard.missing():
        return redirect("portal:apply_check", pk=support_request.pk)
    if request.method == "POST" and form.is_valid():
        try:
            code = signatures.confirm_code(
                support_request, by=request.user, code=form.cleaned_data["code"]
            )
        except Refused as refusal:
            form.add_error("code", refusal.sentence)
        else:
            done = _signed(request, support_request, form, method=SignatureMethod.CODE, code=code)
            if done:
                return done
    return _sign_page(request, wizard, form, template="portal/apply_code.html")


def _sign_page(request, wizard, form, template="portal/apply_sign.html"):
    support_request = wizard.support_request
    step, signer = wizard.find("sign"), request.own if guarding(request) else None
    return render(
        request,
        template,
        {
            "form": form,
            "digest": support_request.digest_now,
            # Signed already and only sent again: as it was signed.
            "declared": declaration.declared(support_request)
            if support_request.is_declared
            else declaration.as_it_stands(support_request, signer),
            "is_guardian": signer is not None,
            "written_by": _written_by_another(request, support_request),
            "changes": declaration.changes(support_request),
            "is_declared": support_request.is_declared,
            "notice": declaration.notice_text(support_request.policy_version),
            "support_request": support_request,
            "may_leave": True,
            "step": wizard.place(step),
            "back_url": wizard.before(step),
        },
    )


def _signed(request, support_request, form, **signature):
    """Sign and submit in one; None with the reason on the form where that is refused."""
    try:
        with transaction.atomic():
            if signatures.sign.why_not(support_request, request.user) is None:
                support_request = signatures.sign(
                    support_request,
                    by=request.user,
                    address=request.META.get("REMOTE_ADDR") or None,
                    digest=form.cleaned_data["digest"],
                    **signature,
                )
            _submit(support_request, by=request.user)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return None
    return _done(support_request)


def _done(support_request):
    """The receipt of what just came in; where it had come in before, the request's page."""
    if support_request.status in FILLING:
        return redirect("portal:apply_receipt", pk=support_request.pk)
    return redirect("portal:my_request", pk=support_request.pk)


def _submitted(request, support_request):
    """Signed before and unchanged since: only sent again."""
    try:
        with transaction.atomic():
            _submit(support_request, by=request.user)
    except Refused as refusal:
        say(request, refusal)
        return redirect("portal:apply_check", pk=support_request.pk)
    return redirect("portal:apply_receipt", pk=support_request.pk)


def _submit(support_request, *, by):
    """Submit; and as the page said when the reply comes, the notice goes on the record (PR-5): of
    who cannot read once a colleague has said it."""
    if support_request.status not in FILLING:
        return
    if support_request.told_on is not None or support_request.person.cannot_read:
        desk.submit(support_request, by=by)
        return
    notice = declaration.notice_text(support_request.policy_version)
    support_request = desk.submit(support_request, by=by, notice=notice)
    desk.give_notice(support_request, by=None, channel=IntakeChannel.PORTAL, is_said=True)
