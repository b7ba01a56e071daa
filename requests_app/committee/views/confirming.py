"""What stands in a member's name: read and confirmed by the member, or by the code they tell."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from beneficiaries import files
from requests_app.committee import in_name, pages, perms
from requests_app.committee.forms.confirming import DigitsForm
from requests_app.committee.models import MinutesScan
from requests_app.committee.views.committee import GET_OR_POST, find_sitting, status_of
from requests_app.committee.workflow import confirming
from sanad.lib.http import page
from sanad.lib.identifiers import mask_mobile
from sanad.workflow.views import attempt, carry_out


@page(perms.may_contest, methods=GET_OR_POST)
def mine(request, pk):
    """One's own votes at a sitting: all confirmed by one tap, or one said not to be right."""
    sitting = find_sitting(request, pk)
    if request.method == "POST":
        carry_out(request, confirming.confirm, sitting, votes=_as_read(request.POST))
        return redirect("committee:mine", pk)
    name = in_name.of(sitting, request.user)
    context = {
        "sitting": sitting,
        "name": name,
        "rows": [_row(vote, name) for vote in name.votes],
        "seat_chip": name.seat and _seat_chip(name),
        "can_confirm": name.awaits and confirming.confirm.why_not(sitting, request.user) is None,
        "can_contest": confirming.contest.why_not(sitting, request.user) is None,
        "until": in_name.last_day(sitting),
        "back_url": sitting.get_absolute_url(),
        "back_label": str(sitting),
    }
    return render(request, "committee/mine.html", context)


def _as_read(data):
    """`{key: choice}` of the votes that stood on the page."""
    pairs = (text.partition(":") for text in data.getlist("vote"))
    return {int(key): choice for key, _colon, choice in pairs if key.isdecimal() and key.isascii()}


def _row(vote, name):
    return {
        "vote": vote,
        "chip": (vote.get_choice_display(), f"status-vote-{vote.choice}"),
        "mark": pages.confirmation_chip(vote),
        "awaits": vote in name.unconfirmed,
        # Written down wrong, and still to be decided: the member simply votes.
        "is_open": vote in name.unconfirmed and vote.item.status == "listed",
    }


def _seat_chip(name):
    if name.is_seat_contested:
        return _("Contested"), "exclamation-triangle", "brick"
    return pages.confirmation_chip(name.seat) if name.was_there else None


@page(perms.may_run_sittings, methods=GET_OR_POST)
def confirm(request, pk):
    """Every member with what awaits their word: a code is sent, and its digits are taken."""
    sitting = find_sitting(request, pk)
    names = in_name.of_all(sitting)
    form = DigitsForm()
    chosen = next((name for name in names if str(name.member.pk) == request.POST.get("of")), None)
    if request.method == "POST" and chosen is None:
        raise Http404
    if request.method == "POST" and request.POST.get("verb") == "send":
        sent = attempt(request, confirming.send_code, sitting, member=chosen.member)
        return redirect(f"{request.path}?of={chosen.member.pk}" if sent else request.path)
    if request.method == "POST":
        form = DigitsForm(request.POST)
        if form.is_valid() and attempt(
            request,
            confirming.confirm_by_code,
            sitting,
            form=form,
            done=confirming.confirm.done,
            member=chosen.member,
            digits=form.cleaned_data["code"],
        ):
            return redirect(request.path)
    asked = str(chosen.member.pk) if chosen else request.GET.get("of", "")
    scan = confirming.enter_scan
    context = {
        "sitting": sitting,
        "rows": [_member(name, form, asked) for name in names],
        "can_scan": scan.why_not(sitting, request.user) is None,
        "scan_url": scan.url_for(sitting),
        "back_url": sitting.get_absolute_url(),
        "back_label": str(sitting),
    }
    return render(request, "committee/confirm.html", context, status=status_of(form))


def _member(name, form, asked):
    is_asked = str(name.member.pk) == asked and name.awaits
    return {
        "name": name,
        "mobile": mask_mobile(name.member.mobile) if name.member.mobile else "",
        "form": form if is_asked else None,
        "chip": _seat_chip(name),
    }


@page(perms.sees_committee)
def scan(request, pk):
    """The scan of the signed minutes of a sitting on paper."""
    sitting = find_sitting(request, pk)
    kept = get_object_or_404(MinutesScan, sitting=sitting)
    try:
        content = files.read(kept)
    except files.CopyLost:
        raise Http404 from None
    return files.answer(content, kept.file_kind, name=f"minutes-{sitting.number}")
