"""For whom somebody acts: chosen before anything, shown on every page; and who helps oneself."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from beneficiaries import helping as registry
from beneficiaries.on_behalf import is_told_of_guardians
from requests_app.intake.enums import BEFORE_RAISING
from sanad.contact.models import Contact
from sanad.contact.workflow import ask
from sanad.guarded.messages import not_me_page
from sanad.lib.http import forget_everything
from sanad.lib.keys import row_key
from sanad.lib.limits import is_within
from sanad.lib.texts import text
from sanad.portal import acting, story, typed
from sanad.portal.acting import for_applicants
from sanad.portal.forms_asking import HelperForm
from sanad.portal.views.requests import own
from sanad.portal.wizard import FILLING


@for_applicants("GET POST", helpers=True)
def whom(request):
    """For oneself, for somebody who agreed to it, or for a ward; the choice stands on every page
    from then on, and what the browser kept of the one before goes with it."""
    me = acting.acting_person(request)
    kinds = {"for": acting.consents_of(me), "ward": acting.deeds_of(me)}
    if request.method == "POST":
        keys = {name: row_key(request.POST.get(name)) for name in kinds}
        name = next((name for name, key in keys.items() if key), None)
        row = get_object_or_404(kinds[name], pk=keys[name]) if name else None
        acting.act_on(request, row)
        return forget_everything(redirect("portal:helped" if row else "portal:my_requests"))
    rows = [(name, row) for name, kind in kinds.items() for row in kind]
    return render(request, "portal/whom.html", {"me": me, "rows": rows})


@for_applicants(helpers=True)
def helped(request):
    """What a helper or guardian sees of the person: what is under way, what may be done, and what
    not."""
    row = acting.on_behalf(request)
    if row is None:
        return redirect("portal:whom")
    requests = [
        (one, one.status in FILLING, _papers(one))
        for one in own(request).for_list().order_by("-id")
    ]
    is_guardian = bool(acting.guarding(request))
    context = {
        "row": row,
        "requests": requests,
        "is_guardian": is_guardian,
        "is_told": not is_guardian or is_told_of_guardians(row.person),
    }
    return render(request, "portal/helped.html", context)


def _papers(support_request):
    if support_request.status not in BEFORE_RAISING or support_request.status in FILLING:
        return []
    return [kind for kind in story.papers_awaited(support_request) if kind.may_keep_copy]


@for_applicants("GET POST")
def my_helpers(request):
    """Who prepares for oneself: agree to it, or end it; nobody asks why (DG-3+)."""
    rows = request.person.helpers.filter(ended_at=None).select_related("helper", "change")
    if request.method == "POST":
        row = get_object_or_404(rows, pk=row_key(request.POST.get("helper")))
        if "agree" in request.POST:
            registry.agree(row, by=request.user)
            messages.success(request, text("portal.helpers.agreed"))
        else:
            registry.end(row, by=request.user)
            messages.success(request, text("portal.helpers.ended"))
        return redirect("portal:my_helpers")
    deeds = request.person.guardians.standing().with_guardian().select_related("change")
    context = {
        "rows": [
            (row, row.helper.account_id == request.user.pk, not_me_page(row.change)) for row in rows
        ],
        "wishes": Contact.objects.by_person(request.person).wish_for_a_helper(),
        "deeds": [(deed, deed.change and not_me_page(deed.change)) for deed in deeds],
    }
    return render(request, "portal/my_helpers.html", context)


@for_applicants("GET POST")
def ask_helper(request):
    """They ask that somebody may prepare for them: a number, and a task for the desk (DG-3+)."""
    form = typed.form(request, HelperForm)
    if request.method == "POST" and form.is_valid():
        if is_within(request, "report"):
            person = request.person
            ask(by=request.user, person=person, branch=person.branch, **form.said())
            messages.success(request, text("portal.helpers.asked"))
            return redirect("portal:my_helpers")
        form.add_error(None, text("portal.report.too_many"))
    return render(request, "portal/ask_helper.html", {"form": form})
