"""How long the words of contacts are kept (PM-1+): see `sanad.audit.destroying`."""

from sanad.audit import destroying
from sanad.audit.destroying import GONE, LIMIT, WENT, KeptKind, Words

WORDS = ["caller_name", "caller_mobile", "subject", "named", "result", "answer"]
WORDS += ["man_agreed"]
LOGGED = ["reason", "details"]
# Somebody without a file is still somebody, and who asked was answered.
INSTEAD = {
    name: f"CASE WHEN t.{name} = '' THEN '' ELSE '{GONE}' END" for name in ("caller_name", "answer")
}
# One that has not ended is not old, whatever its day; it holds the person's file, too.
ENDED = "t.status = $contact.ContactStatus.CLOSED"


def _of(contacts: str) -> list[Words]:
    """The words of these contacts (SQL of their keys), and of what was asked of the researcher."""
    asked = f"SELECT r.id FROM $contact.Referral r WHERE r.contact_id IN ({contacts})"
    return [
        Words("contact.ReferralEntry", LOGGED, of=f"t.referral_id IN ({asked})"),
        Words(
            "contact.Referral",
            ["question", "answer"],
            of=f"t.contact_id IN ({contacts})",
            instead={"answer": INSTEAD["answer"]},
        ),
        Words("contact.FollowUp", ["words"], of=f"t.contact_id IN ({contacts})"),
        Words("contact.ContactEntry", LOGGED, of=f"t.contact_id IN ({contacts})"),
        Words("contact.Contact", WORDS, of=f"t.id IN ({contacts})", instead=INSTEAD),
    ]


def register() -> None:
    """Words by their own term, and with a closed file."""
    destroying.register(
        KeptKind(
            "contacts",
            "contact.Contact",
            term="kept_contacts_days",
            over=f"""{ENDED} AND t.day < public.policy_today() - term
                AND NOT EXISTS (SELECT FROM $contact.FollowUp f
                    WHERE f.contact_id = t.id AND f.at >= {LIMIT})""",
            person="t.person_id",
            words=_of("SELECT unnest(keys)"),
        )
    )
    theirs = "SELECT c.id FROM $contact.Contact c WHERE c.person_id = ANY (keys)"
    destroying.also(
        "files", *_of(theirs), Words("contact.Contact", [WENT], of=f"t.id IN ({theirs})")
    )
    destroying.holds_back(
        """EXISTS (SELECT FROM $contact.Contact c WHERE c.person_id = {person}
            AND c.status <> $contact.ContactStatus.CLOSED)""",
        is_work=True,
    )
