"""How long the texts of messages are kept (PM-1+): see `sanad.audit.destroying`."""

from sanad.audit import destroying
from sanad.audit.destroying import WENT, KeptKind, Words

TEXTS = ["body", "body_en", "link"]
# What still waits to be sent is not old; what was sent is nobody's any more.
SENT = "t.message_id IN (SELECT m.id FROM $messaging.Message m WHERE {of})"


def register() -> None:
    """Texts by their own term, and with a closed file."""
    destroying.register(
        KeptKind(
            "messages",
            "messaging.Message",
            term="kept_messages_days",
            over=destroying.before("t.created_at"),
            person="t.person_id",
            words=[
                Words("messaging.MessageDelivery", ["text"], of="t.message_id = ANY (keys)"),
                Words("messaging.Message", TEXTS),
            ],
        )
    )
    theirs = "m.person_id = ANY (keys)"
    destroying.also(
        "files",
        Words("messaging.MessageDelivery", ["text", "address"], of=SENT.format(of=theirs)),
        Words("messaging.Message", [*TEXTS, WENT], of="t.person_id = ANY (keys)"),
    )
