"""One runner and one page for the steps of every life cycle.

`carry_out` does a step in the user's name; `step` is the page of one that asks for something;
`StepPages` finds the step of an address. A view of its own, where the page is the work, calls
`carry_out` or `attempt` with its own form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html

from sanad.accounts.fresh import ask_if_stale
from sanad.lib.refusal import Met, meet
from sanad.templatetags.sanad import codes, way_on_for
from sanad.workflow import history
from sanad.workflow.cycle import Birth, LifeCycle, Place, Transition
from sanad.workflow.forms import as_key
from sanad.workflow.refusal import Refused
from sanad.workflow.whose import person_of


def say(request: HttpRequest, refusal: Refused) -> None:
    """Put a refusal on the next page, with its way on (`way_on_for`) behind the sentence.

    Raises it where it is about permission: that is a 403 and no sentence beside the work.
    """
    if refusal.is_about_permission:
        raise refusal
    sentence = refusal.sentence
    if way := way_on_for(refusal, request.user):
        sentence = format_html("{} {}", codes(sentence), way)
    messages.error(request, sentence)


def attempt(
    request: HttpRequest,
    transition: Transition | Birth | Callable[..., Any],
    *rows: Any,
    form: Any = None,
    done: Any = None,
    **arguments: Any,
) -> Any:
    """Do the step in the user's name (or begin the row); the fresh row, None where it was refused.

    `done` is said in place of the declared sentence, to somebody who is not of the staff.

    A refusal stands at its field of the `form`, so that nothing typed is lost; without a form it is
    a sentence on the next page. Raises `NotAllowed` (403) for a step of another role, `NotFresh`
    where the step asks for the password once more: what was posted waits.
    """
    if getattr(transition, "asks_again", False):
        ask_if_stale(request)
    try:
        if isinstance(transition, Transition):
            seen = request.POST.get("seen", "")
            fresh = transition.run(*rows, by=request.user, seen=seen, **arguments)
        else:
            fresh = transition(*rows, by=request.user, **arguments)
    except Refused as refusal:
        step = getattr(transition, "__name__", "")
        meet(refusal, Met.of(refusal, step, person_of(next(iter(rows), None))))
        if form is None or refusal.is_about_permission:
            say(request, refusal)
        else:
            at = refusal.field if refusal.field in form.fields else None
            form.add_error(at, str(refusal.sentence))
            form.refusal = refusal
        return None
    except ValidationError as error:
        if form is None:
            raise
        for name, problems in getattr(error, "error_dict", {None: error}).items():
            form.add_error(name if name in form.fields else None, problems)
        return None
    if done := done or getattr(transition, "done", ""):
        messages.success(request, done)
    return fresh


def carry_out(request: HttpRequest, transition: Transition, obj: Any, **arguments: Any) -> Any:
    """`attempt` without a form: what the button does at once."""
    return attempt(request, transition, obj, **arguments)


def step(
    request: HttpRequest,
    transition: Transition,
    obj: Any,
    *,
    home: str = "",
    after: str = "",
    template: str = "workflow/step.html",
    context: Callable[[Any], dict[str, Any]] = lambda form: {},
    refusal: Refused | None = None,
    title: Any = "",
    **fixed: Any,
) -> HttpResponse:
    """The page of one step: its form, or at once by the button.

    `home`: where a refusal is read, and where one comes from (else the row's page); `after`: where
    one goes once it is done (else `home`). `context(form)`: what the template asks for beside.
    `fixed`: arguments that the address has chosen; the form gets them too. `refusal`: a reason why
    not that follows from them. A step that cannot be done now is a sentence on the home page; a
    form with mistakes is answered with 422, a refused one with 409, both with what was typed.
    """
    home = home or obj.get_absolute_url()
    after = after or home
    moved = None
    if request.method == "POST":
        if transition.was_done(obj, request.user, as_key(request.POST.get("key"))):
            return redirect(after)
        try:
            if transition.was_repeated(obj, request.user, request.POST.get("seen", "")):
                return redirect(after)
        except Refused as overtaken:
            moved = overtaken
    refusal = transition.why_not(obj, request.user) or refusal
    if refusal is not None:
        if request.method == "POST":
            name = f"{transition.cycle.name}.{transition.name}"
            meet(refusal, Met.of(refusal, name, person_of(obj)))
        say(request, refusal if refusal.is_about_permission else moved or refusal)
        return redirect(home)
    if transition.form is None:
        is_done = request.method == "POST" and carry_out(request, transition, obj, **fixed)
        return redirect(after if is_done else home)
    status = 200
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = transition.form(*bound, obj=obj, by=request.user, **fixed)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if attempt(request, transition, obj, form=form, **form.arguments() | fixed):
                return redirect(after)
            status = 409
    page = {
        "step": transition,
        "title": title or transition.title or transition.label,
        "button": transition.button or transition.label,
        "form": form,
        "obj": obj,
        "note": str(obj),
        "beside": "",
        "seen": history.version(obj, transition.cycle.log),
        "back_url": home,
        "back_label": str(obj),
        **context(form),
    }
    return render(request, template, page, status=status)


class StepPages:
    """The view of a cycle's step page: `path("<int:pk>/<slug:verb>/", StepPages(...))`.

    `find(request, pk)` gives the row or 404; the keywords of `page(request, obj, transition)` are
    what `step` takes beside them. Only here is a step found by its name.
    """

    def __init__(
        self,
        cycle: LifeCycle,
        *,
        find: Callable[[HttpRequest, int], Any],
        page: Callable[[HttpRequest, Any, Transition], dict[str, Any]] = lambda *_: {},
    ) -> None:
        self.cycle, self.find, self.page = cycle, find, page

    def __call__(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """The page of the step `verb` of the row `pk`; 404 for one that has no such page."""
        transition = self.cycle.transitions.get(verb)
        if transition is None or transition.has_own_page:
            raise Http404
        if transition.place is Place.NONE:
            raise Http404
        obj = self.find(request, pk)
        return step(request, transition, obj, **self.page(request, obj, transition))
