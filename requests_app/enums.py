"""The statuses of a support request and the table of its life."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.workflow.cycle import Hop, LifeCycle


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for completion")
    LAPSED = "lapsed", _("Paused until completed")
    VERIFIED = "verified", _("Verified")
    RAISED = "raised", _("Raised to the research committee")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")
    REGISTERED = "registered", _("Registration completed")
    DELIVERED = "delivered", _("Service given")
    ENDED = "ended", _("Support ended")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CANCELLED = "cancelled", _("Cancelled")
    CLOSED = "closed", _("Closed")


BEFORE_COMMITTEE = (Status.SUBMITTED, Status.RETURNED, Status.LAPSED, Status.VERIFIED)
OPEN = (*BEFORE_COMMITTEE, Status.RAISED, Status.ACCEPTED, Status.REGISTERED)
WITH_COMMITTEE = (Status.RAISED,)
DECIDED = (
    Status.ACCEPTED,
    Status.REJECTED,
    Status.REGISTERED,
    Status.DELIVERED,
    Status.ENDED,
)
# What the provider sees: what is to be given, and what was.
WITH_PROVIDER = (Status.REGISTERED, Status.DELIVERED, Status.ENDED)
FINAL = (
    Status.REJECTED,
    Status.DELIVERED,
    Status.ENDED,
    Status.WITHDRAWN,
    Status.CANCELLED,
    Status.CLOSED,
)

LIFE = LifeCycle(
    born={Status.DRAFT},
    table={
        # The desk
        "sign": Hop(
            {Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.VERIFIED}, clause="PR-4"
        ),
        "submit": Hop({Status.DRAFT, Status.RETURNED}, Status.SUBMITTED, clause="PR-2"),
        "amend": Hop({Status.SUBMITTED, Status.RETURNED, Status.VERIFIED}, clause="PR-4"),
        "check_line": Hop({Status.SUBMITTED, Status.RETURNED, Status.VERIFIED}, clause="PR-2"),
        "return_for_completion": Hop({Status.SUBMITTED}, Status.RETURNED, clause="PR-2"),
        "remind": Hop({Status.RETURNED}, clause="PR-2"),
        "lapse": Hop({Status.RETURNED}, Status.LAPSED, clause="PR-2"),
        "reopen": Hop({Status.LAPSED}, Status.RETURNED, clause="PR-2"),
        "attest": Hop({Status.SUBMITTED, Status.VERIFIED}, clause="PR-4"),
        "verify": Hop({Status.SUBMITTED}, Status.VERIFIED, clause="PR-2"),
        "give_notice": Hop({Status.SUBMITTED, Status.VERIFIED}, clause="PR-5"),
        "raise_to_committee": Hop({Status.VERIFIED}, Status.RAISED, clause="PR-5"),
        # The committee
        "send_back": Hop({Status.RAISED}, Status.RETURNED, clause="PR-5"),
        "accept": Hop({Status.RAISED}, Status.ACCEPTED, clause="PR-5"),
        "reject": Hop({Status.RAISED}, Status.REJECTED, clause="PR-5"),
        "uphold_objection": Hop({Status.REJECTED, Status.ACCEPTED}, Status.RAISED, clause="PM-1"),
        # Registration and delivery
        "complete_item": Hop({*BEFORE_COMMITTEE, Status.RAISED, Status.ACCEPTED}, clause="PR-6"),
        "name_payee": Hop({*BEFORE_COMMITTEE, Status.RAISED, Status.ACCEPTED}, clause="PR-6"),
        "register": Hop({Status.ACCEPTED}, Status.REGISTERED, clause="PR-6"),
        "deliver": Hop({Status.REGISTERED}, clause="PR-7"),
        "take_back": Hop({Status.REGISTERED}, clause="PR-7"),
        "resume": Hop({Status.DELIVERED}, Status.REGISTERED, clause="PR-7"),
        "finish": Hop({Status.REGISTERED}, Status.DELIVERED, clause="PR-7"),
        "end": Hop({Status.REGISTERED}, Status.ENDED, clause="PR-7"),
        # Aside
        "withdraw": Hop({Status.DRAFT, *OPEN}, Status.WITHDRAWN, clause="PM-1"),
        "cancel": Hop({Status.DRAFT, *OPEN}, Status.CANCELLED, clause="PM-1"),
        "close": Hop({Status.DRAFT, *OPEN}, Status.CLOSED, clause="MC-3"),
    },
)

# What happened, as the history says it: the button's word tells what to do, this what was done.
EVENTS = {
    "begin": _("The request was begun"),
    "sign": _("The applicant signed the declaration"),
    "submit": _("The request was submitted"),
    "amend": _("The declared data were changed"),
    "check_line": _("Papers were checked"),
    "return_for_completion": _("Returned for completion"),
    "remind": _("A reminder was sent"),
    "lapse": _("Paused until completed"),
    "reopen": _("Reopened"),
    "attest": _("An officer attested the data"),
    "verify": _("The request was verified"),
    "give_notice": _("Told of the time of the reply"),
    "raise_to_committee": _("The request was raised to the committee"),
    "send_back": _("Sent back by the committee"),
    "accept": _("Accepted"),
    "reject": _("Rejected"),
    "uphold_objection": _("The objection was upheld"),
    "complete_item": _("A completion item was received"),
    "name_payee": _("The payee was noted"),
    "register": _("The registration was completed"),
    "deliver": _("Help was delivered"),
    "take_back": _("A delivery was taken back"),
    "resume": _("Delivery was taken up again"),
    "finish": _("The service was given in full"),
    "end": _("The support ended"),
    "withdraw": _("The applicant withdrew the request"),
    "cancel": _("The request was cancelled"),
    "close": _("Closed with the end of the relationship"),
}


# The sitting ------------------------------------------------------------------------------


class StudyKind(models.TextChoices):
    HOME = "home", _("Home visit")
    DESK = "desk", _("Study at the desk")


class StudyStatus(models.TextChoices):
    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Study submitted")


class Recommendation(models.TextChoices):
    """What the researcher recommends; the committee alone decides."""

    ACCEPT = "accept", _("Accept")
    PART = "part", _("Accept in part")
    REJECT = "reject", _("Reject")


STUDY_LIFE = LifeCycle(
    born={StudyStatus.DRAFT},
    table={
        "write": Hop({StudyStatus.DRAFT}, clause="PR-5"),
        "hand_over": Hop({StudyStatus.DRAFT}, clause="PR-5"),
        "submit": Hop({StudyStatus.DRAFT}, StudyStatus.SUBMITTED, clause="PR-5"),
    },
)


class SittingStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Sitting now")
    CLOSED = "closed", _("Sitting over")
    CANCELLED = "cancelled", _("Called off")


LIVING_SITTING = (SittingStatus.PLANNED, SittingStatus.OPEN)

SITTING_LIFE = LifeCycle(
    born={SittingStatus.PLANNED},
    table={
        "add_items": Hop({*LIVING_SITTING}, clause="PR-5"),
        "record_attendance": Hop({*LIVING_SITTING}, clause="PR-5"),
        "open": Hop({SittingStatus.PLANNED}, SittingStatus.OPEN, clause="PR-5"),
        "close": Hop({SittingStatus.OPEN}, SittingStatus.CLOSED, clause="PR-5"),
        "cancel": Hop({SittingStatus.PLANNED}, SittingStatus.CANCELLED, clause="PR-5"),
        # While it sits they follow the decisions by themselves.
        "write_minutes": Hop({SittingStatus.CLOSED}, clause="PR-5"),
        "sign_minutes": Hop({SittingStatus.CLOSED}, clause="PR-5"),
        "correct_minutes": Hop({SittingStatus.CLOSED}, clause="PR-5"),
    },
)


class ItemStatus(models.TextChoices):
    LISTED = "listed", _("On the agenda")
    DECIDED = "decided", _("Decided")
    DEFERRED = "deferred", _("Deferred")
    REMOVED = "removed", _("Taken off the agenda")


ITEM_LIFE = LifeCycle(
    born={ItemStatus.LISTED},
    table={
        "vote": Hop({ItemStatus.LISTED}, clause="PR-5"),
        "decide": Hop({ItemStatus.LISTED}, ItemStatus.DECIDED, clause="PR-5"),
        "recuse": Hop({ItemStatus.LISTED}, clause="PR-5"),
        "defer": Hop({ItemStatus.LISTED}, ItemStatus.DEFERRED, clause="PR-5"),
        "send_back": Hop({ItemStatus.LISTED}, ItemStatus.REMOVED, clause="PR-5"),
        "remove": Hop({ItemStatus.LISTED}, ItemStatus.REMOVED, clause="PR-5"),
    },
)


class Presence(models.TextChoices):
    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")
    LEFT = "left", _("Left before the end")


class Choice(models.TextChoices):
    """A vote on granting the help."""

    YES = "yes", _("In favour")
    NO = "no", _("Against")
    ABSTAIN = "abstain", _("Abstains")


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    PART = "part", _("Accepted in part")
    REJECTED = "rejected", _("Rejected")


GRANTING = (Outcome.ACCEPTED, Outcome.PART)


class ObjectionStatus(models.TextChoices):
    FILED = "filed", _("To be heard")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Not upheld")


OBJECTION_LIFE = LifeCycle(
    born={ObjectionStatus.FILED},
    table={
        "uphold": Hop({ObjectionStatus.FILED}, ObjectionStatus.UPHELD, clause="PM-1"),
        "dismiss": Hop({ObjectionStatus.FILED}, ObjectionStatus.DISMISSED, clause="PM-1"),
    },
)


# The histories of a study, a sitting and an item say what happened in these words.
COMMITTEE_EVENTS = {
    "assign": _("A study was asked for"),
    "write": _("The study was written on"),
    "hand_over": _("The study was given to another researcher"),
    "submit": _("The study was submitted"),
    "plan": _("The sitting was planned"),
    "add_items": _("Requests came on the agenda"),
    "record_attendance": _("Attendance was recorded"),
    "open": _("The sitting was opened"),
    "close": _("The sitting was closed"),
    "cancel": _("The sitting was called off"),
    "write_minutes": _("The minutes were edited"),
    "sign_minutes": _("The minutes were signed"),
    "correct_minutes": _("The signed minutes were corrected"),
    "vote": _("A vote was cast"),
    "decide": _("The decision was recorded"),
    "recuse": _("A member stood aside"),
    "defer": _("The item was deferred"),
    "send_back": _("Sent back for completion"),
    "remove": _("Taken off the agenda"),
    "file": _("The objection was filed"),
    "uphold": _("The objection was upheld"),
    "dismiss": _("The objection was not upheld"),
}


class Stage(models.TextChoices):
    """When a document of a programme is asked for."""

    SUBMISSION = "submission", _("To apply (PR-2)")
    COMPLETION = "completion", _("To complete the registration (PR-6)")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    AMOUNT = "amount", _("Amount in riyals")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    CHOICE = "choice", _("One of a list")
    IBAN = "iban", _("IBAN")


class ReasonKind(models.TextChoices):
    """Where a reason of the catalogue is used."""

    RETURN = "return", _("Return for completion")
    ACCEPT = "accept", _("Acceptance")
    REJECT = "reject", _("Rejection")
    DEFER = "defer", _("Deferral")
    END = "end", _("End of support")
    CANCEL = "cancel", _("Cancellation")


class SignatureMethod(models.TextChoices):
    """How a declaration was signed (PR-4)."""

    DRAWN = "drawn", _("Drawn by hand")
    CODE = "code", _("Code to the phone")
    THUMBPRINT = "thumbprint", _("Thumbprint with two witnesses")


class Channel(models.TextChoices):
    """How the request came in, or how a notice was given."""

    DESK = "desk", _("At the desk")
    PORTAL = "portal", _("From the phone")
    PHONE = "phone", _("By telephone")
    DELEGATE = "delegate", _("Through a delegate")


class PayeeKind(models.TextChoices):
    """Who is paid where a programme pays somebody else, and so what is asked about them (PR-6)."""

    BANK = "bank", _("A person or firm, by transfer to their IBAN")
    BILL = "bill", _("A company, by the account number on its bill")


class Measure(models.TextChoices):
    """What a line of the decision counts in."""

    MONEY = "money", _("Riyals")
    GOODS = "goods", _("Goods")


class DeliveryKind(models.TextChoices):
    """How the help reached the person (PR-7)."""

    PAYEE = "payee", _("Paid to the payee")
    TRANSFER = "transfer", _("Transfer to the beneficiary's account")
    HAND = "hand", _("Handed over")


class Proof(models.TextChoices):
    """What shows that it was received: of the bank, or of the receiver (PR-7)."""

    BANK = "bank", _("Reference of the bank")
    CODE = "code", _("Code to the receiver's phone")
    DRAWN = "drawn", _("Signature of the receiver")
    THUMBPRINT = "thumbprint", _("Thumbprint with two witnesses")


class Receiver(models.TextChoices):
    """Into whose hands it was given."""

    SELF = "self", _("The beneficiary")
    GUARDIAN = "guardian", _("The guardian")
    DELEGATE = "delegate", _("Somebody the beneficiary sent, with a paper")


# The paper whose account the help may be sent to: it names an IBAN and its owner.
IBAN_PAPER = "iban-certificate"
