"""The engine of every life cycle: one table of hops, verbs that obey it, and reasons why not.

An app states its table once, beside its statuses (`enums.py`):

    LIFE = LifeCycle(
        born={Status.DRAFT},
        table={
            "submit": Hop({Status.DRAFT, Status.RETURNED}, Status.SUBMITTED, clause="PR-2"),
            ...
        },
    )

The model takes it for its trigger (`LifeCycleRule(cycle=LIFE, ...)`), the workflow for its verbs:

    @LIFE.verb("submit", label=_("Submit"), may=perms.may_submit, guards=[declaration_signed])
    def submit(support_request, *, by, channel):
        support_request.submitted_at = clock.now()

A verb called this way runs in one transaction: lock the row, ask permission, check the source
status, ask every guard, run the body (which sets named fields and may raise `Refused`), move the
status, save what changed, write the log. It returns the fresh row. What the body returns as a dict
goes into the log entry (`reason`, `details`). `then(obj, by)` runs last, in the same transaction,
with the row where it stands now: for what may follow only from the new status.

A verb that a form may send twice names what it makes (`creates=Keyed(...)`, see `keys.py`): the
second time nothing happens.

`may(user, obj)` is a predicate of `perms.py`. A guard is `guard(obj, user)`: it returns None, or
a `Refused` whose sentence stands on the page in place of the button.
"""

import functools
from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from sanad.workflow.refusal import NotAllowed, Refused


@dataclass(frozen=True)
class Hop:
    """From which statuses a verb may start, and where it leads (None: the status stays)."""

    sources: frozenset
    target: str | None = None
    clause: str = ""

    def __post_init__(self):
        object.__setattr__(self, "sources", frozenset(self.sources))


@dataclass
class Verb:
    """A verb as registered: what the page needs to show it and the engine to run it."""

    name: str
    label: str
    body: object
    may: object
    guards: list = field(default_factory=list)
    icon: str = ""
    is_danger: bool = False
    creates: object = None


@dataclass
class Action:
    """A verb for one person and one case: a button, or the reason there is none."""

    name: str
    label: str
    icon: str
    is_danger: bool
    refusal: Refused | None
    url: str = ""
    is_primary: bool = False

    @property
    def is_allowed(self):
        return self.refusal is None

    @property
    def why(self):
        return self.refusal.sentence if self.refusal else ""


class LifeCycle:
    """The table of one life cycle and, once its workflow is imported, its verbs.

    `born`: the statuses a row may start in. `table`: verb name → `Hop`. `field`: the status
    column. `log`: the related name of the model's log entries.
    """

    def __init__(self, *, born, table, field="status", log="log"):
        self.born, self.table, self.field, self.log = frozenset(born), table, field, log
        self.verbs = {}

    @property
    def hops(self):
        """All pairs (source, target) that the database lets pass."""
        return frozenset(
            (str(source), str(hop.target))
            for hop in self.table.values()
            if hop.target is not None
            for source in hop.sources
            if source != hop.target
        )

    def verb(
        self, name, *, label, may, guards=(), icon="", is_danger=False, creates=None, then=None
    ):
        """Register the body of the verb `name` of the table."""
        hop = self.table[name]  # a verb outside the table is a mistake at import

        def register(body):
            verb = Verb(name, label, body, may, list(guards), icon, is_danger, creates)
            self.verbs[name] = verb

            @functools.wraps(body)
            def run(obj, *, by, **arguments):
                with transaction.atomic():
                    fresh = lock(obj)
                    if self.was_done(name, fresh, by, arguments.get("key")):
                        return fresh
                    self.check(verb, fresh, by)
                    before = _columns(fresh)
                    source = getattr(fresh, self.field)
                    entry = body(fresh, by=by, **arguments) or {}
                    target = hop.target if hop.target is not None else source
                    setattr(fresh, self.field, target)
                    _save_changes(fresh, before)
                    self.write_log(fresh, name, by=by, source=source, target=target, **entry)
                    if then is not None:
                        then(fresh, by)
                return fresh

            run.verb = verb
            return run

        return register

    def check(self, verb, obj, by):
        """Raise the first reason why `by` cannot do `verb` to `obj` now; None if there is none."""
        refusal = self.why_not(verb.name, obj, by)
        if refusal is not None:
            raise refusal

    def was_done(self, name, obj, by, key):
        """Whether `by` did the verb to `obj` with this form's key before: once is enough.

        A key is no permission, and none for another's row: raises `NotAllowed` or `Refused`.
        """
        verb = self.verbs[name]
        if verb.creates is None or key is None:
            return False
        if not verb.may(by, obj):
            raise _of_another_role()
        return verb.creates.made(key, by=by, **{verb.creates.of: obj}) is not None

    def why_not(self, name, obj, user):
        """The first reason why not: permission, then status, then the guards; None if it may be.

        `user` None is the portal itself (the calendar's verbs), which has every permission and
        no guard is lifted for it.
        """
        verb, hop = self.verbs[name], self.table[name]
        if user is not None and not verb.may(user, obj):
            return _of_another_role()
        if getattr(obj, self.field) not in hop.sources:
            return Refused(
                _("The case has moved on: it now stands at “%(status)s”.")
                % {"status": getattr(obj, f"get_{self.field}_display")()},
                code="status",
                clause=hop.clause,
            )
        for guard in verb.guards:
            refusal = guard(obj, user)
            if refusal is not None:
                refusal.clause = refusal.clause or hop.clause
                return refusal
        return None

    def actions(self, obj, user, names=None):
        """What `user` sees under the case: allowed verbs first come as buttons, then the reasons.

        Verbs of other roles and of other statuses do not show at all.
        """
        actions = []
        for name in names or self.verbs:
            refusal = self.why_not(name, obj, user)
            if refusal is not None and (refusal.is_about_permission or refusal.code == "status"):
                continue
            verb = self.verbs[name]
            actions.append(Action(name, verb.label, verb.icon, verb.is_danger, refusal))
        for action in actions:
            if action.is_allowed and not action.is_danger:
                action.is_primary = True
                break
        return actions

    def write_log(self, obj, verb, *, by, source="", target="", reason="", details=None):
        """One entry in the case's own history; the moment is the database's."""
        getattr(obj, self.log).create(
            verb=verb,
            source=source,
            target=target,
            by=by,
            reason=reason,
            details=details or {},
        )


def _of_another_role():
    return NotAllowed(_("This step belongs to another role."), code="role")


def lock(obj):
    """The fresh row of `obj`, locked until the transaction ends."""
    manager = type(obj)._base_manager
    return manager.select_for_update(of=("self",)).get(pk=obj.pk)


def _columns(obj):
    return {
        f.attname: getattr(obj, f.attname)
        for f in obj._meta.concrete_fields
        if not isinstance(f, models.GeneratedField)
    }


def _save_changes(obj, before):
    changed = [name for name, value in _columns(obj).items() if value != before[name]]
    if changed:
        obj.save(update_fields=changed)
