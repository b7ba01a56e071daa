"""Rating: one question a page, without a sign-in, without a script.

Nothing is written before the last page, and then one sealed row. No page here writes a session
or a message: both would bear a moment.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render

from beneficiaries.models import Person
from sanad.lib.http import page
from sanad.lib.limits import is_within
from surveys import sealing
from surveys.enums import RatedStep
from surveys.forms import ScoreForm, StartForm
from surveys.models import Invitation, Survey
from surveys.sheets import RatingSheet, throw_away


@login_not_required
@page(methods="GET POST")
def open_rating(request):
    """Anybody may rate, asked or not: what it is about, and in which branch."""
    # A tablet in a branch keeps its branch in the address.
    branch = request.GET.get("branch", "")
    initial = {"step": RatedStep.VISIT if branch else RatedStep.GENERAL, "branch": branch}
    form = StartForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if not is_within(request, "rate", _device(request)):
            return render(request, "429.html", status=429)
        place = form.cleaned_data["branch"]
        sheet = RatingSheet(
            sealing.free_token(),
            Survey.objects.current().pk,
            form.cleaned_data["step"],
            place.pk if place else None,
        )
        return sheet.write(redirect("surveys:question", 1))
    return throw_away(render(request, "surveys/open.html", {"form": form}))


@login_not_required
@page()
def invited(request, token):
    """The link of a message. It opens a sheet, or the one begun on this phone, and leaves no mark
    that it was opened."""
    invitation = Invitation.objects.filter(lookup=sealing.lookup_of(token)).first()
    if invitation is None:
        raise Http404
    if not _is_open(invitation):
        return render(request, "surveys/over.html")
    return _begun(request, invitation, token)


def _begun(request, invitation, token):
    """The sheet of the invitation: on the phone on which it was begun it goes on where it was."""
    there = RatingSheet.read(request)
    is_same = there is not None and (there.token, there.survey) == (token, invitation.survey_id)
    sheet = there if is_same else RatingSheet.of_invitation(invitation, token)
    return sheet.write(redirect("surveys:question", sheet.at))


@page(methods="GET POST")
def mine(request):
    """The signed-in person's own invitations. The id travels in the form, not in an address."""
    # People who share a phone are not told of one another's steps.
    people = list(Person.objects.visible_to(request.user).values_list("pk", flat=True)[:2])
    own = people if len(people) == 1 and not request.user.is_staff else []
    invitations = Invitation.objects.open().to_people(own)
    if request.method == "POST":
        chosen = next(
            (each for each in invitations if str(each.pk) == request.POST.get("invitation")), None
        )
        if chosen is None:
            return render(request, "surveys/over.html")
        return _begun(request, chosen, sealing.token_of(chosen.pk))
    return render(request, "surveys/mine.html", {"invitations": invitations})


@login_not_required
@page(methods="GET POST")
def question(request, number):
    """One question: next, back or skip. After the last one the sheet is handed in."""
    sheet = RatingSheet.read(request)
    if sheet is None:
        return redirect("surveys:open")
    questions = list(Survey.objects.get(pk=sheet.survey).questions.all())
    if not 1 <= number <= len(questions):
        raise Http404
    asked = questions[number - 1]
    form = ScoreForm(request.POST if _needs_score(request) else None)
    if request.method == "POST":
        go = request.POST.get("go", "next")
        if go == "back" or go == "skip" or form.is_valid():
            return _turn(sheet, asked.code, number, len(questions), go, request.POST)
    return render(
        request,
        "surveys/question.html",
        {
            "form": form,
            "question": asked,
            "chosen": str(sheet.scores.get(asked.code, "")),
            "step": {"number": number, "total": len(questions)},
        },
        status=200,
    )


@login_not_required
@page()
def thanks(request):
    """After a sheet was handed in; it says nothing of what stood on it."""
    return render(request, "surveys/thanks.html")


def _device(request):
    """One browser behind one address, without a cookie of ours."""
    return f"{request.META.get('REMOTE_ADDR', '')} {request.headers.get('User-Agent', '')}"


def _needs_score(request):
    return request.method == "POST" and request.POST.get("go", "next") == "next"


def _turn(sheet, code, number, last, go, posted):
    """Keep the score of this page, and turn it; after the last page hand the sheet in."""
    form = ScoreForm(posted)
    if go == "skip":
        sheet.score(code, None)
    elif form.is_valid():
        sheet.score(code, form.cleaned_data["score"])
    if go == "back" or number < last:
        sheet.at = max(1, number - 1) if go == "back" else number + 1
        return sheet.write(redirect("surveys:question", sheet.at))
    was_taken = sheet.hand_in()
    return throw_away(redirect("surveys:thanks" if was_taken else "surveys:counted"))


@login_not_required
@page()
def counted(request):
    """A second answer that came after the first was released."""
    return render(request, "surveys/over.html")


def _is_open(invitation):
    return Invitation.objects.open().filter(pk=invitation.pk).exists()
