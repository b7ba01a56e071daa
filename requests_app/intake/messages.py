"""What the applicant is told at each step of the desk, each a small function called by its verb.

The words stand in `locale/texts/requests.toml`. They stay in the portal in full; the short message
holds reference and link (see `outbox`).
"""

from sanad.lib.arabic import listed
from sanad.messaging.outbox import queue, queue_for_colleague


def submitted(support_request, *, words=""):
    """It arrived, with its number; `words`: the notice of the reply, where its page gave it."""
    queue(
        "request.submitted",
        variant="told" if words else "",
        to=support_request.person,
        values={
            "programme": support_request.programme_version.programme.name,
            "day": support_request.desk_due_on,
            "words": words,
            "term": support_request.policy_version.notice_term,
        },
        about=support_request,
    )


def returned(support_request, *, items, note, until):
    """What is missing, paper by paper, and until when (PR-2)."""
    queue(
        "request.returned",
        to=support_request.person,
        values={"items": items_in_words(items), "note": f"{note} " if note else "", "day": until},
        about=support_request,
    )


def items_in_words(items):
    """Each thing that is missing with its reason, a sentence for each."""
    return " ".join(str(item) for item in items)


def reminder(support_request, *, items, until):
    """A reminder of what is missing; returns the ways it went, for the record (PR-2+)."""
    message = queue(
        "request.reminder",
        to=support_request.person,
        values={
            "items": listed(dict.fromkeys(item.name for item in items)),
            "day": until,
        },
        about=support_request,
    )
    return ways(message)


def ways(message):
    """The channels a message took: the portal's own page only where there is a sign-in."""
    if message is None:
        return []
    channels = list(message.deliveries.values_list("channel", flat=True))
    return [*channels, "portal"] if message.account_id else channels


def lapsed(support_request):
    """Paused, not refused; one tap opens it again (PR-2+)."""
    queue("request.lapsed", to=support_request.person, about=support_request)


def noticed(support_request, *, words):
    """The notice of the reply's time, in the words that are on the record (PR-5); none where the
    message that the request arrived says it."""
    if not words:
        return
    queue(
        "request.notice",
        to=support_request.person,
        values={"words": words, "term": support_request.policy_version.notice_term},
        about=support_request,
    )


def raised(support_request):
    """Raised, with the earliest day of the reply (PR-5)."""
    queue(
        "request.raised",
        to=support_request.person,
        values={
            "day": support_request.floor_on,
            "term": support_request.policy_version.notice_term,
        },
        about=support_request,
    )


def written(support_request, *, is_ours):
    """A colleague wrote about the request; of what they write themselves nobody tells them."""
    if is_ours:
        queue("request.written", to=support_request.person, about=support_request)


def withdrawn(support_request):
    """The applicant's own wish, confirmed: so that nobody withdraws it for them unnoticed."""
    queue("request.withdrawn", to=support_request.person, about=support_request)


def cancelled(support_request, *, reason):
    """Cancelled as a duplicate or a mistake, with the reason."""
    queue(
        "request.cancelled",
        to=support_request.person,
        values={"reason": reason},
        about=support_request,
    )


def be_the_witness(witness):
    """They are asked to look on while a colleague serves a relative; of whom stands in the task."""
    queue_for_colleague("request.witness", user=witness)


def did_you_look_on(witness):
    """What they were to look on at is done: they are asked whether they did."""
    queue_for_colleague("request.witnessed", user=witness)
