"""Filling in: the one form of a request at the desk, and a paper that comes in later."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.workflow import add_document
from requests_app.intake import declaration, guards, pages, perms, renewal
from requests_app.intake.enums import RequestStatus, Stage
from requests_app.intake.forms.answers import AnswersForm
from requests_app.intake.forms.desk import PaperForm, SecondForm
from requests_app.intake.models.papers import last_day_said
from requests_app.intake.views.case import find, note_opening
from requests_app.intake.views.desk import GET_OR_POST
from requests_app.intake.workflow import desk
from sanad.accounts.perms import is_staff
from sanad.lib import clock
from sanad.lib.http import page
from sanad.workflow import history
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock
from sanad.workflow.views import carry_out, say

# So that the same form sent twice notes a paper once.
KEYS = uuid.UUID("5b0f7a52-7c0e-4d0b-9f43-0f2c7f3d9a11")


@page(perms.may_list, methods=GET_OR_POST)
def edit(request, pk):
    """The form: what the registry knows is there already, the programme's questions, the papers.

    A draft may be left half filled; once submitted, a change asks for a new signature (PR-4).
    """
    case = find(request, pk)
    if not perms.may_fill(request.user, case):
        raise NotAllowed(_("This step belongs to another role."))
    if case.status != RequestStatus.DRAFT and (refusal := desk.amend.why_not(case, request.user)):
        say(request, refusal)
        return redirect(case)
    note_opening(request, case)
    data = request.POST if request.method == "POST" else None
    form, second, papers = _forms(case, request.user, data)
    parts = [form, *papers, *([second] if second else [])]
    wrong = [part for part in parts if request.method == "POST" and not part.is_valid()]
    is_sent = request.method == "POST" and not wrong
    if is_sent and _save(request, case, form, second, papers):
        return redirect(_next(request, case, papers))
    today = clock.today()
    context = {
        "case": case,
        "person": case.person,
        "facts": declaration.facts(case),
        "form": form,
        "second": second,
        "papers": [(part, pages.validity(part.paper, today)) for part in papers],
        "is_draft": case.status == RequestStatus.DRAFT,
        "seen": case.digest_now,
        "back_url": reverse("requests:show", args=[pk]),
        "back_label": str(case.person),
    }
    return render(request, "requests/edit.html", context, status=422 if data is not None else 200)


def _forms(case, user, data):
    """The answers, why a second request (only where one is open), and the papers while they are
    the applicant's to show.
    """
    is_final = case.status != RequestStatus.DRAFT
    form = AnswersForm(
        data,
        version=case.programme_version,
        stored=case.answers,
        household=case.household,
        reader=case.person,
        is_final=is_final,
        known={} if is_final else renewal.all_known(case),
    )
    second = None
    if is_staff(user) and (case.second_reason or guards.no_other_open(case, user)):
        second = SecondForm(data, initial={"second_reason": case.second_reason})
    papers = []
    if case.status in (RequestStatus.DRAFT, RequestStatus.RETURNED):
        papers = [
            PaperForm(
                data,
                type=rule.type,
                paper=case.papers_shown.get(rule.type.code),
                promised=case.promised,
                person=case.person,
                last_day=last_day_said(case, rule.type),
            )
            for rule in case.papers_for(Stage.SUBMISSION)
        ]
    return form, second, papers


def _save(request, case, form, second, papers):
    """Write everything in one transaction; False where the form must be looked at again."""
    data = {"answers": form.answers(), "promised": _promised(case, papers)}
    if second is not None:
        data["second_reason"] = second.cleaned_data["second_reason"]
    try:
        with transaction.atomic():
            fresh = lock(case)
            if request.POST.get("seen") != fresh.material_digest():
                if _is_written(fresh, data):
                    return True
                case.refresh_from_db()
                case.forget()
                raise Refused(
                    _(
                        "Somebody changed these data while you were typing. What you typed is still"
                        " here: compare it with the case, then save it again."
                    ),
                    code="overtaken",
                    way=guards.to_the_case(case, request.user),
                )
            for part in papers:
                if part.is_shown:
                    key = uuid.uuid5(KEYS, f"{case.pk} {request.POST['seen']} {part.type.code}")
                    add_document(case.person, by=request.user, key=key, **part.paper_fields())
            verb = desk.save_draft if fresh.status == RequestStatus.DRAFT else desk.amend
            case.answers = verb(fresh, by=request.user, **data).answers
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        form.add_error(None, str(refusal.sentence))
        return False
    messages.success(request, _("Saved."))
    return True


def _promised(case, papers):
    """Codes of papers to be brought; what was promised and is shown since stays as it was said."""
    if not papers:
        return case.promised
    codes = {part.type.code for part in papers if part.is_promised}
    shown = {part.type.code for part in papers if part.paper or part.is_shown}
    return sorted(codes | (shown & set(case.promised)))


def _is_written(fresh, data):
    """Whether the very same was saved a moment ago: a form sent twice."""
    return all(fresh.answers.get(code) == value for code, value in data["answers"].items())


def _next(request, case, papers):
    """To the signature where the person said so, else to the case; back to the form where an
    answer asks for papers that it did not show.
    """
    asked = {rule.type.code for rule in case.papers_for(Stage.SUBMISSION)}
    if papers and asked - {part.type.code for part in papers}:
        messages.info(request, _("These answers ask for more papers: see below."))
        return reverse("requests:edit", args=[case.pk])
    wants_to_sign = request.POST.get("then") == "sign"
    return reverse("requests:sign" if wants_to_sign else "requests:show", args=[case.pk])


@page(perms.may_list, methods=GET_OR_POST)
def paper(request, pk, code):
    """A paper of the checklist that came in: seen now, or the newest one in place of the old.

    A delegate notes what a returned request was asked for; an officer compares it (PR-2).
    """
    case = find(request, pk)
    line = next((line for line in case.checklist if line.type.code == code), None)
    if line is None:
        raise Http404
    refusal = desk.check_line.why_not(case, request.user)
    is_noted_only = refusal is not None and refusal.is_about_permission
    if is_noted_only and not _may_note(request.user, case):
        raise refusal
    if refusal and not is_noted_only:
        say(request, refusal)
        return redirect(case)
    note_opening(request, case)
    newest = None if is_noted_only else case.papers_shown.get(code)
    if request.method == "POST" and "newest" in request.POST and newest:
        _take(request, case, line, newest)
        return redirect(f"{reverse('requests:show', args=[pk])}#checklist")
    data = request.POST if request.method == "POST" else None
    form = PaperForm(data, type=line.type, paper=line.document, person=case.person)
    del form.fields["how"]
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                key = uuid.uuid5(KEYS, f"{pk} {request.POST.get('seen')} {code}")
                seen = add_document(case.person, by=request.user, key=key, **form.paper_fields())
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            if is_noted_only:
                messages.success(request, _("The paper is noted."))
                return redirect("requests:show", pk)
            _take(request, case, line, seen)
            return redirect(f"{reverse('requests:show', args=[pk])}#checklist")
    context = {
        "case": case,
        "line": line,
        "form": form,
        "seen": history.version(case),
        "copy_url": f"{reverse('people:document_create', args=[case.person_id])}"
        f"?{urlencode({'next': request.path})}",
        "newest": newest if newest and newest.pk != line.document_id else None,
        "back_url": reverse("requests:show", args=[pk]),
        "back_label": str(case.person),
    }
    return render(request, "requests/paper.html", context, status=422 if data is not None else 200)


def _may_note(user, case):
    """Whether a paper may be noted by who checks none: while the request waits for it."""
    return case.status == RequestStatus.RETURNED and perms.may_note_paper(user, case)


def _take(request, case, line, document):
    findings = {line.type.code: {"document": document}}
    done = _("The paper is on the checklist.")
    carry_out(request, desk.check_line, case, done=done, findings=findings)
