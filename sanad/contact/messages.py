"""What a referred person is told."""

from django.urls import reverse

from sanad.messaging.outbox import Text, queue


def answered(referral):
    """Their question has its answer, in plain words (PR-3)."""
    return queue(
        to=referral.person,
        code="referral.answered",
        text=Text(
            m="أخي الكريم، هذا جواب سؤالك من الباحث الاجتماعي: {answer}",
            f="أختي الكريمة، هذا جواب سؤالك من الباحث الاجتماعي: {answer}",
            en="The social researcher answers your question: {answer}",
        ),
        context={"answer": referral.answer, "link": reverse("portal:my_messages")},
        about=referral,
    )
