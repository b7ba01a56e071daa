"""Conduct cases on each step: reported, heard, proposed, in force, lifted, ended, no measure."""

from conduct import workflow
from conduct.enums import MeasureKind
from conduct.models import Measure
from sanad.lib import clock
from sanad.lib.data import beside

_DATA = beside(__file__)
WORDS = _DATA["measures"]

# (reported so many days ago, what has been done since)
PLAN = (
    (2, ()),
    (6, ("hear",)),
    (9, ("hear", "propose")),
    (12, ("hear", "no_measure")),
    (16, ("hear", "warn")),
    (20, ("hear", "propose", "suspend")),
    (33, ("hear", "propose", "suspend", "lift")),
)


def plan(scene, heads, days):
    """Begin one script for each step a case can stand on."""
    for person, (ago, steps) in zip(heads[-len(PLAN) :], PLAN, strict=True):
        days.begin(ago, life(scene, person, steps), hour=10)


def life(scene, person, steps):
    """One case; it stops behind the last of `steps`."""
    staff = scene.staff
    by, reem, amal = scene.officer_of(person), staff["reem"], staff["amal"]
    is_paper = "no_measure" not in steps and "warn" not in steps
    told = dict(_DATA["paper" if is_paper else "voice"])
    statement = told.pop("statement")
    case = workflow.report(
        by=by,
        key=scene.key(),
        person=person,
        happened_on=clock.today(),
        **told,
    )
    if "hear" in steps:
        yield 2
        case = workflow.record_hearing(
            case,
            by=reem,
            key=scene.key(),
            statement=statement,
            heard_on=clock.today(),
            means="desk",
            is_signed=True,
        )
    if "no_measure" in steps:
        yield 1
        workflow.decide_no_measure(case, by=amal, reasons=WORDS["no_measure"])
    if "warn" in steps:
        yield 1
        warning = propose(scene, case, MeasureKind.ORAL)
        workflow.decide_measure(warning, by=amal, decision=WORDS["warning"])
    if "propose" in steps:
        yield 1
        measure = propose(
            scene,
            case,
            MeasureKind.SUSPENSION,
            programmes=["rent"],
            to_correct=WORDS["to_correct"],
        )
        if "suspend" in steps:
            yield 1
            measure = workflow.decide_measure(measure, by=amal, decision=WORDS["suspension"])
        if "lift" in steps:
            yield 7
            workflow.lift(
                measure,
                by=reem,
                key=scene.key(),
                what=WORDS["corrected"],
                evidence=WORDS["correction_evidence"],
            )


def propose(scene, case, kind, **terms):
    """A measure that the researcher proposes; somebody else decides it."""
    key = scene.key()
    workflow.propose_measure(
        case,
        by=scene.staff["reem"],
        key=key,
        kind=kind,
        reasons=WORDS["reasons"],
        **terms,
    )
    return Measure.objects.get(key=key)
