"""How long drafts are kept, what of a request goes with a closed file, and what holds a person's
data (PM-1+): see `sanad.audit.destroying`."""

from beneficiaries.kept import tasks_about
from sanad.audit import destroying
from sanad.audit.destroying import GONE, KeptKind, Words

DRAFTED = ["answers", "amount", "promised", "second_reason"]
LOGGED = ["reason", "details"]
SIGNED = ["data", "text", "drawing", "witnesses", "read_by", "address"]
# Proof of a signature has its place, whatever stood there.
PROOFS = {
    name: f"CASE WHEN t.{name} = '' THEN '' ELSE '{GONE}' END"
    for name in ("drawing", "witnesses", "read_by")
}
# Nobody wrote in it since; of a draft of before that day was written, it is when it was begun.
UNTOUCHED = """t.status = $requests_app.RequestStatus.DRAFT
    AND coalesce(t.drafted_on, (t.created_at AT TIME ZONE 'Asia/Riyadh')::date)
        < public.policy_today() - term"""
THEIRS = "SELECT r.id FROM $requests_app.SupportRequest r WHERE r.person_id = ANY (keys)"


def _declared(requests: str) -> Words:
    return Words(
        "requests_app.Declaration",
        SIGNED,
        of=f"t.support_request_id IN ({requests})",
        instead=PROOFS,
    )


def _instead(*names: str) -> dict[str, str]:
    return {name: f"CASE WHEN t.{name} = '' THEN '' ELSE '{GONE}' END" for name in names}


def _of_a_file() -> list[Words]:
    """All that is written in the requests of these people; what was decided and given stays, as
    figures of nobody."""
    of = f"t.support_request_id IN ({THEIRS})"
    studies = f"t.study_id IN (SELECT s.id FROM $requests_app.Study s WHERE s.{of[2:]})"
    decided = f"SELECT d.id FROM $requests_app.Decision d WHERE d.{of[2:]}"
    heard = f"SELECT o.id FROM $requests_app.Objection o WHERE o.decision_id IN ({decided})"
    lines = f"SELECT l.id FROM $requests_app.AwardLine l WHERE l.{of[2:]}"
    entries = f"SELECT e.id FROM $requests_app.Entry e WHERE e.{of[2:]}"
    given = f"SELECT g.id FROM $requests_app.Delivery g WHERE g.line_id IN ({lines})"
    paid = ("payee_name", "payee_account", "bank_reference")
    sent = ("delegate_name", "delegate_identity", "delegate_paper")
    proof = ("drawing", "witnesses", "read_by")
    return [
        _declared(THEIRS),
        Words("requests_app.ReturnedItem", ["words"], of=f"t.entry_id IN ({entries})"),
        Words("requests_app.Entry", LOGGED, of=of),
        Words("requests_app.ThreadMessage", ["words"], of=of),
        Words("requests_app.CheckLine", ["old_reason"], of=of),
        Words("requests_app.StudyEntry", LOGGED, of=studies),
        Words("requests_app.Study", ["findings"], of=of),
        Words("requests_app.Decision", ["words"], of=of),
        Words("requests_app.ObjectionEntry", LOGGED, of=f"t.objection_id IN ({heard})"),
        Words(
            "requests_app.Objection",
            ["words", "answer"],
            of=f"t.decision_id IN ({decided})",
            instead=_instead("answer"),
        ),
        Words("requests_app.CompletionItem", ["iban"], of=of, instead=_instead("iban")),
        Words(
            "requests_app.Payee",
            ["name", "iban", "account_number", "reference"],
            of=of,
            instead=_instead("iban", "account_number", "reference"),
        ),
        Words("requests_app.Arrival", ["words"], of=f"t.delivery_id IN ({given})"),
        Words(
            "requests_app.Delivery",
            [*paid, *sent, *proof],
            of=f"t.id IN ({given})",
            instead=_instead(*paid, *sent, *proof),
        ),
        Words(
            "workflow.Task",
            ["name"],
            of=tasks_about("requests_app.supportrequest", f"ARRAY({THEIRS})"),
        ),
        Words("requests_app.SupportRequest", DRAFTED, of="t.person_id = ANY (keys)"),
    ]


def register() -> None:
    """Drafts by their own term; what a closed file takes along; what is under way or disputed."""
    drafts = "SELECT unnest(keys)"
    aside = {"status": "$requests_app.RequestStatus.WITHDRAWN"}
    destroying.register(
        KeptKind(
            "drafts",
            "requests_app.SupportRequest",
            term="kept_drafts_days",
            over=UNTOUCHED,
            person="t.person_id",
            holds_itself=True,
            words=[
                _declared(drafts),
                Words("requests_app.SupportRequest", DRAFTED),
                Words("requests_app.SupportRequest", ["status"], instead=aside, in_history=False),
            ],
        )
    )
    destroying.also("files", *_of_a_file())
    destroying.holds_back(
        """EXISTS (SELECT FROM $requests_app.SupportRequest r
            WHERE r.person_id = {person} AND r.status IN $requests_app.UNFINISHED)""",
        is_work=True,
    )
    destroying.holds_back(
        """EXISTS (SELECT FROM $requests_app.Objection o
            JOIN $requests_app.Decision d ON d.id = o.decision_id
            JOIN $requests_app.SupportRequest r ON r.id = d.support_request_id
            WHERE r.person_id = {person} AND o.status = $requests_app.ObjectionStatus.FILED)"""
    )
