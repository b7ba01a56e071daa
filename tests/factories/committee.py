"""The committee at work, each step by the verbs themselves.

ripe(calendar)                 raised, studied where needed, its day has come
sitting(items=[...])           planned for today with these requests
in_session(items=[...])        open, quorate: a chair and two members are present
cast_vote(item, by=…, choice=…)  one vote, in the name of who casts it
voted(item, "yes")             every voter of the item voted so, each in their own name
decided(item, "part", ...)     voted and decided
scanned(sitting)               the scan of the signed paper minutes is added
signed(sitting)                closed, and its minutes signed by the chair
"""

from datetime import timedelta

from requests_app.committee.enums import Presence, Recommendation, StudyKind
from requests_app.committee.quorum import Seating
from requests_app.committee.workflow import committee, confirming, study
from requests_app.committee.workflow import sitting as sittings
from requests_app.models import AgendaItem
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.files import Copy
from tests.factories.accounts import UserFactory
from tests.factories.requests import raised

WORDS = {
    "accepted": "ثبتت حاجة الأسرة، وهي عاجلة.",
    "part": "ثبتت الحاجة، ويسع البرنامج هذا المبلغ.",
    "rejected": "دخل الأسرة يكفي هذه النفقة.",
}


def person_of(role, name):
    """The standing person of a role in these cases."""
    user = User.objects.filter(username=name).first()
    return user or UserFactory(username=name, name=name, **{role: True})


def secretary():
    return person_of("secretary", "the-secretary")


def chair():
    return person_of("chair", "the-chair")


def researcher():
    return person_of("researcher", "the-researcher")


def the_members():
    """The chair and two members: exactly the quorum."""
    return [chair(), person_of("member", "member-1"), person_of("member", "member-2")]


def assigned(case, *, by=None):
    return study.assign(case, by=by or secretary(), researcher=researcher())


def studied(case, *, recommendation=Recommendation.ACCEPT, amount=None):
    """A home visit today, submitted."""
    return study.submit(
        assigned(case),
        by=researcher(),
        kind=StudyKind.HOME,
        visited_on=clock.today(),
        findings="أسرة من سبعة في بيت مستأجر، تأخّر الإيجار ثلاثة أشهر.",
        recommendation=recommendation,
        amount=amount,
    )


def ripe(calendar, *, days=15, **begun):
    """Raised `days` ago and studied."""
    case = raised(calendar=calendar, raised_on=_day(-days), **begun)
    if case.programme_version.needs_study:
        studied(case)
    case.refresh_from_db()
    return case


def locked(calendar, *, days=4, **begun):
    """Raised `days` ago: its earliest reply day is still to come."""
    return raised(calendar=calendar, raised_on=_day(-days), **begun)


def _day(offset):
    return (clock.today() + timedelta(days=offset)).isoformat()


def sitting(*, items=(), by=None, **fields):
    planned = sittings.plan(
        by=by or secretary(), scheduled_on=fields.pop("scheduled_on", clock.today()), **fields
    )
    if items:
        sittings.add_items(planned, by=by or secretary(), support_requests=list(items))
    return planned


def in_session(*, items=(), members=None, **fields):
    planned = sitting(items=items, **fields)
    states = dict.fromkeys(the_members() if members is None else members, Presence.PRESENT)
    sittings.record_attendance(planned, by=secretary(), states=states)
    return sittings.open_sitting(planned, by=secretary())


def item_of(sitting, case):
    return AgendaItem.objects.get(sitting=sitting, support_request=case)


def voted(item, choice="yes"):
    """Every member who may vote on the item votes so, each for themself."""
    for seat in Seating(item).voters:
        cast_vote(item, by=seat.member, choice=choice)
    return item


def cast_vote(item, *, by, **vote):
    """One vote through the verb, in the name of `by`: one's own is confirmed by it."""
    return committee.vote(item, by=by, **vote)


def scanned(sitting):
    """The members' signatures on paper, kept as a scan."""
    return confirming.enter_scan(sitting, by=secretary(), scan=Copy(b"photo", "jpeg", ""))


def signed(sitting):
    """The sitting is closed, and the chair signed its minutes."""
    sitting = sittings.close_sitting(sitting, by=secretary())
    seat = sitting.attendance.filter(is_chair=True).first()
    return sittings.sign_minutes(sitting, by=seat.member if seat else chair())


def decided(item, outcome="accepted", **arguments):
    """Voted as the outcome wants, and recorded by the secretary."""
    grants = outcome != "rejected"
    voted(item, "yes" if grants else "no")
    if grants:
        arguments.setdefault("amount", item.support_request.amount)
    committee.decide(
        item,
        by=secretary(),
        outcome=outcome,
        reasons=["need-shown"] if grants else ["income"],
        words=WORDS[outcome],
        **arguments,
    )
    item.refresh_from_db()
    return item.decision
