"""Who is signed in: choosing for whom, and joining from a phone."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import familiar as registry
from sanad.accounts import unfinished
from sanad.lib.http import safe_next
from sanad.lib.limits import is_within
from sanad.lib.sealed import digest
from sanad.lib.texts import speaking_to, text
from sanad.policy import terms
from sanad.portal import acting, familiar, forms, typed, workflow
from sanad.portal.acting import by_mobile, for_applicants
from sanad.workflow.refusal import Refused

JOINING = "joining"
CALLED = "called"  # the address of the page that says that a colleague calls
STEPS = {
    "identity": forms.IdentityForm,
    "name": forms.NameForm,
    "home": forms.HomeForm,
    "phone": forms.PhoneUseForm,
}
ORDER = [*STEPS, "finish"]


@by_mobile()
def who(request):
    """Where somebody without a chosen file goes on: join, choose, or straight home."""
    own = acting.acting_person(request)
    if own is not None:
        is_chosen = acting.HELPING in request.session
        has_others = not is_chosen and (
            acting.consents_of(own).exists() or acting.deeds_of(own).exists()
        )
        return redirect("portal:whom" if has_others else "portal:my_requests")
    people = list(acting.people_of(request.user))
    if not people:
        return redirect("portal:join", step="identity")
    known = [person for person in people if familiar.is_familiar(request, person)]
    if not known and len(people) == 1:
        way = reverse("portal:sure", args=[people[0].pk])
        return redirect(f"{way}{_onwards(request)}")
    # Of several, whom this phone does not know stands on it by no name: the identity finds them.
    return render(request, "portal/who.html", {"people": known, "next": _onwards(request)})


@by_mobile("GET POST")
def sure(request, pk):
    """A phone that never opened the file, or a long silence: one thing more that only they know, or
    a colleague's call. Nothing of the file is shown before."""
    person = get_object_or_404(acting.people_of(request.user), pk=pk)
    onwards = f"{reverse('portal:who')}{_onwards(request)}"
    if familiar.is_familiar(request, person):
        return redirect(onwards)
    if request.method == "POST" and "call" in request.POST:
        registry.ask_to_be_called(person, by=request.user)
        return redirect(f"{request.path}?{CALLED}")
    if CALLED in request.GET:
        return render(request, "portal/we_call.html")
    fact = registry.fact_to_ask(person) if registry.tries_left(person) else None
    form = typed.form(request, forms.OwnFactForm, fact=fact) if fact else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            is_right = registry.answer(person, by=request.user, said=form.cleaned_data["said"])
        except Refused:
            form, is_right = None, False
        if is_right:
            familiar.remember(request, person)
            return redirect(onwards)
        if form is not None and registry.tries_left(person):
            form.add_error("said", _("This is not what stands in the file. Look at the card."))
        else:
            form = None
    return render(request, "portal/sure.html", {"form": form})


def _onwards(request):
    """`?next=…` where somebody goes on to a page of ours after their digits, else ""."""
    way = safe_next(request, "portal:my_requests")
    return f"?{urlencode({'next': way})}" if way != reverse("portal:my_requests") else ""


@by_mobile("POST")
def switch(request):
    """Leave this person's file; on a shared phone the next one chooses and unlocks theirs."""
    acting.leave(request)
    return redirect("portal:who")


@by_mobile("GET POST")
def unlock(request, pk):
    """The four digits of one of the people on this phone. A code alone opens no shared file."""
    person = get_object_or_404(acting.people_of(request.user), pk=pk)
    if not familiar.is_familiar(request, person):
        way = reverse("portal:sure", args=[pk])
        return redirect(f"{way}?{urlencode({'next': request.get_full_path()})}")
    if not acting.have_digits(person):
        return render(request, "portal/see_you.html", {"why": "pin"})
    # Who stands there by name is spoken to by it; else nobody knows yet who holds the phone.
    with speaking_to(person.gender if person.is_name_shown else ""):
        return _unlock(request, person)


def _unlock(request, person):
    form = typed.form(request, forms.PinForm)
    if request.method == "POST" and form.is_valid():
        answer = acting.unlocks(request, person, form.cleaned_data["pin"])
        if answer:
            acting.act_for(request, person)
            return redirect(safe_next(request, "portal:my_requests"))
        form.add_error(
            "pin",
            text("portal.unlock.wrong") if answer is False else text("portal.unlock.too_many"),
        )
    name = person.first_name if person.is_name_shown else ""
    context = {"form": form, "name": name, "next": _onwards(request)}
    return render(request, "portal/unlock.html", context)


@by_mobile("GET POST")
def join(request, step):
    """A new applicant, a few fields a page; what was written is kept from page to page."""
    if step not in ORDER:
        raise Http404
    answers = request.session.get(JOINING, {})
    for before in ORDER[: ORDER.index(step)]:
        if not _form(before, answers).is_valid():
            return redirect("portal:join", step=before)
    with speaking_to(answers.get("name", {}).get("gender", "")):
        page = _finish(request, answers) if step == "finish" else _step(request, step, answers)
        return typed.answered(request, page)


def _is_shut_by_another(request):
    """Somebody's file is open here and has no four digits: once another joins on the number, it
    opens no more until the desk sets some."""
    person = acting.acting_person(request)
    return person is not None and not person.pin


def _posted(request):
    """What was typed; where the kind of the identity was asked about, with the kind that it is."""
    posted = request.POST.copy()
    if "kind_is" in posted:
        posted["identity_kind"] = posted.pop("kind_is")[-1]
    return posted


def _step(request, step, answers):
    posted = _posted(request)
    form = typed.form(request, STEPS[step], posted=posted, earlier=answers.get(step))
    if request.method == "POST" and form.is_valid():
        names = tuple(form.fields)
        kept = {name: value for name, value in posted.items() if name.startswith(names)}
        if step == "identity":
            # What was written with this identity before, on whatever phone of the number.
            answers = _unfinished(request, form) | {"at": _name(form)}
        answers |= {step: kept}
        request.session[JOINING] = answers
        unfinished.keep(by=request.user, what=answers["at"], content=answers)
        if step == "identity":
            answer = _known(request, form)
            if answer is not None:
                return answer
            return redirect("portal:join", step=_first_open(answers))
        return redirect("portal:join", step=ORDER[ORDER.index(step) + 1])
    context = _context(step, form) | {"is_shut_by_another": _is_shut_by_another(request)}
    return render(request, f"portal/join_{step}.html", context)


def _name(form):
    """Under which name the steps of this identity wait: whoever does not type it sees none."""
    data = form.cleaned_data
    names = ("identity_kind", "identity_country", "identity_number")
    return f"joining {digest('joining', *(data[name] for name in names))[:40]}"


def _unfinished(request, form):
    """The steps that were done with this identity; the ones of another are none of them."""
    answers = request.session.get(JOINING, {})
    if answers.get("at") == _name(form):
        return answers
    return unfinished.read(request.user, _name(form)) or {}


def _first_open(answers):
    """The first step that is not done yet."""
    return next((step for step in STEPS if not _form(step, answers).is_valid()), "finish")


def _is_done(request):
    """Nothing of the joining waits any more."""
    answers = request.session.pop(JOINING, {})
    if "at" in answers:
        unfinished.drop(by=request.user, what=answers["at"])


def _form(step, answers):
    return STEPS[step](answers.get(step, {}))


def _context(step, form):
    place = ORDER.index(step)
    return {
        "form": form,
        "step": {"number": place + 1, "total": len(ORDER), "label": "", "is_saved": place > 0},
        "back_url": reverse("portal:join", args=[ORDER[place - 1]]) if place else "",
    }


def _known(request, form):
    """Where the registry knows the identity on this very number: link it.

    Known elsewhere or to nobody is the same page, so that who types another's number learns nothing
    by it: only who writes and accepts everything is sent to the desk (`_finish`).
    """
    data = form.cleaned_data
    if not is_within(request, "join", str(request.user.pk)):
        return _to_the_desk(request)
    try:
        person = workflow.find_own(
            by=request.user,
            kind=data["identity_kind"],
            country=data["identity_country"],
            number=data["identity_number"],
        )
    except workflow.DeskMustLink as must:
        return _to_the_desk(request) if must.is_here else None
    if person is None:
        return None
    is_new_here = person.account_id is None
    try:
        person = workflow.link(person, by=request.user)
    except workflow.DeskMustLink:
        return _to_the_desk(request)
    _is_done(request)
    if is_new_here:  # the identity was the thing that only they know
        familiar.remember(request, person)
    elif not familiar.is_familiar(request, person):
        return redirect("portal:sure", pk=person.pk)
    if acting.asks_for_digits(person, on=request.user):
        return redirect("portal:unlock", pk=person.pk)
    acting.act_for(request, person)
    messages.success(request, _("We know you. Your file is linked to this phone."))
    return redirect("portal:my_requests")


def _to_the_desk(request):
    _is_done(request)
    return redirect("portal:see_you")


@by_mobile()
def see_you(request):
    """We cannot complete this from the phone; nothing is said about what we hold."""
    return render(request, "portal/see_you.html", {"why": "identity"})


def _finish(request, answers):
    parts = [_form(step, answers) for step in STEPS]
    *about, phone = parts
    are_valid = all(part.is_valid() for part in parts)
    use = phone.cleaned_data["phone_use"] if are_valid else ""
    form = typed.form(request, forms.FinishForm, phone_use=use)
    if request.method == "POST" and are_valid and form.is_valid():
        person, household = forms.person_from(*about)
        person.language = request.LANGUAGE_CODE
        try:
            person = workflow.join(
                by=request.user,
                person=person,
                household=household,
                pin=form.cleaned_data["pin"],
                phone_use=use,
                key=form.cleaned_data["key"],
            )
        except (workflow.DeskMustLink, IntegrityError):
            workflow.tell_whose_identity(person, by=request.user)
            return _to_the_desk(request)
        except ValidationError as error:
            # What an earlier page let pass (the day has changed meanwhile) stands above the form.
            form.add_error(None if hasattr(error, "error_dict") else "pin", error.messages)
        else:
            _is_done(request)
            if not familiar.is_familiar(request, person):
                return redirect("portal:who")
            if acting.asks_for_digits(person, on=request.user) and not acting.unlocks(
                request, person, form.cleaned_data["pin"]
            ):
                return redirect("portal:who")
            acting.act_for(request, person)
            return redirect(safe_next(request, "portal:apply"))
    context = _context("finish", form) | {"terms": terms.in_force()}
    return render(request, "portal/join_finish.html", context)


@for_applicants("GET POST", guardians=True)
def accept(request):
    """The terms in force, for a person registered at the desk or under an older version; a guardian
    accepts them for a ward."""
    form = typed.form(request, forms.AcceptTermsForm)
    if request.method == "POST" and form.is_valid():
        try:
            workflow.accept_terms(request.person, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect(safe_next(request, "portal:apply"))
    return render(request, "portal/accept_terms.html", {"form": form, "terms": terms.in_force()})
