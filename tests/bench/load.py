"""Fills a throwaway database with people and requests, as its owner: a few, then copies by SQL.

The triggers are switched off meanwhile, which only the owner's own session can do: a million rows
on their way through every verb would take a day. What the site then reads looks as if they had
gone it, and the next number and key are right for who goes on by the verbs.
"""

import random
import uuid
from datetime import timedelta

import pgtrigger
from django.contrib.auth.models import Group
from django.db import connection, transaction

from beneficiaries.models import Household, Person
from conduct.models import Incident
from requests_app.intake.enums import RequestStatus
from requests_app.models import (
    AgendaItem,
    AwardLine,
    CheckLine,
    Decision,
    Delivery,
    Entry,
    Notice,
    ProgrammeVersion,
    Reason,
    ReturnedItem,
    Sitting,
    SupportRequest,
)
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.contact.models import Contact
from sanad.letters.models import Letter
from sanad.lib import clock, dates
from sanad.lib.marks import which_key
from sanad.policy.models import PolicyVersion
from surveys.answers import week_of
from surveys.models import Answer, Survey, SurveyQuestion
from tests.bench import names
from tests.bench.grow import COLLEAGUE, grow, without_triggers
from tests.bench.signed import make_declarations, make_messages
from tests.factories.beneficiaries import identity

BATCH = 2_000
# So many are made one by one; the rest are copies of them.
SEEDS = 1_000
# How a year's requests stand at any moment, in parts of a hundred.
STANDING = {
    RequestStatus.DRAFT: 3,
    RequestStatus.SUBMITTED: 6,
    RequestStatus.RETURNED: 4,
    RequestStatus.LAPSED: 3,
    RequestStatus.VERIFIED: 4,
    RequestStatus.RAISED: 10,
    RequestStatus.ACCEPTED: 4,
    RequestStatus.REGISTERED: 8,
    RequestStatus.REJECTED: 10,
    RequestStatus.DELIVERED: 44,
    RequestStatus.WITHDRAWN: 4,
}
DECIDED = (
    RequestStatus.ACCEPTED,
    RequestStatus.REGISTERED,
    RequestStatus.DELIVERED,
    RequestStatus.REJECTED,
)
STEPS = ("begin", "sign", "submit", "check_line", "attest", "verify", "give_notice")
ITEMS = 40
# The first of them stand so in the first branch, whatever chance says: pages are timed on them.
CERTAIN = 2


def load(count, *, seeds=SEEDS, seed=1448):
    """People in households, a request for each and what followed, and one open sitting.

    `count` is rounded down to a multiple of `seeds`, of which the others are copies.
    """
    rng = random.Random(seed)
    seeds = min(count, seeds)
    with transaction.atomic(), pgtrigger.ignore(), without_triggers():
        staff = make_staff()
        people = make_people(seeds, rng, staff)
        requests = make_requests(people, rng, staff)
        make_declarations(requests, staff)
        make_messages(requests)
        make_decisions(requests, staff)
        make_contacts(people, rng, staff)
        make_answers(requests, rng)
        grow(count // seeds - 1)
        make_sitting(staff)
        make_incidents(people, rng, staff)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_staff():
    """One account of each role, in the first branch; a beneficiary's account is the first
    person's."""
    branches = [Branch(name=f"فرع {city}", city=city) for city in names.CITIES]
    Branch.objects.bulk_create(branches)
    staff = {}
    for role in Role:
        user = User.objects.create(
            username=role.value,
            name=role.value,
            is_staff=True,
            branch=branches[0],
            kin_key=which_key(),
        )
        wanted = [role, Role.MEMBER] if role == Role.CHAIR else [role]
        user.groups.set(Group.objects.filter(name__in=wanted))
        staff[role] = user
    User.objects.create(username=COLLEAGUE, name=COLLEAGUE, is_staff=True, branch=branches[-1])
    return staff


def make_people(count, rng, staff):
    branches = list(Branch.objects.all())
    households = Household.objects.bulk_create(
        (
            Household(
                branch=staff[Role.OFFICER].branch if number < CERTAIN else rng.choice(branches),
                city=rng.choice(names.CITIES),
                housing="rent",
                monthly_income=rng.randrange(1_000, 6_000, 50),
                size=rng.randrange(1, 12),
            )
            for number in range(count)
        ),
        batch_size=BATCH,
    )
    people = Person.objects.bulk_create(
        (
            Person(
                **names.person(rng),
                identity_number=identity(40_000_000 + number),
                mobile=f"+9665{number:08d}",
                household=household,
                branch_id=household.branch_id,
                created_by=staff[Role.OFFICER],
            )
            for number, household in enumerate(households)
        ),
        batch_size=BATCH,
    )
    account = User.objects.create(username="beneficiary", name=people[0].full_name)
    Person.objects.filter(pk=people[0].pk).update(account=account)
    return people


def make_requests(people, rng, staff):
    versions = list(ProgrammeVersion.objects.on_offer().with_papers())
    policy = PolicyVersion.objects.in_force()
    today, officer = clock.today(), staff[Role.OFFICER]
    year = dates.hijri_year(today)
    standing = rng.choices(list(STANDING), weights=list(STANDING.values()), k=len(people))
    standing[:CERTAIN] = [RequestStatus.RAISED, RequestStatus.SUBMITTED]
    requests = []
    for number, (person, status) in enumerate(zip(people, standing, strict=True), 1):
        age = 20 if number <= CERTAIN else rng.randrange(0, 60)
        is_raised = status not in (
            *(RequestStatus.DRAFT, RequestStatus.SUBMITTED, RequestStatus.RETURNED),
            *(RequestStatus.LAPSED, RequestStatus.VERIFIED),
        )
        is_in = status != RequestStatus.DRAFT
        submitted_on = today - timedelta(days=age) if is_in else None
        version = rng.choice(versions)
        requests.append(
            SupportRequest(
                number=f"{year}-{number:05}" if is_in else None,
                programme=version.programme,
                programme_version=version,
                person=person,
                household_id=person.household_id,
                branch_id=person.branch_id,
                policy_version=policy,
                channel="desk",
                status=status,
                amount=rng.randrange(500, 9_000, 50),
                created_by=officer,
                submitted_on=submitted_on,
                returned_at=clock.now()
                if status in (RequestStatus.RETURNED, RequestStatus.LAPSED)
                else None,
                completion_due_on=today + timedelta(days=policy.completion_days)
                if status in (RequestStatus.RETURNED, RequestStatus.LAPSED)
                else None,
                lacks_study=status == RequestStatus.RAISED and version.needs_study,
                verified_by=officer if is_raised or status == RequestStatus.VERIFIED else None,
                raised_on=submitted_on if is_raised else None,
                floor_on=submitted_on + timedelta(days=14) if is_raised else None,
                ceiling_on=submitted_on + timedelta(days=30) if is_raised else None,
                told_on=submitted_on if is_raised else None,
                desk_due_on=submitted_on + timedelta(days=5) if is_in else None,
                came_back=number % 4 == 0,
            )
        )
    SupportRequest.objects.bulk_create(requests, batch_size=BATCH)
    rules = {version.pk: list(version.document_rules.all()) for version in versions}
    submitted = [request for request in requests if request.submitted_on]
    CheckLine.objects.bulk_create(
        (
            CheckLine(support_request=request, type_id=rule.type_id)
            for request in submitted
            for rule in rules[request.programme_version_id]
        ),
        batch_size=BATCH,
    )
    Notice.objects.bulk_create(
        (
            Notice(
                support_request=request,
                text="إشعار",
                channel="desk",
                given_by=officer,
                day=request.submitted_on,
            )
            for request in submitted
            if request.raised_on
        ),
        batch_size=BATCH,
    )
    entries = Entry.objects.bulk_create(
        (
            Entry(support_request=request, verb=verb, by=officer)
            for request in submitted
            for verb in STEPS
        ),
        batch_size=BATCH,
    )
    # One in four was returned once, whatever became of it.
    ReturnedItem.objects.bulk_create(
        (
            ReturnedItem(entry=entry, position=1, words="صورة غير واضحة")
            for entry in entries
            if entry.verb == "check_line" and entry.support_request_id % 4 == 0
        ),
        batch_size=BATCH,
    )
    return requests


def make_decisions(requests, staff):
    """Whatever was decided, each with its letter; what is registered has lines to give."""
    decided = [request for request in requests if request.status in DECIDED]
    sittings = make_closed_sittings(-(-len(decided) // ITEMS), staff)
    reason = Reason.objects.filter(kind="reject").first()
    year, month = dates.hijri_year(clock.today()), clock.today().replace(day=1)
    lines = []
    for position, request in enumerate(decided):
        letter = Letter.objects.create(
            number=f"{year}-L-{position + 1:05}",
            code=f"{position + 1:09}",
            kind="decision",
            person_id=request.person_id,
            recipient=request.person.full_name,
            subject="قرار",
            paragraphs=["قرار"],
        )
        item = AgendaItem.objects.create(
            sitting=sittings[position // ITEMS],
            support_request=request,
            position=position % ITEMS + 1,
            status="decided",
        )
        is_rejected = request.status == RequestStatus.REJECTED
        decision = Decision.objects.create(
            support_request=request,
            item=item,
            outcome="rejected" if is_rejected else "accepted",
            amount=None if is_rejected else request.amount,
            reasons=[reason.code] if reason else ["other"],
            words="قرار",
            by=staff[Role.SECRETARY],
            letter=letter,
        )
        if request.status in (RequestStatus.REGISTERED, RequestStatus.DELIVERED):
            due_on = dates.month_of(month, position % 3 - 1)
            lines.append(
                AwardLine(
                    support_request=request,
                    decision=decision,
                    order=1,
                    measure="money",
                    amount=request.amount,
                    given=request.amount if request.status == RequestStatus.DELIVERED else 0,
                    due_on=due_on,
                )
            )
    AwardLine.objects.bulk_create(lines)
    given = [line for line in lines if line.support_request.status == RequestStatus.DELIVERED]
    Delivery.objects.bulk_create(
        Delivery(
            line=line,
            # By their place: keys go on from wherever an earlier load in this database ended.
            number=f"{year}-D-{position:05}",
            amount=line.amount,
            kind="transfer",
            proof="bank",
            payee_name="المستفيد",
            payee_account="SA0380000000608010167519",
            bank_reference="1",
            delivered_by=staff[Role.PROVIDER],
            key=uuid.uuid4(),
            day=line.due_on,
        )
        for position, line in enumerate(given, 1)
    )


def make_closed_sittings(count, staff):
    """With their minutes signed."""
    policy = PolicyVersion.objects.in_force()
    return Sitting.objects.bulk_create(
        Sitting(
            number=number,
            scheduled_on=clock.today() - timedelta(days=1),
            status="closed",
            policy_version=policy,
            created_by=staff[Role.SECRETARY],
            minutes_signed_at=clock.now(),
            minutes_signed_by=staff[Role.CHAIR],
        )
        for number in range(1, count + 1)
    )


def make_contacts(people, rng, staff):
    """Two closed calls of each person; one in fifty is under way."""
    officer, today = staff[Role.OFFICER], clock.today()
    Contact.objects.bulk_create(
        (
            Contact(
                channel="phone",
                status="open" if is_open else "closed",
                person=person,
                branch_id=person.branch_id,
                subject="يسأل متى يصل الرد",
                outcome="" if is_open else "answered",
                handled_by=officer,
                created_by=officer,
                day=today if is_open else today - timedelta(days=rng.randrange(1, 60)),
            )
            for person in people
            for is_open in (False, rng.random() < 0.02)
        ),
        batch_size=BATCH,
    )


def make_answers(requests, rng):
    """One request in three was rated within the year."""
    survey = Survey.objects.current()
    codes = list(SurveyQuestion.objects.filter(survey=survey).values_list("code", flat=True))
    today = clock.today()
    Answer.objects.bulk_create(
        (
            Answer(
                survey=survey,
                step=rng.choice(("decision", "delivery", "visit")),
                branch_id=request.branch_id,
                programme_id=request.programme_id,
                period="week",
                begins_on=week_of(today - timedelta(days=rng.randrange(300))),
                is_invited=True,
                scores={code: rng.randint(2, 5) for code in codes},
            )
            for request in requests[::3]
        ),
        batch_size=BATCH,
    )


def make_sitting(staff):
    """An open sitting with its agenda full of ripe requests."""
    sitting = Sitting.objects.create(
        number=Sitting.objects.count() + 1,
        scheduled_on=clock.today(),
        status="open",
        policy_version=PolicyVersion.objects.in_force(),
        created_by=staff[Role.SECRETARY],
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(sitting=sitting, support_request=request, position=position)
        for position, request in enumerate(SupportRequest.objects.ripe().order_by("id")[:ITEMS], 1)
    )


def make_incidents(people, rng, staff):
    """One person in a hundred."""
    version = PolicyVersion.objects.in_force()
    year = dates.hijri_year(clock.today())
    Incident.objects.bulk_create(
        (
            Incident(
                number=f"{year}-C-{number:04}",
                key=uuid.UUID(int=rng.getrandbits(128)),
                policy_version=version,
                person=person,
                kind="MC-A",
                degree="minor",
                title="رفع صوته",
                account="رفع صوته عند الاستقبال.",
                happened_on=clock.today(),
                branch_id=person.branch_id,
                reported_by=staff[Role.OFFICER],
            )
            for number, person in enumerate(people[::100], 1)
        ),
        batch_size=BATCH,
    )
