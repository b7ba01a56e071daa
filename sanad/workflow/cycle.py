"""The engine of every life cycle: one declaration per transition, and reasons why not.

`enums.py` names the cycle beside its statuses, `workflow.py` declares what moves it:

    LIFE = LifeCycle("request", RequestStatus, born={RequestStatus.DRAFT}, steps="requests:step")

    @LIFE.transition(
        {RequestStatus.SUBMITTED}, RequestStatus.RETURNED, clause="PR-2",
        may=perms.may_return, guards=[guards.not_own],
        label=_("Return for completion"), done=_("The applicant was told what is missing."),
        form=ReturnForm, notify=messages.returned,
    )
    def return_for_completion(support_request, *, by, items, note=""):
        support_request.returned_at = clock.now()

The decorated function becomes a `Transition`: it is called like the function and knows everything
that was declared of it. README.md tells what each word of the declaration does.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.perms import is_kept_off
from sanad.audit import names
from sanad.lib.once import forget
from sanad.workflow import history, whose
from sanad.workflow import workflow as tasks
from sanad.workflow.buttons import MIDDLE, Action
from sanad.workflow.keys import Keyed
from sanad.workflow.one_step import one_step
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import columns, keep, lock, read_back, save_changes

Row = TypeVar("Row", bound=models.Model)
P = ParamSpec("P")
Guard = Callable[[Any, Any], Refused | None]


class Place(Enum):
    """Where the button of a step stands on the page of its case."""

    BAR = "bar"
    BESIDE = "beside"  # on the card that it belongs to, or in a list beside the case
    CARD = "card"  # a card of the page draws it by itself, in no list
    NONE = "none"  # nowhere: the portal's own step, or a step of a page of its own


@dataclass(eq=False)
class Transition(Generic[Row, P]):
    """One step, as declared (`LifeCycle.transition` explains the words); called like its body."""

    do_not_call_in_templates = True  # a template reads its words

    cycle: LifeCycle
    name: str
    body: Callable[..., Any]
    sources: frozenset
    target: Any
    clause: str
    may: Callable[[Any, Any], bool]
    guards: list[Guard]
    label: Any
    title: Any = ""
    lead: Any = ""
    button: Any = ""
    done: Any = ""
    event: Any = ""
    told: Any = None
    notify: tuple = ()
    then: Callable[[Any, Any], object] | None = None
    form: Any = None
    place: Place | Callable[[Any], Place] = Place.BAR
    url: str | Callable[[Any], str] = ""
    rank: int | Callable[[Any], int] = MIDDLE
    leads: bool = True
    explains: bool = True
    overtakes: bool = True
    is_grave: bool = False
    asks_again: bool = False
    creates: Keyed | None = None
    icon: str = ""

    def __post_init__(self) -> None:
        functools.update_wrapper(self, self.body)
        self.icon = self.icon or f"step-{self.cycle.name}-{self.name}"

    def __call__(self, obj: Row, /, *args: P.args, **kwargs: P.kwargs) -> Row:
        """Do it; see `run`."""
        arguments: dict[str, Any] = {**kwargs}
        return self.run(obj, **arguments)

    def run(self, obj: Row, *, by: Any, seen: str = "", **arguments: Any) -> Row:
        """Do the step in one transaction; returns the fresh row.

        `by`: the account, None for the portal itself. `seen`: the version that the page knew of
        (`history.version`), "" where no page is behind it. Raises `NotAllowed`, or `Refused` where
        somebody was faster, the status is another or a guard says no; nothing is changed then.
        """
        with one_step(f"{self.cycle.name}.{self.name}", by, obj):
            locked = [lock(earlier) for earlier in self.cycle.locks_first(obj)]
            fresh = lock(obj)
            keep(fresh, locked)
            if by is not None and not self.is_for(by, fresh):
                raise _of_another_role()
            if self.was_done(fresh, by, arguments.get("key")) or self.was_repeated(fresh, by, seen):
                return fresh
            self.check(fresh, by)
            before, source = columns(fresh), getattr(fresh, self.cycle.field)
            entry = self._do(fresh, by, arguments)
            message_arguments, rows = entry.pop("notify", {}), entry.pop("rows", ())
            if getattr(fresh, self.cycle.field) != source:
                raise RuntimeError(f"{self.name} moved the status itself")
            target = self.target if self.target is not None else source
            # First the history: the database lets no grave step pass that stands in none.
            written = self.cycle.write_log(
                fresh, self.name, by=by, source=source, target=target, **entry
            )
            setattr(fresh, self.cycle.field, target)
            save_changes(fresh, before)
            for row in rows:
                row.entry = written
                row.save(force_insert=True)
            if self.notify:
                self.cycle.send_messages(self.notify, fresh, **message_arguments)
            if self.then is not None:
                self.then(fresh, by)
            forget(fresh)
        return fresh

    def _do(self, obj: Row, by: Any, arguments: dict[str, Any]) -> dict[str, Any]:
        try:
            return dict(self.body(obj, by=by, **arguments) or {})
        except Refused as refusal:
            refusal.clause = refusal.clause or self.clause
            raise

    def check(self, obj: Row, by: Any) -> None:
        """Raise the first reason why `by` cannot do it to `obj` now, if there is one."""
        if refusal := self.why_not(obj, by):
            raise refusal

    def why_not(self, obj: Row, user: Any) -> Refused | None:
        """The first reason why not: permission, then status, then the guards; None if it may be.

        `user` None is the portal itself (the calendar's steps), which has every permission and
        no guard is lifted for it.
        """
        if user is not None and not self.is_for(user, obj):
            return _of_another_role()
        if getattr(obj, self.cycle.field) not in self.sources:
            return Refused(
                _("The case has moved on: it now stands at “%(status)s”.")
                % {"status": getattr(obj, f"get_{self.cycle.field}_display")()},
                code="status",
                clause=self.clause,
                shows=False,
            )
        always = (each for each, wider in self.cycle.always.items() if wider not in self.guards)
        for guard in (*always, *self.guards):
            if refusal := guard(obj, user):
                refusal.clause = refusal.clause or self.clause
                return refusal
        return None

    def is_for(self, user: Any, obj: Row) -> bool:
        """Whether the step is one of `user`'s: by role, and not of somebody they are kept off."""
        return self.may(user, obj) and not _is_kept_off(user, obj)

    def was_done(self, obj: Row, by: Any, key: Any) -> bool:
        """Whether `by` did it to `obj` with this form's key before: once is enough.

        A key is no permission, and none for another's row: raises `NotAllowed` or `Refused`.
        """
        if self.creates is None or key is None or not self.creates.of:
            return False
        if by is not None and not self.is_for(by, obj):
            raise _of_another_role()
        parents = dict.fromkeys(self.creates.parents, obj)
        return self.creates.made(key, by=by, **parents) is not None

    def was_repeated(self, obj: Row, by: Any, seen: str) -> bool:
        """Whether `by` did it to `obj` since the page was drawn that knew of the version `seen`.

        Raises `Refused` where somebody did something else since then.
        """
        return history.was_repeated(
            obj,
            self.name,
            by=by,
            seen=seen,
            is_keyed=bool(self.creates),
            log=self.cycle.log,
            beside=[step.name for step in self.cycle.transitions.values() if not step.overtakes],
        )

    def place_on(self, obj: Row) -> Place:
        """Where its button stands on the page of `obj`."""
        return self.place if isinstance(self.place, Place) else self.place(obj)

    def rank_on(self, obj: Row) -> int:
        """Its place among the buttons of the page of `obj`."""
        return self.rank(obj) if callable(self.rank) else self.rank

    def url_for(self, obj: Row) -> str:
        """The address of its page: its own, or the cycle's step page; "" where it has neither."""
        if callable(self.url):
            return self.url(obj)
        if self.url.startswith("#"):
            return self.url
        if self.url:
            return reverse(self.url, args=[obj.pk])
        return reverse(self.cycle.steps, args=[obj.pk, self.name]) if self.cycle.steps else ""

    @property
    def has_own_page(self) -> bool:
        """Whether it is done elsewhere than on the step page: its form may stand on the page of
        the case itself (`#anchor`) and still be sent there."""
        return bool(self.url) and (callable(self.url) or not self.url.startswith("#"))

    @property
    def is_at_once(self) -> bool:
        """Done by the button alone: nothing is asked and no page is opened."""
        return self.form is None and not self.url


@dataclass(eq=False)
class Birth(Generic[Row, P]):
    """How a row begins, as declared (`LifeCycle.birth`); called like its body, gives the row."""

    do_not_call_in_templates = True  # a template reads its words

    cycle: LifeCycle
    name: str
    body: Callable[..., Any]
    may: Callable[[Any, Any], bool]
    event: Any
    done: Any = ""
    told: Any = None
    label: Any = ""
    notify: tuple = ()
    details: Callable[[Any], dict] = lambda row: {}
    reason: Callable[[Any], str] = lambda row: ""
    creates: Keyed | None = None
    then: Callable[[Any, Any], object] | None = None

    def __post_init__(self) -> None:
        functools.update_wrapper(self, self.body)
        self.signature = inspect.signature(self.body)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Row:
        """Make the row in one transaction, once for each key, with the first line of its history.

        Raises `NotAllowed` for another role, and what the body raises.
        """
        arguments = self.signature.bind(*args, **kwargs).arguments
        by, parents = arguments["by"], {}
        if self.creates:
            parents = {name: arguments[name] for name in self.creates.parents}
        parent = next(iter(parents.values() or args), None)
        if by is not None and not (
            self.may(by, parent)
            and not any(_is_kept_off(by, value) for value in arguments.values())
        ):
            raise _of_another_role()

        def make() -> Row:
            row = self.body(*args, **kwargs)
            read_back(row)
            target, reason = getattr(row, self.cycle.field), self.reason(row)
            details = self.details(row)
            self.cycle.write_log(
                row, self.name, by=by, target=target, reason=reason, details=details
            )
            if self.notify:
                self.cycle.send_messages(self.notify, row)
            if self.then is not None:
                self.then(row, by)
            return row

        with one_step(f"{self.cycle.name}.{self.name}", by, parent):
            if self.creates is None:
                return make()
            return self.creates.once(arguments.get("key"), make, by=by, **parents)


class LifeCycle:
    """One life cycle: its statuses and, once its app is ready, every transition between them.

    `name`: what its steps and statuses are called among the icons. `born`: the statuses a row may
    start in. `steps`: the view name of the step page, whose arguments are the row's key and the
    step's name. `field`: the status column. `log`: the related name of the row's history. `calls`:
    the role that calls the row's `person` where what they are told cannot be sent to them.
    `locks_first(row)`: what every step of a row locks before the row itself, in this order.
    """

    def __init__(
        self,
        name: str = "",
        statuses: type[models.TextChoices] | None = None,
        *,
        born: Iterable,
        steps: str = "",
        field: str = "status",
        log: str = "log",
        calls: str = "",
        locks_first: Callable[[Any], Iterable] = lambda row: (),
    ) -> None:
        self.name, self.statuses, self.born, self.steps = name, statuses, frozenset(born), steps
        self.field, self.log, self.calls = field, log, calls
        self.locks_first = locks_first
        # Asked before the guards of each step; `workflow.py` adds to them. With each the guard that
        # asks the same and more: a step that has that one asks it alone.
        self.always: dict[Guard, Guard | None] = {}
        self.transitions: dict[str, Transition] = {}
        self.births: dict[str, Birth] = {}

    def transition(
        self,
        sources: Iterable,
        target: Any = None,
        *,
        clause: str = "",
        may: Callable[[Any, Any], bool],
        guards: Iterable[Guard] = (),
        notify: Callable | tuple = (),
        name: str = "",
        **words: Any,
    ) -> Callable[[Callable[Concatenate[Row, P], Any]], Transition[Row, P]]:
        """Declare the decorated function as the step from `sources` to `target`.

        `target` None: the status stays. `may(user, obj)` is a predicate of `perms.py`; a guard is
        `guard(obj, user)` and returns None or a `Refused`. `notify`: what is sent to the person
        once it is saved. `name`: only where the function's name is not the one in the history.
        The other words are the fields of `Transition`; README.md explains each.
        """

        def register(body: Callable[Concatenate[Row, P], Any]) -> Transition[Row, P]:
            step: Transition[Row, P] = Transition(
                cycle=self,
                name=name or body.__name__,
                body=body,
                sources=frozenset(sources),
                target=target,
                clause=clause,
                may=may,
                guards=list(guards),
                notify=notify if isinstance(notify, tuple) else (notify,),
                **words,
            )
            if step.name in self.transitions:
                raise ValueError(f"{self.name}: two transitions are called {step.name}")
            self.transitions[step.name] = step
            names.STEPS[f"{self.name}.{step.name}"] = step.label
            return step

        return register

    def birth(
        self,
        *,
        may: Callable[[Any, Any], bool],
        event: Any,
        notify: Callable | tuple = (),
        name: str = "",
        **words: Any,
    ) -> Callable[[Callable[P, Row]], Birth[Row, P]]:
        """Declare the decorated function as a way in which a row begins; it returns the new row.

        `may(user, parent)`: `parent` is the first argument that `creates.of` names, else the one
        that stands before the keywords, or None. With the `key` that the account used for the same
        parents before, the row of then is given back. `details(row)` is kept with the first line of
        the history, which is the sentence `event`.
        """

        def register(body: Callable[P, Row]) -> Birth[Row, P]:
            begin: Birth[Row, P] = Birth(
                cycle=self,
                name=name or body.__name__,
                body=body,
                may=may,
                event=event,
                notify=notify if isinstance(notify, tuple) else (notify,),
                **words,
            )
            self.births[begin.name] = begin
            return begin

        return register

    @property
    def moves(self) -> frozenset[tuple[str, str]]:
        """All pairs (source, target) that the database lets pass.

        Raises `LookupError` before the app's workflow is imported: half a table is no rule.
        """
        if not self.transitions:
            raise LookupError(f"The workflow of {self.name or self} was not imported yet.")
        return frozenset(
            (str(source), str(step.target))
            for step in self.transitions.values()
            if step.target is not None
            for source in step.sources
            if source != step.target
        )

    def called(self, name: str) -> Transition | Birth | None:
        """The step of a history's entry, or of an address; None where the workflow has gone on."""
        return self.transitions.get(name) or self.births.get(name)

    def chip(self, obj: Any) -> tuple[str, str]:
        """(words, name of picture and tone) of its status: a model says `chip = property(…)`."""
        words = getattr(obj, f"get_{self.field}_display")()
        return words, f"status-{self.name}-{getattr(obj, self.field)}"

    def actions(
        self, obj: Any, user: Any, names: Iterable[str] | None = None, *, place: Place | None = None
    ) -> list[Action]:
        """What `user` sees of the steps of `obj`: those that may be done, and the reasons why not.

        Steps of other roles, of other statuses and without a button do not show at all. `place`:
        only those that stand there. In the order of `names`, or as declared.
        """
        actions, seen = [], None
        for name in names or self.transitions:
            step = self.transitions[name]
            stands = step.place_on(obj)
            is_listed = stands not in (Place.CARD, Place.NONE) and place in (None, stands)
            if names is None and not is_listed:
                continue
            refusal = step.why_not(obj, user)
            if refusal is not None and (refusal.is_about_permission or not refusal.shows):
                continue
            if refusal is not None and not step.explains:
                continue
            action = Action(
                name,
                step.label,
                step.icon,
                step.is_grave,
                refusal,
                rank=step.rank_on(obj),
                leads=step.leads,
            )
            action.url = step.url_for(obj)
            if step.is_at_once and action.is_allowed:
                seen = history.version(obj, self.log) if seen is None else seen
                action.is_post, action.seen = True, seen
            actions.append(action)
        return actions

    def send_messages(self, messages: Iterable[Callable], row: Any, **arguments: Any) -> None:
        """Send each message about `row`; who is reached by none of them is called (`calls`)."""
        since = tasks.newest_message() if self.calls else 0
        for message in messages:
            message(row, **arguments)
        if self.calls:
            tasks.call_if_unreached(row, self.calls, since=since)

    def write_log(
        self,
        obj: Any,
        verb: str,
        *,
        by: Any,
        source: Any = "",
        target: Any = "",
        reason: str = "",
        details: dict | None = None,
    ) -> Any:
        """Write and return one entry in the row's own history; the moment is the database's."""
        return getattr(obj, self.log).create(
            verb=verb,
            source=source,
            target=target,
            by=by,
            reason=reason,
            details=details or {},
        )


def _is_kept_off(user: Any, row: Any) -> bool:
    """Whether `user` is kept off the person whose case the row is; of what is no row, False."""
    return bool(getattr(user, "kept_off", None)) and is_kept_off(user, whose.person_of(row))


def _of_another_role() -> NotAllowed:
    return NotAllowed(_("This step belongs to another role."), code="role")
