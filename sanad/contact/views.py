"""The pages of contacts: today's, one of them with its timer, and questions to the researcher."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from beneficiaries import perms as people_perms
from beneficiaries.models import Person
from sanad.accounts.perms import only
from sanad.contact import forms, perms, workflow
from sanad.contact.enums import CHANNELS, LIFE, REFERRAL, Channel
from sanad.contact.models import Contact, Referral
from sanad.lib import clock
from sanad.lib.http import no_store, safe_next, wants_fragment
from sanad.lib.keys import row_key
from sanad.lib.pagination import keyset_page
from sanad.workflow.refusal import Refused

GET_OR_POST = require_http_methods(["GET", "POST"])
MOST_ASIDE = 8


def _without_cursor(request):
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()


# Contacts -----------------------------------------------------------------------------------


@require_GET
@no_store
@only(perms.may_see)
def contact_list(request):
    """Today's contacts of the branch, who waits, and what I have under way."""
    form = forms.ContactFilter(request.GET)
    visible = Contact.objects.visible_to(request.user).for_list()
    context = {
        "form": form,
        "page": keyset_page(
            form.filter(visible, request.user), order=("-id",), after=request.GET.get("after")
        ),
        "page_query": _without_cursor(request),
        "now": clock.now(),
    }
    if wants_fragment(request):
        return render(request, "contact/_list.html", context)
    context |= {
        "waiting": _timed(visible.waiting().order_by("id")[:MOST_ASIDE], context["now"]),
        "running": _timed(visible.running().handled_by(request.user)[:MOST_ASIDE], context["now"]),
        "late": visible.late().count(),
        "can_log": perms.may_log(request.user),
    }
    return render(request, "contact/list.html", context)


def _timed(contacts, now):
    return [(contact, contact.seconds(now)) for contact in contacts]


@GET_OR_POST
@no_store
@only(perms.may_log)
def create(request):
    """Choose the channel, then its few fields; for a person of the registry or a stranger."""
    asked = request.POST if request.method == "POST" else request.GET
    person = _person_of(asked.get("person", ""))
    whose = {"person": person.pk} if person else {}
    channel = asked.get("channel")
    if channel not in Channel.values:
        choices = [
            (
                Channel(value).label,
                *CHANNELS[value],
                f"?{urlencode({'channel': value, **whose})}",
            )
            for value in CHANNELS
        ]
        context = {"choices": choices, "person": person, "back_url": reverse("contact:list")}
        return render(request, "contact/channels.html", context)
    channel = Channel(channel)
    form = forms.ContactForm(request.POST or None, channel=channel, person=person)
    if request.method == "POST" and form.is_valid():
        contact = _tried(form, workflow.begin_and_close, by=request.user, **form.to_log())
        if contact is not None:
            return redirect("contact:show", contact.pk)
    context = {
        "form": form,
        "person": person,
        "channel": channel,
        "clause": CHANNELS[channel][0],
        "back_url": f"{reverse('contact:create')}?{urlencode(whose)}",
    }
    return render(request, "contact/create.html", context)


def _register_url(user, contact):
    """Where somebody whom the registry does not know is registered, with what they said; "" for
    who is known, and for who may not register.
    """
    if contact.person_id or not people_perms.may_register(user):
        return ""
    query = urlencode({"q": contact.caller_name})
    return f"{reverse('people:create')}?{query}"


def _person_of(pk):
    key = row_key(pk)
    return get_object_or_404(Person, pk=key) if key else None


@require_GET
@no_store
@only(perms.may_see)
def show(request, pk):
    """One contact: its timer, what may be done with it now, its history."""
    return _show(request, pk)


def _show(request, pk, close_form=None):
    contact = get_object_or_404(Contact.objects.visible_to(request.user).for_detail(), pk=pk)
    close_form = close_form or forms.CloseForm(contact=contact)
    actions = LIFE.actions(contact, request.user)
    now = clock.now()
    names = {action.name for action in actions if action.is_allowed}
    for action in actions:
        action.url = ""
    context = {
        "contact": contact,
        "now": now,
        "seconds": contact.seconds(now),
        "actions": [action for action in actions if action.name != "close"],
        "close_form": close_form if "close" in names else None,
        "register_url": _register_url(request.user, contact),
        "can_refer": perms.may_refer(request.user) and contact.person_id,
        "back_url": reverse("contact:list"),
        "back_label": _("Contacts"),
    }
    return render(request, "contact/show.html", context)


@GET_OR_POST
@no_store
@only(perms.may_log)
def close(request, pk):
    """End the contact with its outcome."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        # The address of a form that was answered with its errors, asked for anew.
        return redirect("contact:show", pk)
    form = forms.CloseForm(request.POST, contact=contact)
    if form.is_valid() and _tried(
        form, workflow.close, contact, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The contact has ended."))
        return redirect(safe_next(request, reverse("contact:list")))
    return _show(request, pk, form)


@require_POST
@only(perms.may_log)
def act(request, pk):
    """Receive somebody who waits, or note that they left."""
    contact = get_object_or_404(Contact.objects.visible_to(request.user), pk=pk)
    verb = {"receive": workflow.receive, "leave": workflow.leave}.get(request.POST.get("verb"))
    if verb:
        try:
            verb(contact, by=request.user)
        except Refused as refusal:
            if refusal.is_about_permission:
                raise
            messages.error(request, refusal.sentence)
    return redirect("contact:show", pk)


# Referrals ----------------------------------------------------------------------------------


@require_GET
@no_store
@only(perms.may_see)
def referral_list(request):
    """Questions of people to the researcher, nearest term first."""
    form = forms.ReferralFilter(request.GET)
    found = form.filter(Referral.objects.visible_to(request.user).for_list(), request.user)
    context = {
        "form": form,
        "page": keyset_page(found, order=("due_on", "id"), after=request.GET.get("after")),
        "page_query": _without_cursor(request),
    }
    return render(request, "contact/referrals.html", context)


@GET_OR_POST
@no_store
@only(perms.may_refer)
def refer(request):
    """Refer a person with their question (PR-3)."""
    asked = request.POST if request.method == "POST" else request.GET
    contact = _contact_of(request, asked.get("contact", ""))
    person = contact.person if contact else _person_of(asked.get("person", ""))
    if person is None:
        return redirect("people:search")
    form = forms.ReferForm(request.POST or None, researchers=workflow.researchers())
    if request.method == "POST" and form.is_valid():
        referral = _tried(
            form,
            workflow.refer,
            person,
            by=request.user,
            contact=contact,
            **form.cleaned_data,
        )
        if referral is not None:
            messages.success(request, _("%(name)s has the question.") % {"name": referral.owner})
            return redirect("contact:referral", referral.pk)
    context = {
        "form": form,
        "person": person,
        "contact": contact,
        "back_url": reverse("contact:show", args=[contact.pk])
        if contact
        else reverse("people:show", args=[person.pk]),
    }
    return render(request, "contact/refer.html", context)


def _contact_of(request, pk):
    key = row_key(pk)
    if key is None:
        return None
    visible = Contact.objects.visible_to(request.user).exclude(person=None)
    return get_object_or_404(visible.select_related("person"), pk=key)


@GET_OR_POST
@no_store
@only(perms.may_see)
def referral(request, pk):
    """The question and its answer; a researcher answers here."""
    found = get_object_or_404(Referral.objects.visible_to(request.user).for_detail(), pk=pk)
    can_answer = REFERRAL.why_not("answer", found, request.user) is None
    form = forms.AnswerForm(request.POST or None) if can_answer else None
    if request.method == "POST":
        if form is None:
            refusal = REFERRAL.why_not("answer", found, request.user)
            messages.error(request, refusal.sentence)
            return redirect("contact:referral", pk)
        if form.is_valid() and _tried(
            form, workflow.answer, found, by=request.user, **form.cleaned_data
        ):
            messages.success(request, _("The answer is sent to the person."))
            return redirect("contact:referral", pk)
    can_hand_over = REFERRAL.why_not("hand_over", found, request.user) is None
    others = workflow.researchers().exclude(pk=found.owner_id)
    context = {
        "referral": found,
        "form": form,
        "hand_over_form": forms.HandOverForm(researchers=others)
        if can_hand_over and others.exists()
        else None,
        "back_url": reverse("contact:referrals"),
    }
    return render(request, "contact/referral.html", context)


@require_POST
@only(perms.may_hand_over)
def hand_over(request, pk):
    """Give the question to another researcher."""
    found = get_object_or_404(Referral.objects.visible_to(request.user), pk=pk)
    form = forms.HandOverForm(request.POST, researchers=workflow.researchers())
    try:
        if form.is_valid():
            workflow.hand_over(found, by=request.user, owner=form.cleaned_data["owner"])
        else:
            messages.error(request, _("Choose a social researcher."))
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        messages.error(request, refusal.sentence)
    return redirect("contact:referral", pk)


# --------------------------------------------------------------------------------------------


def _tried(form, verb, *objects, **arguments):
    """Run a verb for a form: what is wrong stands on the page, nothing typed is lost."""
    try:
        return verb(*objects, **arguments)
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            for name, problems in error.error_dict.items():
                form.add_error(name if name in form.fields else None, problems)
        else:
            form.add_error(None, error)
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        form.add_error(None, refusal.sentence)
    return None
