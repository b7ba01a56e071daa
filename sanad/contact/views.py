"""The pages of contacts: today's, one of them with its timer, and questions to the researcher."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import openings
from beneficiaries import perms as people_perms
from beneficiaries.models import Person
from sanad.accounts.enums import Role
from sanad.audit.models import Opening, Purpose
from sanad.contact import caller, forms, perms, workflow
from sanad.contact.enums import CLAUSES, LIFE, ON_PAPER, REFERRAL, Channel, Subject
from sanad.contact.models import Contact, Referral
from sanad.lib import clock
from sanad.lib.composed import composed
from sanad.lib.counts import counted
from sanad.lib.http import page, safe_next, wants_fragment
from sanad.lib.keys import row_key
from sanad.lib.pagination import first_page, head, keyset_page
from sanad.paper import perms as paper_perms
from sanad.paper.forms import FindForm, SheetForm
from sanad.workflow import history
from sanad.workflow.buttons import bar
from sanad.workflow.cycle import Place
from sanad.workflow.views import StepPages, attempt

GET_OR_POST = "GET POST"
MOST_ASIDE = 8


def _without_cursor(request):
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()


# Contacts -----------------------------------------------------------------------------------


@composed()
def _first_rows(user):
    unfiltered = forms.ContactFilter({})
    return head(unfiltered.filter(Contact.objects.visible_to(user).for_list(), user), ("-id",))


@composed()
def _waiting(user):
    waiting = Contact.objects.visible_to(user).for_list().waiting()
    return waiting.order_by("id")[:MOST_ASIDE]


@composed()
def _running(user):
    return Contact.objects.visible_to(user).for_list().running().handled_by(user)[:MOST_ASIDE]


@counted
def _late(user):
    return {"late": Contact.objects.visible_to(user).late()}


@page(perms.may_see)
def contact_list(request):
    """Today's contacts of the branch, who waits, and what I have under way."""
    form = forms.ContactFilter(request.GET)
    if any(request.GET.values()):
        visible = form.filter(Contact.objects.visible_to(request.user).for_list(), request.user)
        rows = keyset_page(visible, order=("-id",), after=request.GET.get("after"))
    else:
        rows = first_page(_first_rows.rows(request.user), ("-id",))
    context = {
        "form": form,
        "page": rows,
        "page_query": _without_cursor(request),
        "now": clock.now(),
    }
    if wants_fragment(request):
        return render(request, "contact/_list.html", context)
    context |= {
        "waiting": _timed(_waiting.rows(request.user), context["now"]),
        "running": _timed(_running.rows(request.user), context["now"]),
        "late": _late(request.user)["late"],
        "can_log": perms.may_log(request.user),
    }
    return render(request, "contact/list.html", context)


def _timed(contacts, now):
    return [(contact, contact.seconds(now)) for contact in contacts]


@page(perms.may_log, methods=GET_OR_POST)
def create(request):
    """Choose the channel, then its few fields; for a person of the registry or a stranger."""
    asked = request.POST if request.method == "POST" else request.GET
    person = _person_of(request, asked.get("person", ""))
    if person and not openings.is_open(request.user, person):
        return openings.ask_purpose(request, person)
    whose = {"person": person.pk} if person else {}
    channel = asked.get("channel")
    if channel not in Channel.values:
        choices = [
            (
                option.label,
                CLAUSES[option],
                f"channel-{option.value}",
                f"?{urlencode({'channel': option.value, **whose})}",
            )
            for option in Channel
        ]
        context = {"choices": choices, "person": person, "back_url": reverse("contact:list")}
        return render(request, "contact/channels.html", context)
    channel = Channel(channel)
    form = forms.ContactForm(
        request.POST or None, channel=channel, person=person, by=request.user, page=request.path
    )
    if request.method == "POST" and form.is_valid():
        contact = attempt(request, workflow.begin_and_close, form=form, **form.to_log())
        if contact is not None:
            return redirect(contact)
    context = {
        "form": form,
        "person": person,
        "channel": channel,
        "clause": CLAUSES[channel],
        "back_url": f"{reverse('contact:create')}?{urlencode(whose)}",
    }
    status = 422 if form.errors else 200
    return render(request, "contact/create.html", context, status=status)


@page(perms.may_log, methods=GET_OR_POST)
def paper(request):
    """Enter what was written on a numbered sheet: the contact, its real day, a photo of it."""
    is_post = request.method == "POST"
    asked = request.POST if is_post else request.GET
    files = request.FILES if is_post else None
    of_sheet = {"by": request.user, "kinds": tuple(ON_PAPER)}
    sheet = SheetForm(asked if is_post else None, files, **of_sheet, initial=request.GET.dict())
    channels = _channels_of(request.user, asked.get("number", ""))
    if not channels:
        return redirect(f"{reverse('paper:list')}?{urlencode({'number': asked.get('number', '')})}")
    channel = Channel(asked["channel"]) if asked.get("channel") in channels else channels[0]
    form = forms.PaperContactForm(
        asked if is_post else None, channel=channel, by=request.user, page=request.path
    )
    if is_post and all([sheet.is_valid(), form.is_valid()]):
        entered = {**form.to_log(), **sheet.paper()}
        if contact := attempt(request, workflow.enter_and_close, form=form, **entered):
            return redirect(contact)
    context = {
        "sheet_form": sheet,
        "form": form,
        "channel": channel,
        "channels": [(each, _address(asked, each), each == channel) for each in channels],
        "back_url": reverse("paper:list"),
        "back_label": _("Sheets of paper"),
    }
    status = 409 if hasattr(form, "refusal") else 422 if is_post else 200
    return render(request, "contact/paper.html", context, status=status)


def _channels_of(user, number):
    """The channels that a sheet of this number may be of, the likeliest first; none for another's
    sheet, or another kind.
    """
    sheet = FindForm({"number": number}, by=user)
    channels = ON_PAPER.get(sheet.book.kind, ()) if sheet.is_valid() else ()
    likeliest = Channel.DELEGATE if user.has_role(Role.DELEGATE) else Channel.PHONE
    return sorted(channels, key=lambda channel: channel != likeliest)


def _address(asked, channel):
    return f"?{urlencode({'number': asked.get('number', ''), 'channel': channel.value})}"


def _register_url(user, contact):
    """Where somebody whom the registry does not know is registered, with what they said; "" for
    who is known, and for who may not register.
    """
    if contact.person_id or not people_perms.may_register(user):
        return ""
    if caller.stage_of(contact) in ("asked", "wrong"):
        return ""  # first who they are: else they would have two files
    query = urlencode({"q": contact.caller_name})
    return f"{reverse('people:create')}?{query}"


def _person_of(request, pk):
    key = row_key(pk)
    return get_object_or_404(Person.objects.visible_to(request.user), pk=key) if key else None


@page(perms.may_see)
def show(request, pk):
    """One contact: its timer, what may be done with it now, its history."""
    contact = _contact(request, pk)
    can_close = workflow.close.why_not(contact, request.user) is None
    form = forms.CloseForm(obj=contact) if can_close else None
    return render(request, "contact/show.html", _shown(request, contact, form))


def _contact(request, pk):
    return _noted(request, Contact.objects.visible_to(request.user).for_detail(), pk)


def _noted(request, rows, pk):
    """The row, or 404. Who read what a person said stays on their record, once a day."""
    noted = Opening.objects.of_today(request.user).filter(person_id=OuterRef("person"))
    row = get_object_or_404(rows.annotate(is_noted=Exists(noted)), pk=pk)
    if row.person_id and not row.is_noted:
        asked = {"by": request.user, "purpose": Purpose.READING, "page": request.path}
        openings.note(row.person, is_open=False, **asked)
    return row


def _shown(request, contact, form):
    now = clock.now()
    return {
        "contact": contact,
        "now": now,
        "seconds": contact.seconds(now),
        "caller": caller.stage_of(contact),
        "actions": bar(LIFE.actions(contact, request.user, place=Place.BAR)),
        "close_form": form,
        "seen": history.version(contact),
        "answer_form": _answer_form(request, contact),
        "follow_ups": contact.follow_ups.select_related("by") if contact.is_asked else (),
        "register_url": _register_url(request.user, contact),
        "can_see_scan": paper_perms.may_see(request.user),
        "can_refer": perms.may_refer(request.user) and contact.person_id,
        "may_name_helper": contact.subject_kind == Subject.HELPER
        and people_perms.may_register(request.user)
        and contact.person_id,
        "back_url": reverse("contact:list"),
        "back_label": _("Contacts"),
    }


def _answer_form(request, contact):
    """Where both sides wrote on: the form of a further answer, for who may give one."""
    is_answered = bool(contact.answer) and not contact.destroyed_on
    may = is_answered and perms.may_answer_again(request.user, contact)
    return forms.FollowUpForm() if may else None


def _step(request, contact, transition):
    """The form that ends a contact stands on its page, with what is wrong in it; the others have a
    page of their own."""
    if transition is not workflow.close:
        return {}
    return {
        "template": "contact/show.html",
        "context": lambda form: _shown(request, contact, form),
        "after": safe_next(request, reverse("contact:list")),
    }


@page(perms.may_see, methods="POST")
def answer_again(request, pk):
    """A further answer, where both sides wrote on."""
    contact = _contact(request, pk)
    form = forms.FollowUpForm(request.POST)
    if form.is_valid() and attempt(
        request, workflow.answer_again, contact, form=form, **form.cleaned_data
    ):
        messages.success(request, _("Your answer is with them."))
        return redirect(f"{contact.get_absolute_url()}#thread")
    shown = _shown(request, contact, None) | {"answer_form": form}
    return render(request, "contact/show.html", shown, status=422)


step = page(perms.may_see, methods=GET_OR_POST)(StepPages(LIFE, find=_contact, page=_step))


# Referrals ----------------------------------------------------------------------------------


@page(perms.may_see)
def referral_list(request):
    """Questions of people to the researcher, nearest term first."""
    form = forms.ReferralFilter(request.GET)
    referrals = form.filter(Referral.objects.visible_to(request.user).for_list(), request.user)
    context = {
        "form": form,
        "page": keyset_page(referrals, order=("due_on", "id"), after=request.GET.get("after")),
        "page_query": _without_cursor(request),
    }
    return render(request, "contact/referrals.html", context)


@page(perms.may_refer, methods=GET_OR_POST)
def refer(request):
    """Refer a person with their question (PR-3)."""
    asked = request.POST if request.method == "POST" else request.GET
    contact = _contact_of(request, asked.get("contact", ""))
    person = contact.person if contact else _person_of(request, asked.get("person", ""))
    if person is None:
        return redirect("people:search")
    if not contact and not openings.is_open(request.user, person):
        return openings.ask_purpose(request, person)
    form = forms.ReferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        if made := attempt(request, workflow.refer, person, form=form, contact=contact, **asked):
            messages.success(request, _("%(name)s has the question.") % {"name": made.owner})
            return redirect(made)
    context = {
        "form": form,
        "person": person,
        "contact": contact,
        "back_url": reverse("contact:show", args=[contact.pk])
        if contact
        else reverse("people:show", args=[person.pk]),
    }
    status = 422 if form.errors else 200
    return render(request, "contact/refer.html", context, status=status)


def _contact_of(request, pk):
    key = row_key(pk)
    if key is None:
        return None
    visible = Contact.objects.visible_to(request.user).exclude(person=None)
    return get_object_or_404(visible.select_related("person"), pk=key)


@page(perms.may_see)
def referral(request, pk):
    """The question and its answer; a researcher answers here."""
    referral = _referral(request, pk)
    return render(request, "contact/referral.html", _asked(request, referral))


def _referral(request, pk):
    return _noted(request, Referral.objects.visible_to(request.user).for_detail(), pk)


def _asked(request, referral, sent=None):
    """The referral's page with its two forms; `sent` is the one that was sent and has mistakes."""

    def form_of(transition):
        if isinstance(sent, transition.form):
            return sent
        may = transition.why_not(referral, request.user) is None
        return transition.form(obj=referral, by=request.user) if may else None

    hand_over = form_of(workflow.hand_over)
    return {
        "referral": referral,
        "form": form_of(workflow.answer),
        "hand_over_form": hand_over if hand_over and hand_over.fields["owner"].queryset else None,
        "seen": history.version(referral),
        "back_url": reverse("contact:referrals"),
        "back_label": "",
    }


referral_step = page(perms.may_see, methods=GET_OR_POST)(
    StepPages(
        REFERRAL,
        find=_referral,
        page=lambda request, referral, transition: {
            "template": "contact/referral.html",
            "context": lambda form: _asked(request, referral, form),
        },
    )
)
