"""The desk's pages: the queue, a new request, the case with its papers and steps."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import BigIntegerField
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beneficiaries import finding, openings
from beneficiaries import perms as people_perms
from beneficiaries.models import Asked, Person
from requests_app.intake import declaration, guards, pages, perms, renewal
from requests_app.intake import receipt as receipts
from requests_app.intake.enums import LIFE, IntakeChannel, RequestStatus, Stage
from requests_app.intake.forms.desk import (
    STAGES,
    BeginForm,
    LineForm,
    NoticeForm,
    QueueFilter,
    ReturnForm,
)
from requests_app.intake.forms.thread import WriteForm
from requests_app.intake.models import Entry, ProgrammeVersion, SupportRequest
from requests_app.intake.terms import age_of, term_of
from requests_app.intake.views.case import find, note_opening
from requests_app.intake.workflow import desk, signing, telling, thread
from sanad.contact.forms import TellForm
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.composed import composed
from sanad.lib.counts import counted
from sanad.lib.http import page, wants_fragment
from sanad.lib.keys import row_key
from sanad.lib.once import fetch
from sanad.lib.pagination import first_page, head, keyset_page
from sanad.workflow import history
from sanad.workflow.views import StepPages, attempt, carry_out

GET_OR_POST = "GET POST"
MOST_FOUND = 10
LONGEST_QUERY = 100


# The queue -----------------------------------------------------------------------------------


@page(perms.may_list)
def queue(request):
    """Requests by the table they lie on, longest waiting first; filters are a GET form."""
    visible = SupportRequest.objects.visible_to(request.user)
    filters = QueueFilter(request.GET, queryset=visible)
    stage = request.GET.get("stage", "")
    if stage not in STAGES and stage not in ("late", "all"):
        stage = "all" if request.GET.get("status") else "check"
    order = ("-id",) if stage in ("all", "drafts") else ("submitted_on", "id")
    after = request.GET.get("after")
    query = {k: v for k, v in request.GET.items() if k not in ("after", "stage") and v}
    if after or query:
        rows = keyset_page(_of_stage(filters.qs, stage), order=order, after=after)
    else:
        rows = first_page(_first_rows.rows(request.user, stage, order), order)
    today = clock.today()
    context = {
        "filters": filters.form,
        "page": rows,
        "rows": [(case, term_of(case, today), age_of(case, today)) for case in rows],
        "page_query": urlencode({**query, "stage": stage}),
        "stage": stage,
        "counts": _counts(request.user, stage),
        "can_begin": people_perms.may_register(request.user),
        "policy_today": today,
    }
    template = "requests/_list.html" if wants_fragment(request) else "requests/list.html"
    return render(request, template, context)


def _of_stage(cases, stage):
    cases = cases.for_list()
    if stage == "late":
        return cases.late()
    return cases if stage == "all" else cases.filter(status__in=STAGES[stage])


@composed()
def _first_rows(user, stage, order):
    return head(_of_stage(SupportRequest.objects.visible_to(user), stage), order)


TABLES = {
    "check": (gettext_lazy("To check"), ""),
    "late": (gettext_lazy("Late"), "is-brick"),
    "raise": (gettext_lazy("To raise"), "is-honey"),
    "returned": (gettext_lazy("With the applicant"), ""),
    "committee": (gettext_lazy("With the committee"), ""),
    "registration": (gettext_lazy("Accepted"), ""),
    "drafts": (gettext_lazy("Drafts"), ""),
}


@counted
def _numbers(user):
    visible = SupportRequest.objects.visible_to(user)
    tables = {name: visible.filter(status__in=statuses) for name, statuses in STAGES.items()}
    return {**tables, "late": visible.late()}


def _counts(user, stage):
    """`[(stage, label, count, tone, is chosen)]` of what the user sees, in one query."""
    numbers = _numbers(user)
    return [
        (name, label, numbers[name], tone if numbers[name] else "", name == stage)
        for name, (label, tone) in TABLES.items()
    ]


# A new request -------------------------------------------------------------------------------


@page(people_perms.may_register, methods=GET_OR_POST)
def begin(request):
    """Choose the person by searching, then the programme: the rest is filled in on the draft."""
    person = chosen(request)
    if person and not openings.is_open(request.user, person):
        return openings.ask_purpose(request, person)
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    form = BeginForm(request.POST or None) if person else None
    if request.method == "POST" and person is None:
        raise Http404
    if request.method == "POST" and form.is_valid():
        begun = {"person": person, "channel": IntakeChannel.DESK, **form.arguments()}
        if case := attempt(request, desk.create_draft, form=form, **begun):
            return redirect("requests:edit", case.pk)
    context = {
        **whose(request, person, query),
        "form": form,
        "sheet_form": None,
        "number": "",
        "back_url": reverse("requests:begin") if person else reverse("requests:list"),
        "back_label": _("Choose somebody else") if person else _("Requests"),
    }
    status = 422 if form and form.errors else 200
    return render(request, "requests/new.html", context, status=status)


def whose(request, person, query):
    """What the page shows that asks for whom a request is: the person, or the people found."""
    people = []
    if query and not person:
        asked = {"by": request.user, "page": request.path, "size": MOST_FOUND}
        people = finding.find(query, **asked).rows
    return {
        "person": person,
        "people": people,
        "query": query,
        "is_too_little": Asked(query).is_too_little,
        "open_ones": _open_ones(request, person) if person else [],
    }


def chosen(request):
    """The person of the address, or None; 404 for somebody whom the user does not see."""
    key = row_key(request.GET.get("person"))
    if key is None:
        return None
    people = Person.objects.visible_to(request.user).select_related("household", "branch")
    return get_object_or_404(people, pk=key)


def _open_ones(request, person):
    """The person's own open requests: the desk may prefer to go on with one of them."""
    mine = SupportRequest.objects.visible_to(request.user).filter(person=person)
    return mine.unfinished().for_list()


# The case ------------------------------------------------------------------------------------


@page(perms.may_list)
def show(request, pk):
    """One request on one page: facts, papers, signature, notice, history, and what may be done."""
    case = find(request, pk)
    note_opening(request, case)
    return _page(request, case)


@composed(of=BigIntegerField())
def _log(of):
    return Entry.objects.select_related("by").filter(support_request=of)


def _page(request, case, *, line_forms=None):
    today = clock.today()
    user = request.user
    may_return = pages.is_allowed(case, user, desk.return_for_completion)
    fetch(case, "log", _log)
    context = {
        "case": case,
        "person": case.person,
        "held_by": guards.holding(case.person, case.programme) if case.is_paused else (),
        "term": term_of(case, today),
        "policy_today": today,
        "awaits_reply": case.status == RequestStatus.RAISED,
        "declared": declaration.declared(case),
        "changes": declaration.changes(case),
        "attestation_text": declaration.attestation_text(),
        "rows": pages.line_rows(
            case, line_forms or [LineForm(line=line) for line in case.checklist], today
        ),
        "papers": pages.paper_rows(case, today) if not case.checklist else [],
        "can_check": pages.is_allowed(case, user, desk.check_line) and bool(case.checklist),
        "can_fill": perms.may_fill(user, case),
        "return_form": ReturnForm(obj=case) if may_return else None,
        "return_until": pages.return_until(case, today),
        "asked": pages.asked_for(case, user),
        "notice": case.notices.select_related("given_by").first() if case.told_on else None,
        "notice_form": NoticeForm(),
        "thread": pages.thread_rows(case, user),
        "write_form": WriteForm() if pages.is_allowed(case, user, thread.write) else None,
        "tell_form": TellForm() if pages.is_allowed(case, user, telling.tell) else None,
        "notice_text": declaration.notice_text(case.policy_version),
        "can_notify": pages.is_allowed(case, user, desk.give_notice),
        "can_sign": pages.is_allowed(case, user, signing.sign),
        "actions": pages.actions(case, user),
        "beside": pages.beside(case, user),
        "others": pages.other_requests(case, user),
        "renewed": renewal.compared(case),
        "told": pages.messages_about(case),
        "history": case.log.all(),
        "seen": history.version(case),
        "back_url": reverse("requests:list"),
        "back_label": _("Requests"),
    }
    return render(request, "requests/show.html", context, status=422 if line_forms else 200)


@page(perms.may_list, methods=GET_OR_POST)
def check(request, pk):
    """What the officer found on each paper; another's newer finding is not written over unseen."""
    if request.method == "GET":
        return redirect("requests:show", pk)
    case = find(request, pk)
    forms = [LineForm(request.POST, line=line) for line in case.checklist]
    wrong = [form for form in forms if not form.is_valid()]
    if wrong:
        return _page(request, case, line_forms=forms)
    findings = {form.line.type.code: form.what_is_new() for form in forms}
    findings = {code: finding for code, finding in findings.items() if finding}
    overtaken = [
        form.line for form in forms if form.line.type.code in findings and form.was_overtaken
    ]
    if overtaken:
        messages.error(
            request,
            _("%(name)s decided this meanwhile: %(papers)s. Look at it again, then save.")
            % {
                "name": overtaken[0].decided_by or _("A colleague"),
                "papers": listed(line.type.name for line in overtaken),
            },
        )
        return redirect("requests:show", pk)
    if findings:
        carry_out(request, desk.check_line, case, findings=findings)
    else:
        messages.info(request, _("Nothing had changed."))
    return redirect(f"{reverse('requests:show', args=[pk])}#checklist")


def _step_page(request, case, transition):
    """Whose case it is, said on the page of each of its steps."""
    if request.method != "POST":
        note_opening(request, case)
    words = {"note": f"{case.person} · {case}", "back_label": str(case.person)}
    return {"context": lambda form: words}


step = page(perms.may_list, methods=GET_OR_POST)(StepPages(LIFE, find=find, page=_step_page))


# On paper ------------------------------------------------------------------------------------


@page(perms.may_list)
def sheet(request, pk):
    """The support-request form filled from the request, to be printed (TL-4)."""
    case = find(request, pk)
    note_opening(request, case)
    context = {
        "case": case,
        "declared": declaration.declared(case),
        "contact": declaration.contact(case),
        "lines": case.checklist,
        "papers": case.papers_for(Stage.SUBMISSION),
        "notice": case.notices.select_related("given_by").first(),
        "notice_text": declaration.notice_text(case.policy_version),
        "back_url": reverse("requests:show", args=[pk]),
    }
    return render(request, "requests/print.html", context)


@page(perms.may_list)
def receipt(request, pk):
    """The receipt of a request that was handed in, as PDF, to be given to the applicant."""
    case = find(request, pk)
    if case.number is None:
        raise Http404
    note_opening(request, case)
    return receipts.as_pdf(case)


@page(perms.may_list)
def blank(request, code):
    """The empty form of a programme, to be printed (TL-4)."""
    versions = ProgrammeVersion.objects.published().with_papers().prefetch_related("questions")
    version = get_object_or_404(versions, programme__code=code)
    context = {
        "programme": version.programme,
        "version": version,
        "questions": [(one, version.condition_of(one)) for one in version.all_questions()],
        "papers": [
            (one, version.condition_of(one)) for one in version.papers_for(Stage.SUBMISSION)
        ],
        "oath": declaration.blank_oath(),
        "back_url": reverse("requests:list"),
    }
    return render(request, "requests/blank.html", context)
