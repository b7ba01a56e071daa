"""Conduct cases on each step: reported, heard, proposed, in force, lifted, ended, no measure."""

from conduct import workflow
from conduct.enums import MeasureKind
from conduct.models import Measure
from sanad.lib import clock

FORGED = "أُرفق في الطلب عقد إيجار، وبمطابقته مع المنصة وُجد أن تاريخ انتهائه غُيّر."
SHOUTED = "رفع صوته في الاستقبال وأسمع الموظفة كلامًا جارحًا أمام المراجعين."
SAID = "العقد أعطاني إياه مكتب العقار وقال إنه مجدَّد. ما غيّرت فيه شيء، وأقدر أجيب الإيصالات."
SORRY = "كنت متعبًا من طول الانتظار، وأعتذر للموظفة."

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
    case = workflow.report(
        by=by,
        key=scene.key(),
        person=person,
        kind="MC-C" if is_paper else "MC-A",
        degree="moderate" if is_paper else "minor",
        title="عقد إيجار معدَّل التاريخ" if is_paper else "إساءة لفظية في الاستقبال",
        account=FORGED if is_paper else SHOUTED,
        evidence="العقد المرفق، ونتيجة المطابقة" if is_paper else "شهادة من حضر",
        happened_on=clock.today(),
    )
    if "hear" in steps:
        yield 2
        case = workflow.record_hearing(
            case,
            by=reem,
            key=scene.key(),
            statement=SAID if is_paper else SORRY,
            heard_on=clock.today(),
            means="desk",
            is_signed=True,
        )
    if "no_measure" in steps:
        yield 1
        workflow.decide_no_measure(case, by=amal, reasons="اعتذر، وهي المرة الأولى.")
    if "warn" in steps:
        yield 1
        warning = propose(scene, case, MeasureKind.ORAL)
        workflow.decide_measure(warning, by=amal, decision="يكفي التنبيه الشفهي.")
    if "propose" in steps:
        yield 1
        measure = propose(
            scene,
            case,
            MeasureKind.SUSPENSION,
            programmes=["rent"],
            to_correct="تقديم عقد إيجار ساري المفعول",
        )
        if "suspend" in steps:
            yield 1
            measure = workflow.decide_measure(
                measure, by=amal, decision="إيقاف برنامج الإيجار وحده حتى يُقدَّم العقد."
            )
        if "lift" in steps:
            yield 7
            workflow.lift(
                measure,
                by=reem,
                key=scene.key(),
                what="قُدِّم عقد ساري المفعول.",
                evidence="العقد على المنصة",
            )


def propose(scene, case, kind, **terms):
    """A measure that the researcher proposes; somebody else decides it."""
    key = scene.key()
    workflow.propose_measure(
        case,
        by=scene.staff["reem"],
        key=key,
        kind=kind,
        reasons="ثبتت الواقعة بالمطابقة والشهادة.",
        **terms,
    )
    return Measure.objects.get(key=key)
