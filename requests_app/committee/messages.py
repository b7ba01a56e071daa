"""What the applicant is told of the committee: its decision, and the objection to it."""

from requests_app.committee import letters
from requests_app.committee.enums import ObjectionStatus, Outcome
from sanad.messaging.outbox import Text, queue


def decided(support_request, decision):
    """The reply (PR-5): what was decided, why, and where its letter is. Never before the floor,
    since a decision cannot be.
    """
    gift = letters.gift_words(decision.amount, decision.months, decision.items)
    wordings = {
        Outcome.ACCEPTED: Text(
            m="قبلت لجنة البحث طلبك {reference}: {gift}. {words} نص القرار في خطابه.",
            f="قبلت لجنة البحث طلبكِ {reference}: {gift}. {words} نص القرار في خطابه.",
            en="The research committee accepted your request {reference}. The decision is in its"
            " letter.",
        ),
        Outcome.PART: Text(
            m="قبلت لجنة البحث جزءًا مما طلبت في {reference}: {gift}. {words} نص القرار في خطابه،"
            " ولك أن تعترض حتى {until}.",
            f="قبلت لجنة البحث جزءًا مما طلبتِ في {reference}: {gift}. {words} نص القرار في خطابه،"
            " ولكِ أن تعترضي حتى {until}.",
            en="The research committee accepted part of your request {reference}. The decision is"
            " in its letter; you may object until {until}.",
        ),
        Outcome.REJECTED: Text(
            m="لم تقبل لجنة البحث طلبك {reference}. السبب: {words} نص القرار في خطابه، ولك أن تعترض"
            " حتى {until}.",
            f="لم تقبل لجنة البحث طلبكِ {reference}. السبب: {words} نص القرار في خطابه، ولكِ أن"
            " تعترضي حتى {until}.",
            en="The research committee did not accept your request {reference}. The reasons are in"
            " its letter; you may object until {until}.",
        ),
    }
    queue(
        to=support_request.person,
        code="request.decided",
        text=wordings[Outcome(decision.outcome)],
        context={
            "gift": gift,
            "words": decision.words,
            "until": letters.objection_until(decision.letter.issued_on, support_request),
            "link": decision.letter.get_absolute_url(),
        },
        about=support_request,
    )


def deferred(support_request, *, reason):
    """The committee needs more time, and why; nothing is asked of the person."""
    queue(
        to=support_request.person,
        code="request.deferred",
        text=Text(
            m="نظرت لجنة البحث في طلبك {reference} وأجّلته: {reason} لا يلزمك شيء الآن، وتصلك رسالة"
            " عند القرار.",
            f="نظرت لجنة البحث في طلبكِ {reference} وأجّلته: {reason} لا يلزمكِ شيء الآن، وتصلكِ"
            " رسالة عند القرار.",
            en="The research committee looked at your request {reference} and deferred it. There is"
            " nothing to do now: we write to you when it is decided.",
        ),
        context={"reason": reason},
        about=support_request,
    )


def objection_filed(support_request):
    """The receipt of an objection: others than those who decided hear it (PM-1+)."""
    queue(
        to=support_request.person,
        code="request.objection-filed",
        text=Text(
            m="وصلنا اعتراضك على القرار في طلبك {reference}. ينظر فيه من لم يشارك في القرار،"
            " وتصلك رسالة بالجواب. ولا يؤثر هذا في طلباتك الأخرى.",
            f="وصلنا اعتراضكِ على القرار في طلبكِ {reference}. ينظر فيه من لم يشارك في القرار،"
            " وتصلكِ رسالة بالجواب. ولا يؤثر هذا في طلباتكِ الأخرى.",
            en="We have received your objection to the decision on {reference}. People who took no"
            " part in it will hear it, and we write to you with the answer.",
        ),
        about=support_request,
    )


def objection_answered(objection):
    """The answer to an objection, with its letter (PM-1+)."""
    support_request = objection.decision.support_request
    is_upheld = objection.status == ObjectionStatus.UPHELD
    queue(
        to=objection.person,
        code="request.objection-answered",
        text=Text(
            m="قبلنا اعتراضك في طلبك {reference}، وعاد الطلب إلى لجنة البحث لتنظر فيه من جديد."
            " {answer}",
            f="قبلنا اعتراضكِ في طلبكِ {reference}، وعاد الطلب إلى لجنة البحث لتنظر فيه من جديد."
            " {answer}",
            en="Your objection about {reference} was upheld: the committee looks at the request"
            " again.",
        )
        if is_upheld
        else Text(
            m="نظرنا في اعتراضك في طلبك {reference}، وبقي القرار كما هو. {answer}",
            f="نظرنا في اعتراضكِ في طلبكِ {reference}، وبقي القرار كما هو. {answer}",
            en="We looked at your objection about {reference}: the decision stands. The answer is"
            " in its letter.",
        ),
        context={"answer": objection.answer, "link": objection.letter.get_absolute_url()},
        about=support_request,
    )
