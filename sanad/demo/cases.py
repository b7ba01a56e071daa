"""Some 250 requests, each on its way by the verbs until the day the demo is loaded.

A `Goal` says how far a request gets; `life()` is its script (see `calendar.py`). The committee
sits twice in the past and once today; what is with it waits for a sitting like any other.
"""

import uuid
from datetime import timedelta
from decimal import Decimal
from enum import Enum, auto

from beneficiaries import workflow as registry
from beneficiaries.enums import DocumentRole, Evidence
from beneficiaries.models import DocumentType
from requests_app.committee.enums import Choice, Outcome, Presence, Recommendation, StudyKind
from requests_app.committee.models import off_agenda
from requests_app.committee.workflow import committee, study
from requests_app.committee.workflow import sitting as sittings
from requests_app.delivery.enums import DeliveryKind, Proof
from requests_app.delivery.guards import not_before_its_month
from requests_app.delivery.workflow import delivery, registration
from requests_app.intake import guards
from requests_app.intake.enums import (
    IntakeChannel,
    QuestionKind,
    RequestStatus,
    SignatureMethod,
    Stage,
    YesNo,
)
from requests_app.intake.workflow import aside, desk, second_look, signing
from requests_app.models import Programme, SecondLook, SupportRequest
from sanad.accounts.enums import Role
from sanad.demo import names
from sanad.lib import clock
from sanad.lib.data import beside

DRAWINGS = (
    "M20 90L60 40L100 120L160 60L220 100L300 70",
    "M30 60L90 110L150 50L210 120L280 80L340 90",
    "M15 100L70 70L130 110L200 40L260 95",
)
WORDS = beside(__file__)


class Goal(Enum):
    """How far a request gets by today."""

    DRAFT = auto()
    SUBMITTED = auto()
    RETURNED = auto()
    LAPSED = auto()
    VERIFIED = auto()
    RAISED = auto()
    DECIDED = auto()
    REGISTERED = auto()
    DELIVERED = auto()
    ENDED = auto()
    WITHDRAWN = auto()
    CANCELLED = auto()


# goal: (how many, begun at least and at most so many days ago)
PLAN = {
    Goal.DRAFT: (20, 1, 40),
    Goal.SUBMITTED: (26, 0, 8),
    Goal.RETURNED: (20, 5, 15),
    Goal.LAPSED: (8, 45, 70),
    Goal.VERIFIED: (14, 3, 6),
    Goal.RAISED: (62, 7, 24),
    Goal.DECIDED: (30, 34, 50),
    Goal.REGISTERED: (24, 36, 62),
    Goal.DELIVERED: (28, 48, 75),
    Goal.ENDED: (4, 50, 75),
    Goal.WITHDRAWN: (8, 10, 50),
    Goal.CANCELLED: (6, 10, 50),
}
SITTINGS_DAYS_AGO = (28, 14, 0)


class Scene:
    """What every script needs: staff, programmes, papers, chance, and how large the demo is."""

    def __init__(self, staff, chance, today, size):
        self.staff, self.chance, self.today, self.size = staff, chance, today, size
        self.programmes = {p.code: p for p in Programme.objects.all()}
        self.papers = {kind.code: kind for kind in DocumentType.objects.all()}
        self.officers = {
            user.branch_id: user for user in staff.values() if user.has_role(Role.OFFICER)
        }

    def officer_of(self, person):
        """The officer at the desk of the person's branch."""
        return self.officers[person.branch_id]

    def key(self):
        """The key of a form, drawn by `chance`: the same demo has the same keys."""
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)


def plan(scene, heads, days):
    """Begin all scripts: the mother's first, then one for each head and programme in turn."""
    chance = scene.chance
    pairs = [(head, code) for head in heads[1:] for code in ("rent", "electricity")]
    chance.shuffle(pairs)
    # Each other programme has one that is with the desk.
    others = [code for code in scene.programmes if code not in ("rent", "electricity")]
    for code in others[: scene.size.share_of(len(others))]:
        head, _code = pairs.pop()
        days.begin(chance.randint(2, 8), life(scene, head, code, Goal.SUBMITTED), hour=9)
    days.begin(11, life(scene, heads[0], "electricity", Goal.RAISED), hour=11)
    days.begin(70, life(scene, heads[0], "rent", Goal.DELIVERED), hour=10)
    for goal, (count, latest, earliest) in PLAN.items():
        for _case in range(min(scene.size.share_of(count), len(pairs))):
            head, code = pairs.pop()
            begun = chance.randint(latest, earliest)
            days.begin(begun, life(scene, head, code, goal), hour=chance.randint(8, 13))
    days.begin(64, second_looks(scene), hour=16)
    for ago in SITTINGS_DAYS_AGO:
        days.begin(ago, sitting(scene, is_today=ago == 0), hour=14 if ago else 8)


def second_looks(scene):
    """The manager looks once a week at the requests that were drawn for it (PR-2+)."""
    while True:
        for look in SecondLook.objects.drawn().filter(answer="").select_related("support_request"):
            second_look.look_agrees(look.support_request, by=scene.staff["amal"])
        yield 7


# One request -----------------------------------------------------------------------------------


def life(scene, person, code, goal):
    """The way of one request; yields how many days it sleeps before the next step."""
    chance, by = scene.chance, scene.officer_of(person)
    yield from _while_stopped(person, scene.programmes[code])
    case = desk.create_draft(
        person=person, programme=scene.programmes[code], by=by, channel=IntakeChannel.DESK
    )
    answers = _answers(scene, code)
    if goal is Goal.DRAFT:
        some = dict(list(answers.items())[: chance.randint(0, 3)])
        desk.save_draft(case, by=by, answers=some)
        return
    case = desk.save_draft(case, by=by, answers=answers)
    _show_papers(scene, case, by, is_incomplete=goal in (Goal.RETURNED, Goal.LAPSED))
    signing.sign(case, by=by, method=SignatureMethod.DRAWN, drawing=chance.choice(DRAWINGS))
    case = desk.submit(case, by=by)
    if goal is Goal.SUBMITTED:
        if chance.random() < 0.4:
            _check(case, by)
        return
    yield chance.randint(1, 3)
    yield from _while_stopped(person, case.programme)
    if goal is Goal.CANCELLED:
        aside.cancel(case, by=by, reason=chance.choice(["duplicate", "mistake"]))
        return
    if goal in (Goal.RETURNED, Goal.LAPSED):
        yield from _returned(scene, case, by, goal)
        return
    _check(case, by)
    desk.attest(case, by=by)
    desk.give_notice(case, by=by, channel=IntakeChannel.DESK)
    desk.verify(case, by=by)
    if goal is Goal.VERIFIED:
        return
    yield chance.randint(1, 2)
    yield from _while_stopped(person, case.programme)
    if goal is Goal.WITHDRAWN:
        aside.withdraw(case, by=by, reason=WORDS["withdrawn"])
        return
    case = desk.raise_to_committee(case, by=by)
    if case.programme_version.needs_study:
        yield from _studied(scene, case, by)
    yield from _after_the_decision(scene, case, by, goal)


def _while_stopped(person, programme):
    """Sleep as long as a suspension stops the person's service in the programme (MC-2)."""
    while guards.holding(person, programme).exists():
        yield 2


def _answers(scene, code):
    chance = scene.chance
    if code == "rent":
        yearly = chance.randrange(12_000, 30_000, 500)
        return {
            "amount": str(yearly // chance.choice([2, 3, 4])),
            "yearly-rent": str(yearly),
            "landlord": _landlord(scene),
            "contract-end": (scene.today + timedelta(days=chance.randint(90, 400))).isoformat(),
            "months-behind": chance.randint(1, 6),
            "story": chance.choice(names.STORIES),
        }
    if code != "electricity":
        return some_answers(scene, code, chance)
    return {
        "amount": str(Decimal(chance.randrange(18_000, 160_000, 25)) / 100),
        "account-number": f"300{chance.randrange(10**7, 10**8)}",
        "due-on": (scene.today + timedelta(days=chance.randint(5, 40))).isoformat(),
        "supply": chance.choice(["on", "warned", "warned", "cut"]),
    }


def _landlord(scene):
    """A name that no colleague has: who is paid under one's own name is looked into."""
    colleagues = {user.name for user in scene.staff.values()}
    while True:
        name = f"{scene.chance.choice(names.MEN)} {scene.chance.choice(names.FAMILIES)}"
        if name not in colleagues:
            return name


def some_answers(scene, code, chance):
    """An answer to each question that must be answered, whatever the programme asks."""
    kinds = {
        QuestionKind.AMOUNT: lambda one: str(chance.randrange(500, 5000, 50)),
        QuestionKind.DATE: lambda one: (scene.today + timedelta(days=60)).isoformat(),
        QuestionKind.YES_NO: lambda one: chance.choice(YesNo.values),
        QuestionKind.CHOICE: lambda one: chance.choice(one.choice_list())[0],
        QuestionKind.PLACE: lambda one: chance.choice(one.choice_list())[0],
        QuestionKind.SEVERAL: lambda one: [one.choice_list()[0][0]],
        QuestionKind.MOBILE: lambda one: f"+96655{chance.randrange(10**6, 10**7)}",
        QuestionKind.MEMBERS: lambda one: [chance.choice(names.WOMEN)],
    }
    answers = {}
    for question in scene.programmes[code].published.all_questions():
        if question.is_required and question.applies(answers):
            say = kinds.get(question.kind, lambda one: chance.choice(names.STORIES))
            answers[question.code] = say(question)
    return answers


def _show_papers(scene, case, by, *, is_incomplete=False):
    """Every paper the programme asks for at submission; perhaps the income statement is old."""
    today = clock.today()
    good = {code for code, paper in case.shown_papers().items() if paper.is_valid_on(today)}
    for rule in case.papers_for(Stage.SUBMISSION):
        is_old = is_incomplete and rule.type.code == "income"
        if rule.type.code in good and not is_old:
            continue
        registry.add_document(
            case.person,
            type=rule.type,
            by=by,
            evidence=Evidence.SEEN,
            number=str(scene.chance.randrange(10**6, 10**7)),
            issued_on=today - timedelta(days=130 if is_old else scene.chance.randint(1, 20)),
            expires_on=today + timedelta(days=300) if rule.type.has_expiry else None,
        )


def _check(case, by):
    findings = {line.type.code: {"is_matching": True} for line in case.checklist if line.document}
    desk.check_line(case, by=by, findings=findings)


def _returned(scene, case, by, goal):
    case = desk.return_for_completion(case, by=by, items=[("income", "expired")])
    if goal is Goal.RETURNED:
        return
    while case.status == RequestStatus.RETURNED:
        yield 3
        case = SupportRequest.objects.get(pk=case.pk)
        if case.reminders_sent < case.policy_version.completion_reminders:
            if aside.remind.why_not(case, None) is None:
                case = aside.remind(case, by=None)
        elif aside.lapse.why_not(case, None) is None:
            case = aside.lapse(case, by=None)


def _studied(scene, case, by):
    chance, reem = scene.chance, scene.staff["reem"]
    written = study.assign(case, by=by, researcher=reem, kind=StudyKind.HOME)
    yield chance.randint(3, 8)
    version = case.programme_version
    recommendation = chance.choice([Recommendation.ACCEPT, Recommendation.PART])
    if version.registers:
        recommendation = Recommendation.ACCEPT
    is_part = recommendation == Recommendation.PART
    amount = None if version.registers else min(case.amount, version.max_amount)
    study.submit(
        written,
        by=reem,
        kind=StudyKind.HOME,
        visited_on=clock.today(),
        findings=chance.choice(WORDS["findings"]),
        recommendation=recommendation,
        amount=_part_of(case) if is_part else amount,
    )


def _part_of(case):
    part = (case.amount * Decimal("0.6")).quantize(Decimal("1"))
    return min(part, case.programme_version.max_amount)


# The committee ---------------------------------------------------------------------------------


def sitting(scene, *, is_today):
    """A sitting of three members; today's has its agenda and its members, and decided one item."""
    hayfa, chance = scene.staff["hayfa"], scene.chance
    members = [scene.staff[name] for name in ("saad", "noura", "majed")]
    free = off_agenda(SupportRequest.objects.with_pause().filter(is_paused=False))
    ripe = [case for case in free.ripe().order_by("floor_on", "id") if _ready(case)]
    locked = list(free.locked().order_by("floor_on", "id")[:6])
    agenda = (ripe[:8] + locked) if is_today else ripe
    if not agenda:
        return
    session = sittings.plan(by=hayfa, scheduled_on=clock.today(), place=WORDS["place"])
    sittings.add_items(session, by=hayfa, support_requests=agenda)
    sittings.record_attendance(
        session, by=hayfa, states=dict.fromkeys(members, Presence.PRESENT), chair=members[0]
    )
    session = sittings.open_sitting(session, by=hayfa)
    items = list(session.items.filter(support_request__in=ripe).order_by("position"))
    for item in items[:1] if is_today else items:
        _decide(scene, item, members, hayfa, chance)
    if is_today:
        for item in items[1:3]:  # written down by the secretary, for the members to confirm
            for member in members:
                committee.vote(item, by=hayfa, member=member, choice=Choice.YES)
    if not is_today:
        session = sittings.close_sitting(session, by=hayfa)
        sittings.sign_minutes(session, by=members[0])
    yield 0


def _ready(case):
    return not case.programme_version.needs_study or case.studies.submitted().exists()


def _decide(scene, item, members, secretary, chance):
    grants = chance.random() < 0.82
    for member in members:
        committee.vote(item, by=member, choice=Choice.YES if grants else Choice.NO)
    case = item.support_request
    if not grants:
        committee.decide(
            item,
            by=secretary,
            outcome=Outcome.REJECTED,
            reasons=["income"],
            words=WORDS["rejected"],
        )
        return
    version = case.programme_version
    if version.registers:
        committee.decide(
            item,
            by=secretary,
            outcome=Outcome.ACCEPTED,
            reasons=["need-shown"],
            words=WORDS["accepted"],
            items=version.service_list,
            household_class=version.class_list[0],
        )
        return
    amount, months = min(case.amount, version.max_amount), 1
    is_part = chance.random() < 0.3 or amount < case.amount
    if is_part:
        amount = min(amount, _part_of(case))
    if version.max_months >= 3 and chance.random() < 0.5:
        months = 3
    committee.decide(
        item,
        by=secretary,
        outcome=Outcome.PART if is_part else Outcome.ACCEPTED,
        reasons=["need-shown"],
        words=WORDS["accepted"],
        amount=amount,
        months=months,
    )


# After the decision ----------------------------------------------------------------------------


def _after_the_decision(scene, case, by, goal):
    if goal in (Goal.RAISED, Goal.DECIDED):
        return
    while case.status == RequestStatus.RAISED:
        yield _until_a_sitting_is_over(scene)
        case = SupportRequest.objects.get(pk=case.pk)
    if case.status != RequestStatus.ACCEPTED:
        return
    yield 1
    yield from _while_stopped(case.person, case.programme)
    _complete(scene, case, by)
    case = registration.register(case, by=by)
    if goal is Goal.REGISTERED:
        return
    yield 1
    if goal is Goal.ENDED:
        delivery.end(case, by=by, reason="moved")
        return
    while case.status == RequestStatus.REGISTERED:
        yield from _while_stopped(case.person, case.programme)
        _pay_what_is_due(scene, case)
        yield _until_the_next_month(case)
        case = SupportRequest.objects.get(pk=case.pk)


def _until_a_sitting_is_over(scene):
    """How many days it is until the morning after the next sitting, which a weekend puts off."""
    before_today = (scene.today - clock.today()).days
    ahead = (before_today - ago for ago in SITTINGS_DAYS_AGO)
    return max(1, min((days + 1 for days in ahead if days >= -2), default=1))


def _complete(scene, case, by):
    """The papers and the payee that the programme asks for after submission (PR-6)."""
    today = clock.today()
    iban = _iban(scene.chance)
    for rule in case.papers_for(Stage.COMPLETION):
        paper = registry.add_document(
            case.person, type=rule.type, by=by, evidence=Evidence.SEEN, issued_on=today
        )
        names_account = rule.type.role == DocumentRole.IBAN
        account = {"iban": iban, "iban_owner": case.person} if names_account else {}
        registration.complete_item(case, by=by, document=paper, **account)
    if not case.programme_version.needs_payee:
        return
    if case.programme.code == "rent":
        registration.name_payee(
            case,
            by=by,
            name=case.answers["landlord"],
            iban=_iban(scene.chance),
            reference=WORDS["contract"],
        )
    else:
        registration.name_payee(
            case,
            by=by,
            name=WORDS["electricity"],
            account_number=case.answers["account-number"],
        )


def _pay_what_is_due(scene, case):
    yasser = scene.staff["yasser"]
    for line in case.award_lines.order_by("id"):
        if line.left > 0 and not_before_its_month(line) is None:
            delivery.give(
                line,
                by=yasser,
                key=scene.key(),
                amount=line.left,
                kind=DeliveryKind.PAYEE,
                proof=Proof.BANK,
                bank_reference=f"TRF{scene.chance.randrange(10**8, 10**9)}",
            )


def _until_the_next_month(case):
    """How many days it is until something is due that is not due now; then it is looked at."""
    due = case.award_lines.not_given().order_by("due_on").first()
    return max(5, (due.due_on - clock.today()).days) if due else 5


def _iban(chance):
    """A valid IBAN of a made-up account."""
    account = f"80{chance.randrange(10**17, 10**18)}"
    remainder = int(f"{account}281000") % 97
    return f"SA{98 - remainder:02d}{account}"
