"""Pages of delivery: the provider's queue, the case with its proof, its receipts."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.delivery import completion, guards, pages, perms
from requests_app.delivery.enums import Proof
from requests_app.delivery.forms import CodeForm, DeliverForm, QueueFilter, RecallForm
from requests_app.delivery.models import AwardLine, Delivery
from requests_app.delivery.workflow import delivery as workflow
from requests_app.intake.enums import RequestStatus
from requests_app.intake.models import SupportRequest
from requests_app.intake.perms import may_list
from requests_app.intake.views.case import find, note_opening
from sanad.lib import clock, dates
from sanad.lib.composed import composed
from sanad.lib.counts import counted
from sanad.lib.http import page, wants_fragment
from sanad.lib.isolates import separate
from sanad.lib.keys import row_key
from sanad.lib.pagination import first_page, head, keyset_page
from sanad.workflow.forms import as_key
from sanad.workflow.views import attempt, say, step

GET_OR_POST = "GET POST"
TABLES = {
    "due": (gettext_lazy("To give now"), "is-honey"),
    "paused": (gettext_lazy("Stopped"), "is-brick"),
    "coming": (gettext_lazy("In later months"), ""),
    "given": (gettext_lazy("Given this month"), ""),
    "register": (gettext_lazy("To register"), ""),
}
OF_LINES = ("due", "paused", "coming")
OLDEST_FIRST = ("due_on", "id")


# The queue ---------------------------------------------------------------------------------------


@page(perms.may_list_deliveries)
def queue(request):
    """What is to be given, line by line, oldest month first; and what is to be registered."""
    tables = _tables(request.user)
    table = request.GET.get("table", "")
    table = table if table in tables else "due"
    filters = QueueFilter(request.GET, queryset=AwardLine.objects.registered_for(request.user))
    after = request.GET.get("after")
    query = {k: v for k, v in request.GET.items() if k not in ("after", "table") and v}
    if table == "register":
        accepted = _accepted(request.user)
        rows = keyset_page(accepted.for_list(), order=("id",), after=after)
    elif table == "given":
        given = _given(request.user, clock.today())
        rows = keyset_page(given.for_list(), order=("-id",), after=after)
    elif after or query:
        rows = keyset_page(_lines(filters.qs, table).for_list(), order=OLDEST_FIRST, after=after)
    else:
        rows = first_page(_first_lines.rows(request.user, table), OLDEST_FIRST)
    context = {
        "filters": filters.form if table in OF_LINES else None,
        "page": rows,
        "rows": [_row(line) for line in rows] if table in OF_LINES else [],
        "cases": rows if table == "register" else [],
        "deliveries": rows if table == "given" else [],
        "table": table,
        "page_query": urlencode({**query, "table": table}),
        "counts": _counts(request.user, tables, table),
        "policy_today": clock.today(),
    }
    template = "delivery/_list.html" if wants_fragment(request) else "delivery/list.html"
    return render(request, template, context)


@composed()
def _first_lines(user, table):
    return head(_lines(AwardLine.objects.registered_for(user), table).for_list(), OLDEST_FIRST)


def _lines(lines, table):
    if table == "coming":
        return lines.coming().with_pause().filter(is_paused=False)
    if table == "paused":
        return lines.to_give().with_pause().filter(is_paused=True)
    return lines.due().with_pause().filter(is_paused=False)


def _row(line):
    pause = pages.pause_words(line.paused_kind, line.paused_since) if line.is_paused else ""
    return line, dates.month_text(line.due_on), line.quantity(line.left), pause


def _accepted(user):
    return SupportRequest.objects.visible_to(user).filter(status=RequestStatus.ACCEPTED)


def _given(user, today):
    """Of the month of `today`."""
    return Delivery.objects.visible_to(user).given().since(today.replace(day=1))


def _tables(user):
    """The provider completes no registrations: that table is for who sees them."""
    return [name for name in TABLES if name != "register" or perms.may_see_registrations(user)]


@counted
def _numbers(user, today):
    lines = AwardLine.objects.registered_for(user)
    rows = {name: _lines(lines, name) for name in OF_LINES} | {"given": _given(user, today)}
    if "register" in _tables(user):
        rows["register"] = _accepted(user)
    return rows


def _counts(user, tables, table):
    """`[(table, label, count, tone, is chosen)]` of what the user sees, in one query."""
    numbers = _numbers(user, clock.today())
    return [
        (name, TABLES[name][0], numbers[name], TABLES[name][1] * bool(numbers[name]), name == table)
        for name in tables
    ]


# The case ----------------------------------------------------------------------------------------


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def show(request, pk):
    """What was decided, given and left; here the provider delivers, with proof (PR-7)."""
    case = find(request, pk)
    if request.method == "POST":
        earlier = _known(request, case)
        if earlier is not None:
            return redirect("delivery:show", pk)
        return _give(request, case)
    note_opening(request, case)
    return _page(request, case)


def _known(request, case):
    """What was written with this form's key before: two clicks give once."""
    key = as_key(request.POST.get("key"))
    if key is None:
        return None
    own = Delivery.objects.filter(delivered_by=request.user, line__support_request=case)
    return own.filter(key=key).first()


def _give(request, case):
    line = _line(case, request.POST.get("line"))
    if line is None or not line.left:
        messages.error(request, _("This line has been delivered already. Look at it again."))
        return redirect("delivery:show", case.pk)
    form = _deliver_form(case, line, request.POST)
    if not form.is_valid():
        return _page(request, case, line=line, form=form, status=422)
    arguments, give = form.given(), workflow.give
    if form.is_by_code:
        give, arguments["digits"] = workflow.give_by_code, form.cleaned_data["code"]
    delivery = attempt(request, give, line, form=form, **arguments)
    if delivery is None:
        return _page(request, case, line=line, form=form, status=409)
    messages.success(
        request,
        _("Delivered: %(what)s. The receipt is %(number)s.")
        % {"what": delivery.quantity, "number": separate(delivery.number)},
    )
    return redirect("delivery:show", case.pk)


def _line(case, pk):
    """The line of the case by its key; None for another's or none."""
    key = row_key(pk)
    return case.award_lines.filter(pk=key).first() if key else None


def _deliver_form(case, line, data=None, initial=None):
    return DeliverForm(
        data,
        line=line,
        ways=workflow.ways(case, line),
        owners=completion.owners(case),
        initial=initial,
    )


def _page(request, case, *, line=None, form=None, status=200):
    today = clock.today()
    user = request.user
    can_give = workflow.deliver.why_not(case, user) is None
    if can_give and form is None:
        line, form = _next_line(request, case, today)
    rows = pages.line_rows(case, today=today, can_give=can_give, chosen=line)
    context = {
        "case": case,
        "person": case.person,
        "rows": rows,
        "sums": pages.sums(rows),
        "deliveries": pages.delivery_rows(case),
        "payee": getattr(case, "payee", None),
        "account": case.completion_items.exclude(iban="").select_related("iban_owner").first(),
        "decision": case.decisions.first(),
        "enrolment": guards.enrolment_of(case),
        "line": line,
        "line_left": line.quantity(line.left) if line else "",
        "line_month": dates.month_text(line.due_on) if line else "",
        "form": form if can_give else None,
        "paid_to": workflow.paid_to(case, form.ways[0]) if form and can_give else None,
        "code_sent": bool(line and line.codes.good().exists())
        if form and can_give and form.by_hand
        else False,
        "can_recall": workflow.why_no_recall(case, user) is None,
        "pause": pages.pause_of(case) if case.is_paused else "",
        "actions": pages.actions(case, user, workflow.deliver, workflow.end),
        "policy_today": today,
        "can_open_case": may_list(user),
        "back_url": reverse("delivery:list"),
        "back_label": _("Delivery"),
    }
    return render(request, "delivery/show.html", context, status=status)


def _next_line(request, case, today):
    """The line that the form is about: the one asked for, else the first whose time has come."""
    line = _line(case, request.GET.get("line"))
    if line is None or not line.left or line.due_on > today:
        line = (
            case.award_lines.not_given()
            .filter(due_on__lte=today)
            .order_by("due_on", "order")
            .first()
        )
    if line is None:
        return None, None
    asked = {name: request.GET[name] for name in ("amount", "receiver") if name in request.GET}
    if asked:
        asked |= {"kind": "hand", "proof": Proof.CODE}
    return line, _deliver_form(case, line, None, initial=asked)


@page(perms.may_list_deliveries, methods="POST")
def code(request, pk):
    """Send the receiver six digits, to be told once the help is in their hands (PR-7)."""
    case = find(request, pk)
    if not perms.may_deliver(request.user, case):
        raise PermissionDenied
    form = CodeForm(request.POST)
    line = _line(case, request.POST.get("line"))
    if line is None or not form.is_valid():
        messages.error(request, _("Write first how much is given, then send the code."))
        return redirect(f"{reverse('delivery:show', args=[pk])}#give")
    owners = completion.owners(case)
    chosen = form.cleaned_data["receiver"]
    receiver = next((person for person in owners if str(person.pk) == chosen), owners[0])
    sent = {"amount": form.cleaned_data["amount"], "receiver": receiver}
    done = _("We sent six digits to the receiver's phone.")
    attempt(request, workflow.send_handover_code, line, done=done, **sent)
    query = urlencode({"line": line.pk, "amount": form.cleaned_data["amount"], "receiver": chosen})
    return redirect(f"{reverse('delivery:show', args=[pk])}?{query}#give")


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def recall(request, pk):
    """Take back (part of) a delivery: a transfer came back, goods were returned (PR-7)."""
    delivery = get_object_or_404(
        Delivery.objects.select_related("line", "delivered_by", "receiver"),
        pk=pk,
        reverses=None,
    )
    case = find(request, delivery.line.support_request_id)
    if request.method == "POST" and _known(request, case) is not None:
        return redirect("delivery:show", case.pk)
    if refusal := workflow.why_no_recall(case, request.user):
        say(request, refusal)
        return redirect("delivery:show", case.pk)
    note_opening(request, case)
    is_post = request.method == "POST"
    form = RecallForm(request.POST if is_post else None, delivery=delivery)
    if is_post and form.is_valid():
        back = {"done": workflow.take_back.done, **form.cleaned_data}
        if attempt(request, workflow.recall, delivery, form=form, **back):
            return redirect("delivery:show", case.pk)
    context = {
        "case": case,
        "delivery": delivery,
        "form": form,
        "back_url": reverse("delivery:show", args=[case.pk]),
        "back_label": _("The delivery"),
    }
    status = 409 if hasattr(form, "refusal") else 422 if form.errors else 200
    return render(request, "delivery/recall.html", context, status=status)


@page(perms.may_list_deliveries, methods=GET_OR_POST)
def end(request, pk):
    """What is left will not be given: the support ends, with a reason of the catalogue (PR-7)."""
    case = find(request, pk)
    if workflow.end.why_not(case, request.user) is None:
        note_opening(request, case)
    rows = pages.line_rows(case, today=clock.today(), can_give=False)
    words = {
        "note": f"{case.person} · {case.programme} {case.number}",
        "left": [row for row in rows if row.line.left],
        "beside": "delivery/_left.html",
        "back_label": _("The delivery"),
    }
    home = reverse("delivery:show", args=[pk])
    return step(request, workflow.end, case, home=home, context=lambda form: words)


@page(perms.may_list_deliveries)
def receipt(request, pk):
    """A receipt to print: what, how much, when, by whom, to whom, with its proof (PR-7)."""
    delivery = get_object_or_404(
        Delivery.objects.select_related(
            "line", "delivered_by", "receiver", "code", "reverses", "sheet"
        ),
        pk=pk,
    )
    case = find(request, delivery.line.support_request_id)
    note_opening(request, case)
    context = {
        "case": case,
        "person": case.person,
        "delivery": delivery,
        "month": dates.month_text(delivery.line.due_on),
        "standing": delivery.line.quantity(delivery.standing()),
        "is_recalled": delivery.reversals.exists(),
        "back_url": reverse("delivery:show", args=[case.pk]),
    }
    return render(request, "delivery/receipt.html", context)
