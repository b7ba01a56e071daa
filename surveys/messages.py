"""What the surveys say to people."""

from django.urls import reverse

from sanad.messaging.outbox import Text, queue

INVITED = Text(
    m="كيف كانت خدمتنا؟ قيّمها في دقيقة. لا اسم ولا رقم، ولا يغيّر جوابك شيئًا في طلبك.",
    f="كيف كانت خدمتنا؟ قيّميها في دقيقة. لا اسم ولا رقم، ولا يغيّر جوابك شيئًا في طلبك.",
    en=(
        "How was our service? Rate it in a minute. No name, no number, and your answer changes"
        " nothing in your request."
    ),
    sms="سند الخير: كيف كانت خدمتنا؟ قيّمها بلا اسم:\n{link}",
)


def invited(invitation, *, token, expires_at):
    """Ask a person to rate a finished step. The link leaves the house; the portal keeps none."""
    return queue(
        to=invitation.person,
        code="survey.invited",
        text=INVITED,
        context={
            "link": reverse("surveys:mine"),
            "secret_link": reverse("surveys:invited", args=[token]),
        },
        about=invitation,
        is_secret=True,
        expires_at=expires_at,
    )
