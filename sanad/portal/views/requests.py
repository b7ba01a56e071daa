"""The beneficiary's own pages: their requests, and one request from draft to delivery."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import BigIntegerField, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from conduct.models import Measure
from requests_app.committee.workflow import objection
from requests_app.delivery.guards import enrolment_of
from requests_app.delivery.workflow import arrival
from requests_app.intake import pages, renewal
from requests_app.intake.enums import (
    BEFORE_RAISING,
    FINAL,
    RENEWABLE,
    IntakeChannel,
    RequestStatus,
)
from requests_app.intake.forms.thread import WriteForm, attached
from requests_app.intake.workflow import aside, thread
from requests_app.models import Delivery, SupportRequest
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.lib.composed import composed
from sanad.lib.counts import count
from sanad.lib.texts import text
from sanad.messaging.models import Message
from sanad.portal import forms, story, traces, typed, workflow
from sanad.portal.acting import for_applicants, guarding, helping
from sanad.portal.views import papers
from sanad.workflow.views import attempt, carry_out, say

MOST_MESSAGES = 20


def own(request):
    """The requests of the person this session acts for: of nobody else on the phone or at home."""
    return SupportRequest.objects.visible_to(request.user)


def _one(request, pk):
    if request.user.acting_for == 0:  # for another
        return get_object_or_404(own(request).for_detail(), pk=pk)
    return _detail.get_or_404(**_whose(request), key=pk)


def is_past_help(request, support_request):
    """Papers for the account and the delivery are the person's own to send, never a helper's."""
    return bool(helping(request)) and support_request.status not in BEFORE_RAISING


def _whose(request):
    """By which values `own` finds its rows, for statements that are put together once."""
    return {"account": request.user.pk, "chosen": request.user.acting_for}


@composed(account=BigIntegerField(), chosen=BigIntegerField(), key=BigIntegerField())
def _detail(account, chosen, key):
    return SupportRequest.objects.of_account(account, chosen).for_detail().filter(pk=key)


@composed(account=BigIntegerField(), chosen=BigIntegerField())
def _all(account, chosen):
    return SupportRequest.objects.of_account(account, chosen).for_list().order_by("-id")


@for_applicants()
def my_requests(request):
    """Everything of theirs on one page: what is under way, then what is over."""
    everything = _all.rows(**_whose(request))
    current = [one for one in everything if one.status not in FINAL]
    return render(
        request,
        "portal/my_requests.html",
        {
            "current": current,
            "under_way": sum(one.status != RequestStatus.DRAFT for one in current),
            "past": [one for one in everything if one.status in FINAL],
            "turns": [turn for one in current for turn in story.short_turns(one, request.user)],
            "today": clock.today(),
            "is_shared": request.is_shared or request.person.asks_for_digits,
            **count(
                {
                    "unread": Message.objects.to_people([request.person]).unread(),
                    "measures": Measure.objects.for_person(request.person),
                }
            ),
        },
    )


@for_applicants(guardians=True)
def my_request(request, pk):
    """Where it stands, what is asked of them, what they were told (DG-4, PR-5). A guardian follows
    it here; letters, and who opened the file, stay the person's own."""
    support_request = _one(request, pk)
    prefetch_related_objects([support_request], "log")
    said = Message.objects.about(support_request).to_people([request.person])
    shown, is_own = list(said[:MOST_MESSAGES]), not guarding(request)
    context = {
        "support_request": support_request,
        "stages": story.stages(support_request),
        "turns": story.turns(support_request, request.user),
        "to_confirm": story.to_confirm(support_request) if is_own else [],
        "is_waiting": story.is_waiting_for_reply(support_request),
        "is_late": story.is_late(support_request),
        "is_ripe": story.is_ripe(support_request),
        "today": clock.today(),
        "history": story.history(support_request),
        "messages_about": shown,
        "is_own": is_own,
        "letters": _letters(support_request, request.person) if is_own else [],
        "traces": traces.cards(request.person) if is_own else [],
        "may_withdraw": story.may_withdraw(support_request, request.user),
        "decision": story.decision(support_request),
        "object_until": story.object_until(support_request, request.user),
        "complete_by": story.complete_by(support_request),
        "complete_after": story.complete_after(support_request),
        "award": story.award(support_request),
        "enrolment": enrolment_of(support_request),
        "has_receipt": support_request.number is not None,
        **_renewal(support_request),
        "thread": pages.thread_rows(support_request, request.user),
        "may_write": pages.is_allowed(support_request, request.user, thread.write),
    }
    is_unread = any(message.read_at is None for message in shown) or len(shown) == MOST_MESSAGES
    if is_own and is_unread:
        said.unread().update(read_at=clock.now())
    return render(request, "portal/my_request.html", context)


def _renewal(support_request):
    """Whether it may be renewed now, and where a renewal that was begun goes on."""
    if support_request.status not in RENEWABLE:
        return {"may_renew": False, "renewed_at": ""}
    running = renewal.under_way(support_request)
    is_offered = running is None and renewal.may_be_renewed(support_request)
    return {"may_renew": is_offered, "renewed_at": renewal_url(running) if running else ""}


def _letters(support_request, person):
    kind = support_request._meta.label_lower
    return _of_one.rows(kind, person=person.pk, about=support_request.pk)


@composed(person=BigIntegerField(), about=BigIntegerField())
def _of_one(kind, person, about):
    return Letter.objects.filter(about_kind=kind, about_id=about, person_id=person)


@for_applicants("GET POST", helpers=True)
def my_paper(request, pk, code):
    """A paper that was promised, or that completes the registration, sent after all."""
    support_request = _one(request, pk)
    kind = next((kind for kind in story.papers_awaited(support_request) if kind.code == code), None)
    if is_past_help(request, support_request):
        raise Http404
    if kind is None or not kind.may_keep_copy:
        raise Http404
    page = papers.PaperPage(request, support_request, kind)
    if page.take():
        messages.success(request, _("Your paper is with us. We look at it and tell you."))
        return redirect("portal:my_request", pk=pk)
    if page.has_more:
        return redirect(request.get_full_path())
    return render(request, "portal/my_paper.html", {"kind": kind, **page.context()})


@for_applicants("POST", guardians=True)
def my_reopen(request, pk):
    """A paused request goes on, with the whole time anew."""
    carry_out(request, aside.reopen, _one(request, pk))
    return redirect("portal:my_request", pk=pk)


@for_applicants("POST", guardians=True)
def my_renew(request, pk):
    """Help that was given, or runs out, asked for again with what was said before (DG-1); where
    they renew it already, that one goes on."""
    support_request = _one(request, pk)
    if not workflow.has_accepted(request.person):
        way = urlencode({"next": reverse("portal:my_request", args=[pk])}, safe="/")
        return redirect(f"{reverse('portal:accept')}?{way}")
    running = renewal.under_way(support_request)
    if running is None:
        begun = {"person": support_request.person, "channel": IntakeChannel.PORTAL}
        begun |= {"programme": support_request.programme, "key": None}
        running = attempt(request, workflow.begin_request, **begun)
    if running is None:
        return redirect("portal:my_request", pk=pk)
    return redirect(renewal_url(running))


def renewal_url(running):
    """Where a renewal goes on: its first open page, or where it stands."""
    name = "apply_resume" if running.status == RequestStatus.DRAFT else "my_request"
    return reverse(f"portal:{name}", args=[running.pk])


@for_applicants("GET POST", guardians=True)
def my_write(request, pk):
    """They write about their request, with a photo where one belongs to it (DG-3)."""
    support_request = _one(request, pk)
    back = f"{reverse('portal:my_request', args=[pk])}#thread"
    if refusal := thread.write.why_not(support_request, request.user):
        say(request, refusal)
        return redirect(back)
    form = typed.form(request, WriteForm, obj=support_request, by=request.user)
    with_it = papers.WithAMessage(request, support_request, attached(), form)
    if request.method == "POST" and with_it.is_whole():
        done = {"done": text("portal.thread.sent"), **form.arguments(), **with_it.copies()}
        if attempt(request, thread.write, support_request, form=form, **done):
            with_it.is_noted()
            return redirect(back)
    context = {"form": form, "back_url": back, **with_it.context()}
    return render(request, "portal/my_write.html", context)


@for_applicants("GET POST")
def my_withdraw(request, pk):
    """They want it no more (PM-1)."""
    support_request = _one(request, pk)
    if not story.may_withdraw(support_request, request.user):
        return redirect("portal:my_request", pk=pk)
    form = typed.form(request, forms.WithdrawForm)
    if request.method == "POST" and form.is_valid():
        done = text("portal.withdraw.done")
        carry_out(request, aside.withdraw, support_request, done=done, **form.cleaned_data)
        return redirect("portal:my_request", pk=pk)
    context = {"form": form, "support_request": support_request}
    return render(request, "portal/my_withdraw.html", context)


@for_applicants("GET POST")
def my_arrival(request, pk, delivery):
    """Whether a delivery reached them: "yes" is one tap, "no" has room for words (PR-7)."""
    support_request = _one(request, pk)
    given = get_object_or_404(Delivery.objects.of_request(support_request).given(), pk=delivery)
    form = typed.form(request, forms.NotArrivedForm)
    if request.method == "POST" and form.is_valid():
        has_arrived = "yes" in request.POST
        done = text("portal.arrival.thanks" if has_arrived else "portal.arrival.looked_for")
        answer = {"delivery": given, "has_arrived": has_arrived, **form.cleaned_data}
        carry_out(request, arrival.say_arrived, support_request, done=done, **answer)
        return redirect("portal:my_request", pk=pk)
    context = {"form": form, "support_request": support_request, "delivery": given}
    return render(request, "portal/my_arrival.html", context)


@for_applicants("GET POST")
def my_object(request, pk):
    """They object to the decision; people who did not decide hear them (PM-1)."""
    support_request = _one(request, pk)
    form = typed.form(request, forms.ObjectionForm)
    if request.method == "POST" and form.is_valid():
        done = _("We have your objection, and tell you what comes of it.")
        words = {"channel": IntakeChannel.PORTAL, **form.cleaned_data}
        attempt(request, objection.file_objection, support_request, done=done, **words)
        return redirect("portal:my_request", pk=pk)
    until = story.object_until(support_request, request.user)
    if until is None:
        return redirect("portal:my_request", pk=pk)
    return render(
        request,
        "portal/my_object.html",
        {
            "form": form,
            "support_request": support_request,
            "decision": story.decision(support_request),
            "object_until": until,
        },
    )
