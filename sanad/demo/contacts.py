"""Contacts through each of the eight channels, visits that wait today, and referrals."""

from sanad.contact import workflow
from sanad.contact.enums import Channel, ContactOutcome, Subject

TALKS = (
    (Channel.VISIT, Subject.REQUEST, "يسأل عن طلبه متى يأتي الرد", ContactOutcome.ANSWERED),
    (Channel.VISIT, Subject.REQUEST, "أحضرت ورقة ناقصة", ContactOutcome.PAPERS),
    (Channel.PHONE, Subject.INQUIRY, "ما المستندات المطلوبة للإيجار؟", ContactOutcome.ANSWERED),
    (Channel.PHONE, Subject.COMPLAINT, "طول الانتظار في الفرع", ContactOutcome.PASSED_ON),
    (Channel.SOCIAL, Subject.INQUIRY, "سؤال عن أوقات الاستقبال", ContactOutcome.ANSWERED),
    (Channel.LETTER, Subject.SUGGESTION, "اقتراح موعد مسائي للزيارات", ContactOutcome.PASSED_ON),
    (Channel.HELP, Subject.REQUEST, "بدأ طلبًا من الجوال وتوقف", ContactOutcome.REQUEST),
    (Channel.VOLUNTEER, Subject.OTHER, "عرض التطوع في التوصيل", ContactOutcome.APPOINTMENT),
    (Channel.WEBSITE, Subject.INQUIRY, "كيف أعترض على القرار؟", ContactOutcome.ANSWERED),
    (Channel.DELEGATE, Subject.OUTREACH, "زيارة أسرة في القرية", ContactOutcome.PAPERS),
)
QUESTION = "لا أفهم لماذا يُطلب تعريف بالدخل وأنا بلا عمل."
ANSWER = "شرحت لها أن إفادة من الضمان تكفي، ومن أين تُستخرج."


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
    channel, kind, subject, outcome = TALKS[number % len(TALKS)]
    by = scene.officer_of(person)
    contact = workflow.begin(
        by=by,
        channel=channel,
        subject_kind=kind,
        subject=subject,
        person=person,
        link="https://x.com/sanad/status/1" if channel == Channel.SOCIAL else "",
        place=person.household.district if channel == Channel.DELEGATE else "",
        skill="التوصيل" if channel == Channel.VOLUNTEER else "",
        key=scene.key(),
    )
    yield (0, 9 + number % 4 + 1)
    workflow.close(contact, by=by, outcome=outcome)


def referral(scene, person, *, is_answered):
    """The person, with the question, goes to the researcher; it blocks nothing (PR-3)."""
    reem = scene.staff["reem"]
    asked = workflow.refer(
        person, by=scene.officer_of(person), question=QUESTION, owner=reem, key=scene.key()
    )
    if is_answered:
        yield 1
        workflow.answer(asked, by=reem, answer=ANSWER, means="phone")


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
            subject=("استكمال نواقص", "طلب جديد", "استلام خطاب", "استفسار")[place],
            person=person,
            is_waiting=True,
            key=scene.key(),
        )
        if place == 0:
            workflow.receive(visit, by=hind)
    yield 0
