"""What the pages show beside their rows: the queues of the list; a case's options, the decisions of
two, its history, its steps."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import BigIntegerField
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conduct import perms, workflow
from conduct.enums import INCIDENT, MEASURE, WAITING, MeasureKind, MeasureStatus
from conduct.guards import earlier_breaches, refusal_of
from conduct.models import Attempt, AuthorityReport, ConductEntry, Hearing, Incident, Measure
from conduct.models.incident import IncidentQuerySet
from sanad.lib.composed import composed
from sanad.lib.counts import count
from sanad.lib.once import fetch, once
from sanad.workflow.buttons import bar
from sanad.workflow.cycle import Place

# code: label, tone, which of the cases
QUEUES = {
    "open": (_("All open"), "", IncidentQuerySet.open),
    "hear": (_("To be heard"), "honey", IncidentQuerySet.to_hear),
    "decide": (_("To be decided"), "honey", IncidentQuerySet.to_decide),
    "late": (_("Hearing late"), "brick", IncidentQuerySet.hearing_overdue),
    "restricted": (_("Service stopped"), "", IncidentQuerySet.restricted),
    "objected": (_("Objections"), "honey", IncidentQuerySet.objected),
    "closed": (_("Closed cases"), "", IncidentQuerySet.closed),
}

# What reaches the beneficiary when it goes into force.
TOLD = {
    MeasureKind.ORAL: _(
        "Tell the beneficiary in person. Their page carries the reasons, and how to object."
    ),
    MeasureKind.WRITTEN: _(
        "The beneficiary receives a letter with the reasons, and how to object."
    ),
    MeasureKind.SUSPENSION: _(
        "The beneficiary receives a letter with the reasons, what puts the matter right,"
        " and how to object."
    ),
    MeasureKind.TERMINATION: _(
        "The beneficiary receives a letter with the reasons, and how to object. Open requests"
        " wait until no objection can come, and are closed then."
    ),
    MeasureKind.REPORT: _("The authority receives the letter. The beneficiary is not told."),
}
# What each measure would do, in words for those who choose.
MEANING = {
    MeasureKind.ORAL: _("They are told, and it is noted. Nothing stops."),
    MeasureKind.WRITTEN: _("A numbered letter with reasons. Nothing stops."),
    MeasureKind.SUSPENSION: _("Named services stop until something is put right."),
    MeasureKind.TERMINATION: _("All services end for good, by two decisions."),
    MeasureKind.REPORT: _("The authority named by law is told. Nothing stops."),
}
DONE, NOW, OPEN, LOCKED = "done", "now", "open", "locked"


@dataclass(frozen=True)
class Option:
    """One thing that may be done: its state, and the sentence beneath it."""

    kind: str
    label: str
    meaning: str
    state: str
    note: str = ""
    url: str = ""

    @property
    def is_done(self):
        """A measure of this kind was decided, and it was not overturned."""
        return self.state == DONE

    @property
    def is_now(self):
        """A measure of this kind waits for its decision."""
        return self.state == NOW

    @property
    def look(self):
        """The class of its line: "done", "now" or ""."""
        return self.state if self.state in (DONE, NOW) else ""


@dataclass(frozen=True)
class Approval:
    """One of the people whose word a measure needs."""

    label: str
    who: str = ""
    at: object = None
    words: str = ""
    number: int = 0

    @property
    def is_given(self):
        """Whether anybody has given this word yet."""
        return bool(self.who)


@composed(of=BigIntegerField())
def _hearings(of):
    return Hearing.objects.select_related("heard_by").filter(incident=of)


@composed(of=BigIntegerField())
def _attempts(of):
    return Attempt.objects.select_related("by").filter(incident=of)


@composed(of=BigIntegerField())
def _measures(of):
    return Measure.objects.for_detail().filter(incident=of)


@composed(of=BigIntegerField())
def _reports(of):
    return AuthorityReport.objects.filter(incident=of)


class Case:
    """A conduct case as `user` sees it; its rows are asked of the database once.

    Who only reported it (`sees_all` False) gets none of what was said and decided since.
    """

    def __init__(self, incident, user):
        self.incident, self.user = incident, user
        self.sees_all = perms.sees_all(user, incident)
        self.hearings, self.attempts, self.reports, self.measures = [], [], [], []
        if self.sees_all:
            # The guards ask about the same rows, and find them there.
            self.hearings = fetch(incident, "hearings", _hearings)
            self.attempts = fetch(incident, "attempts", _attempts)
            self.measures = fetch(incident, "measures", _measures)
            self.reports = fetch(incident, "authority_reports", _reports)
        self._count()

    def _count(self):
        """What the page and its guards ask of other tables by number alone, in one query."""
        incident, user = self.incident, self.user
        numbers = count(
            {
                "readers": perms.readers(incident),
                "own": perms.relatives(user, incident),
                "earlier": Incident.objects.earlier_than(incident),
            }
        )
        self.readers = numbers["readers"]
        once(incident, ("relative", user.pk), lambda: bool(numbers["own"]))
        if not numbers["earlier"]:
            once(incident, "earlier", list)

    @property
    def statements(self):
        """The beneficiary's words, the last spoken first."""
        return [hearing for hearing in reversed(self.hearings) if hearing.is_heard]

    @property
    def unheard(self):
        """Why nobody was heard, where that is all there is."""
        return self.hearings[-1] if self.hearings and not self.statements else None

    @property
    def objections(self):
        """Measures with an objection."""
        return [measure for measure in self.measures if hasattr(measure, "objection")]

    @property
    def measure(self):
        """The measure the page is about: what waits, else what is in force, else the last."""
        for wanted in (WAITING, (MeasureStatus.IN_FORCE,)):
            measures = [m for m in self.measures if m.status in wanted]
            if measures:
                return measures[-1]
        return self.measures[-1] if self.measures else None

    @property
    def cards(self):
        """`[(measure, the step of objecting to it, or None)]`, the page's own measure first."""
        others = [measure for measure in self.measures if measure is not self.measure]
        return [(one, self._objecting(one)) for one in (self.measure, *others) if one]

    def _objecting(self, measure):
        actions = MEASURE.actions(measure, self.user, place=Place.BESIDE)
        return next((action for action in actions if action.is_allowed), None)

    def earlier(self):
        """Established breaches of the same person that this one repeats."""
        if self.incident.is_by_staff:
            return []
        return earlier_breaches(self.incident)

    def options(self):
        """The five measures, each with what it would do and why not now (MC-0: no staircase)."""
        if self.incident.is_by_staff:
            return []
        why_not = workflow.propose_measure.why_not(self.incident, self.user)
        return [self._option(MeasureKind(kind), why_not) for kind in MeasureKind.values]

    def _option(self, kind, why_not):
        common = {"kind": kind, "label": kind.label, "meaning": MEANING[kind]}
        held = [m for m in self.measures if m.kind == kind and m.status in _SHOWN]
        if held:
            measure = held[-1]
            state = NOW if measure.status in WAITING else DONE
            return Option(**common, state=state, note=measure.get_status_display())
        refusal = refusal_of(self.incident, kind, self.user)
        if refusal is not None:
            return Option(**common, state=LOCKED, note=refusal.sentence)
        if why_not is not None:
            return Option(**common, state=OPEN)
        url = reverse("conduct:propose", args=[self.incident.pk, kind])
        return Option(**common, state=OPEN, url=url)

    def approvals(self):
        """Proposer, decider, and for a termination the second decider."""
        measure = self.measure
        if measure is None:
            return []
        steps = [
            Approval(_("Proposed"), str(measure.proposed_by), measure.proposed_at, measure.reasons),
            Approval(
                _("Decision"),
                str(measure.decided_by or ""),
                measure.decided_at,
                measure.decision,
                number=2,
            ),
        ]
        if measure.is_termination:
            steps.append(
                Approval(
                    _("Second decision"),
                    str(measure.second_decided_by or ""),
                    measure.in_force_at,
                    measure.second_decision,
                    number=3,
                )
            )
        return steps

    @property
    def told(self):
        """What reaches the beneficiary by the measure of this page."""
        return TOLD[MeasureKind(self.measure.kind)] if self.measure else ""

    def effects(self):
        """The person's open cases and whether the measure stops each."""
        measure = self.measure
        if measure is None or not measure.is_restricting:
            return []
        if measure.status not in (*WAITING, MeasureStatus.IN_FORCE):
            return []
        return workflow.covered(measure)

    def actions(self):
        """The steps of the bar, of the incident and of its measures."""
        measures = {}
        for measure in self.measures:
            for action in MEASURE.actions(measure, self.user, place=Place.BAR):
                # Of two measures with the same step, the allowed one and then the later.
                before = measures.get(action.name)
                if before is None or action.is_allowed or not before.is_allowed:
                    measures[action.name] = action
        incident = INCIDENT.actions(self.incident, self.user, place=Place.BAR)
        return bar(measures.values(), incident)

    @cached_property
    def beside(self):
        """Steps that stand on the card they belong to: `{name: Action}`, None if not allowed."""
        actions = INCIDENT.actions(self.incident, self.user, place=Place.BESIDE)
        allowed = {action.name: action for action in actions if action.is_allowed}
        return dict.fromkeys(INCIDENT.transitions) | allowed

    @property
    def give_up(self):
        """Why the case cannot go on without a hearing yet, once it was tried."""
        if not self.attempts:
            return ""
        refusal = workflow.proceed_unheard.why_not(self.incident, self.user)
        is_told = refusal is not None and refusal.shows and not refusal.is_about_permission
        return refusal.sentence if is_told else ""

    def log(self):
        """The history of the incident and its measures; empty to who only reported it."""
        if not self.sees_all:
            return []
        return [_Line(entry) for entry in ConductEntry.objects.of(self.incident, self.measures)]


_SHOWN = (*WAITING, MeasureStatus.IN_FORCE, MeasureStatus.LIFTED, MeasureStatus.EXPIRED)


class _Line:
    """A step of the history in words."""

    def __init__(self, entry):
        about = entry.measure or _kind_of(entry)
        self.label = f"{entry.label}: {about}" if about else entry.label
        self.at, self.by, self.reason = entry.at, entry.by or _("The portal"), entry.reason


def _kind_of(entry):
    kind = entry.details.get("measure") if entry.verb == workflow.propose_measure.name else None
    return MeasureKind(kind).label if kind in MeasureKind.values else ""
