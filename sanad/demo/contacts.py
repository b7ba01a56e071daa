"""Contacts through each of the eight channels, visits that wait today, and referrals."""

import datetime

from sanad.contact import workflow
from sanad.contact.enums import Channel, ContactOutcome, Subject
from sanad.lib import clock
from sanad.lib.data import beside

_DATA = beside(__file__)
TALKS, WORDS = _DATA["talks"], _DATA["words"]


def plan(scene, heads, days):
    """Six weeks of contacts, some each working day, and a waiting room as one opens the demo."""
    for number in range(scene.size.talks):
        days.begin(scene.chance.randint(1, 42), talk(scene, heads, number), hour=9 + number % 4)
    for ago in (1, 4, 9):
        days.begin(ago, referral(scene, scene.chance.choice(heads), is_answered=ago > 1), hour=11)
    days.begin(0, just_now(scene, heads, days), hour=23)


def talk(scene, heads, number):
    """One contact, from its beginning to its outcome."""
    person = scene.chance.choice(heads)
    about = TALKS[number % len(TALKS)]
    channel = Channel(about["channel"])
    by = scene.officer_of(person)
    # Who calls is nobody's file until two facts of it were said.
    calls = channel == Channel.PHONE
    contact = workflow.begin(
        by=by,
        channel=channel,
        subject_kind=Subject(about["about"]),
        subject=about["words"],
        person=None if calls else person,
        caller_name=str(person) if calls else "",
        link="https://x.com/sanad/status/1" if channel == Channel.SOCIAL else "",
        place=person.household.district if channel == Channel.DELEGATE else "",
        skill=WORDS["skill"] if channel == Channel.VOLUNTEER else "",
        key=scene.key(),
    )
    yield (0, 9 + number % 4 + 1)
    outcome, when = ContactOutcome(about["outcome"]), {}
    if outcome == ContactOutcome.APPOINTMENT:
        in_days = datetime.timedelta(days=7 + number % 3)
        when = {"appointment_on": clock.today() + in_days, "appointment_at": datetime.time(10, 30)}
    workflow.close(contact, by=by, outcome=outcome, **when)


def referral(scene, person, *, is_answered):
    """The person, with the question, goes to the researcher; it blocks nothing (PR-3)."""
    reem = scene.staff["reem"]
    asked = workflow.refer(
        person, by=scene.officer_of(person), question=WORDS["question"], owner=reem, key=scene.key()
    )
    if is_answered:
        yield 1
        workflow.answer(asked, by=reem, answer=WORDS["answer"], means="phone")


def just_now(scene, heads, days):
    """One visit going on at the main branch for some minutes, three who wait."""
    days.minutes_ago(14)
    hind = scene.staff["hind"]
    here = [head for head in heads if head.branch_id == hind.branch_id][1:5]
    for place, person in enumerate(here):
        visit = workflow.begin(
            by=hind,
            channel=Channel.VISIT,
            subject_kind=Subject.REQUEST,
            subject=WORDS["just_now"][place],
            person=person,
            is_waiting=True,
            key=scene.key(),
        )
        if place == 0:
            workflow.receive(visit, by=hind)
    yield 0
