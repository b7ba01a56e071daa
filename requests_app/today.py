"""What of the requests waits for whom: at the desk, before the committee, at the delivery."""

from requests_app.committee import today as committee
from requests_app.delivery import today as delivery
from requests_app.intake import today as desk


def for_user(user):
    """The queues of every role that the person holds, in the order of a case's life."""
    return [*desk.for_user(user), *committee.for_user(user), *delivery.for_user(user)]


def on_paper(user, today):
    """What of it is taken along on the morning sheet."""
    return [
        *delivery.on_paper(user, today),
        *committee.on_paper(user, today),
        *desk.on_paper(user, today),
    ]
