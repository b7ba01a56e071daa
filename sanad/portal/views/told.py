"""Everything the portal told somebody, and what happened around their file (DG-3, PM-1)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from beneficiaries import consents
from beneficiaries.forms import WordsForm
from sanad.contact.workflow import ask
from sanad.lib import clock
from sanad.lib.dates import days_in_words
from sanad.lib.http import safe_next
from sanad.lib.limits import is_within
from sanad.lib.pagination import keyset_page
from sanad.lib.refusal import Refused
from sanad.lib.texts import text
from sanad.messaging.models import Message
from sanad.messaging.workflow import mark_read
from sanad.policy import parameters
from sanad.portal import forms, forms_asking, keeping, own_copy, traces, typed
from sanad.portal.acting import asks_for_digits, for_applicants
from sanad.portal.views.details import are_digits_right
from sanad.portal.workflow import accepted

SHOWN = 20
# What a message is about, and the person's own page of it.
PAGES = {
    "requests_app.supportrequest": lambda key: reverse("portal:my_request", args=[key]),
    "conduct.measure": lambda key: reverse("portal:my_measures"),
    "contact.contact": lambda key: reverse("portal:my_asked"),
    "guarded.guardedchange": lambda key: reverse("portal:my_file"),
}


@for_applicants()
def my_messages(request):
    """Their own messages, newest first: answers to their questions, and whatever has no page of
    its own. What is shown here is read."""
    theirs = Message.objects.to_people([request.person])
    page = keyset_page(theirs, order=("-id",), after=request.GET.get("after"), size=SHOWN)
    rows = [(message, message.read_at is None, _page_of(message)) for message in page]
    mark_read(theirs.filter(pk__in=[message.pk for message in page]))
    return render(request, "portal/my_messages.html", {"page": page, "rows": rows})


@for_applicants()
def my_file(request):
    """Who opened their file, what was refused on it, what two colleagues change: also for who has
    no request yet, and with the button for what was not them."""
    context = {
        "traces": [*traces.cards(request.person), traces.of_lists(request.person)],
        "accepted": accepted(request.person),
        "consent": consents.newest(request.person),
    }
    return render(request, "portal/my_file.html", context)


@for_applicants("GET POST")
def consent(request):
    """May other bodies be asked about them? A yes or a no, and on to where they were (PR-2+)."""
    form = typed.form(request, WordsForm, words=consents.words())
    answer = {"yes": True, "no": False}.get(request.POST.get("answer", ""))
    if request.method == "POST" and form.is_valid() and answer is not None:
        try:
            consents.answer(request.person, by=request.user, is_given=answer, words=form.words)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            saved = "portal.consent.saved_yes" if answer else "portal.consent.saved_no"
            messages.success(request, text(saved))
            return redirect(safe_next(request, "portal:my_file"))
    return render(request, "portal/consent.html", {"form": form})


@for_applicants("GET POST")
def my_data(request):
    """They ask to have something put right, or deleted: a number and a day of answer (PM-1+)."""
    form = typed.form(request, forms_asking.DataForm)
    if request.method == "POST" and form.is_valid():
        if is_within(request, "report"):
            person = request.person
            ask(by=request.user, person=person, branch=person.branch, **form.said())
            return redirect("portal:my_asked")
        form.add_error(None, text("portal.report.too_many"))
    context = {
        "form": form,
        "term": days_in_words(parameters.in_force().data_request_days),
        "kept": keeping.rows(),
        "is_held": keeping.is_held(request.person),
    }
    return render(request, "portal/my_data.html", context)


# As what a copy is handed over: by the value of the button.
COPIES = {
    "pdf": (own_copy.as_pdf, "application/pdf"),
    "json": (own_copy.as_json, "application/json; charset=utf-8"),
}


@for_applicants("GET POST")
def my_copy(request):
    """Everything kept about them, as a printed list or as data (PM-1+): on a shared phone after
    the digits once more, so many times a day, and on the record as their own."""
    needs_digits = asks_for_digits(request.person, on=request.user)
    form = typed.form(request, forms.OwnCopyForm, asks_for_digits=needs_digits)
    made = COPIES.get(request.POST.get("kind", ""))
    if request.method == "POST" and made and form.is_valid() and are_digits_right(request, form):
        if is_within(request, "own-copy", str(request.person.pk)):
            try:
                return _handed_over(request, *made)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
        else:
            form.add_error(None, text("portal.copy.too_many"))
    return render(request, "portal/my_copy.html", {"form": form})


def _handed_over(request, made, content_type):
    content = made(request.person)
    own_copy.taken(request.person, by=request.user, page=request.path)
    name = f"my-data-{clock.today()}.{request.POST['kind']}"
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store, private",
        },
    )


def _page_of(message):
    own_page = PAGES.get(message.about_type)
    return own_page(message.about_id) if own_page else ""
