"""The statuses of a support request and its life; each phase declares its transitions of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.workflow.cycle import LifeCycle


class RequestStatus(models.TextChoices):
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


BEFORE_COMMITTEE = (
    RequestStatus.SUBMITTED,
    RequestStatus.RETURNED,
    RequestStatus.LAPSED,
    RequestStatus.VERIFIED,
)
OPEN = (*BEFORE_COMMITTEE, RequestStatus.RAISED, RequestStatus.ACCEPTED, RequestStatus.REGISTERED)
UNFINISHED = (RequestStatus.DRAFT, *OPEN)
# It never went in, or went again: nothing signed stands on it.
NOT_GONE_IN = (RequestStatus.DRAFT, RequestStatus.WITHDRAWN, RequestStatus.CANCELLED)
# Whose turn it is, as the desk's lists divide them.
AT_THE_DESK = (RequestStatus.SUBMITTED, RequestStatus.VERIFIED)
WITH_APPLICANT = (RequestStatus.RETURNED, RequestStatus.LAPSED)
GRANTED = (RequestStatus.ACCEPTED, RequestStatus.REGISTERED)
WITH_COMMITTEE = (RequestStatus.RAISED,)
# The applicant's data may still change; from the raising on they stand as they were signed.
BEFORE_RAISING = (RequestStatus.DRAFT, *BEFORE_COMMITTEE)
# Reached only while the signature covers what stands there.
AS_SIGNED = (RequestStatus.SUBMITTED, RequestStatus.VERIFIED, RequestStatus.RAISED)
# Whatever became of it: it went in once.
SUBMITTED_ONCE = frozenset(RequestStatus) - {RequestStatus.DRAFT}
# The papers of the registration are gathered, from the submission on.
COMPLETING = (*BEFORE_COMMITTEE, RequestStatus.RAISED, RequestStatus.ACCEPTED)
# Steps towards the help: not taken while a suspension or a termination holds it back.
FORWARD = (*AS_SIGNED, RequestStatus.ACCEPTED, RequestStatus.REGISTERED, RequestStatus.DELIVERED)
DECIDED = (
    RequestStatus.ACCEPTED,
    RequestStatus.REJECTED,
    RequestStatus.REGISTERED,
    RequestStatus.DELIVERED,
    RequestStatus.ENDED,
)
# What the provider sees: what is to be given, and what was.
WITH_PROVIDER = (RequestStatus.REGISTERED, RequestStatus.DELIVERED, RequestStatus.ENDED)
# Ended beside the way, at whatever step it stood.
ASIDE = (RequestStatus.WITHDRAWN, RequestStatus.CANCELLED, RequestStatus.CLOSED)
# The help was given, to its end: a renewal goes on from it.
OVER = (RequestStatus.DELIVERED, RequestStatus.ENDED)
RENEWABLE = (*OVER, RequestStatus.REGISTERED)
FINAL = (RequestStatus.REJECTED, RequestStatus.DELIVERED, RequestStatus.ENDED, *ASIDE)
# Nobody's name stands for the verification yet, or need not.
UNVERIFIED = (
    RequestStatus.DRAFT,
    RequestStatus.SUBMITTED,
    RequestStatus.RETURNED,
    RequestStatus.LAPSED,
    *ASIDE,
)

# The five stages of the way as the applicant follows it, and the end of it: a request is withdrawn,
# cancelled or closed beside the way.
ON_THE_WAY = (
    (RequestStatus.DRAFT,),
    (RequestStatus.SUBMITTED, RequestStatus.RETURNED, RequestStatus.LAPSED),
    (RequestStatus.VERIFIED, RequestStatus.RAISED),
    (),
    (RequestStatus.ACCEPTED, RequestStatus.REJECTED, RequestStatus.REGISTERED),
    (RequestStatus.DELIVERED, RequestStatus.ENDED),
)

# Who cannot read is told of these by voice: terms begin with them.
TOLD_BY_VOICE = (RequestStatus.RETURNED, RequestStatus.ACCEPTED, RequestStatus.REJECTED)

# What the portal itself brings them to, in nobody's name.
BY_THE_CALENDAR = (RequestStatus.LAPSED, RequestStatus.CLOSED)

# What changes declared data after the submission. Models look for it in the history, and stand
# below the workflow that declares it.
AMEND = "amend"

LIFE = LifeCycle(
    "request",
    RequestStatus,
    born={RequestStatus.DRAFT},
    steps="requests:step",
)


class RequestTaskKind(models.TextChoices):
    """Work of a request that waits on somebody (`sanad.workflow`)."""

    CEILING = "request-ceiling", _("Past the ceiling: ask the committee")
    ALL_KIN = "request-all-kin", _("All of the branch are family: find who serves")
    WITNESS = "request-witness", _("Be the witness where family serves")
    SECOND_LOOK = "request-second-look", _("Take a second look at a raised request")
    DIFFERS = "request-differs", _("A second look found something else")
    NOT_ARRIVED = "not-arrived", _("It did not arrive: find out where it is")
    SILENT = "request-witness-silent", _("The witness did not look on: decide on the payment")
    MESSAGE = "request-message", _("The applicant wrote: answer them")
    TELL = "request-tell", _("Tell them by voice: what we wrote does not reach them")
    HEAR = "request-hear", _("A declaration was said on a call: confirm that you heard it")
    RELEASE = "payment-release", _("Minutes not signed: release the first payment, or sign")
    RENEW = "request-renew", _("A household's registration runs out: renew it with them")


class Drawn(models.TextChoices):
    """Whether a raised request is looked at twice, and why (PR-2+)."""

    NOT = "not", _("Not drawn")
    SAMPLE = "sample", _("Drawn in the sample")
    AMOUNT = "amount", _("By its amount")


class LookAnswer(models.TextChoices):
    """What the second look found."""

    AGREES = "agrees", _("It agrees")
    DIFFERS = "differs", _("It differs")


class WitnessAnswer(models.TextChoices):
    """What is on record of a witness: their own word, or that the payment went without it."""

    SAW = "saw", _("They looked on")
    NOT = "not", _("They did not look on")
    RELEASED = "released", _("Paid without their word")


# A payment waits for one of these.
WITNESS_ENDS = (WitnessAnswer.SAW, WitnessAnswer.RELEASED)


# Who may take a second look, in the order in which they are asked: colleagues of the desk's
# branch, then the manager, then the board.
LOOKERS = (Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.BOARD)


class Stage(models.TextChoices):
    """When a document of a programme is asked for."""

    SUBMISSION = "submission", _("To apply (PR-2)")
    COMPLETION = "completion", _("To complete the registration (PR-6)")


class ProgrammeVersionStatus(models.TextChoices):
    """A version is written as a draft, asked of new requests, then of those alone that began
    under it.
    """

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


class QuestionKind(models.TextChoices):
    TEXT = "text", _("Short text")
    LONG_TEXT = "long_text", _("Long text")
    AMOUNT = "amount", _("Amount in riyals")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    YES_NO = "yes_no", _("Yes or no")
    CHOICE = "choice", _("One of a list")
    SEVERAL = "several", _("Several of a list")
    MOBILE = "mobile", _("Mobile number")
    IBAN = "iban", _("IBAN")
    PLACE = "place", _("A town of a list")
    MEMBERS = "members", _("Some of the household")


# The kinds whose question brings the list that is answered from.
FROM_A_LIST = (QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.PLACE)


class YesNo(models.TextChoices):
    """The answers to a question of the kind "yes or no"."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class QuestionRole(models.TextChoices):
    """What the portal itself does with an answer; most questions have no role."""

    AMOUNT = "amount", _("The amount asked for")
    PAYEE_NAME = "payee_name", _("The name of who is paid")
    PAYEE_ACCOUNT = "payee_account", _("The account number on the bill")


class ReasonKind(models.TextChoices):
    """Where a reason of the catalogue is used."""

    RETURN = "return", _("Return for completion")
    ACCEPT = "accept", _("Acceptance")
    REJECT = "reject", _("Rejection")
    DEFER = "defer", _("Deferral")
    END = "end", _("End of support")
    CANCEL = "cancel", _("Cancellation")


# The kinds of which a version of a programme may have reasons of its own.
OWN_REASONS = (ReasonKind.RETURN, ReasonKind.ACCEPT, ReasonKind.REJECT)


class ReasonRole(models.TextChoices):
    """What the portal itself proposes a reason for, or does because of it."""

    MISSING = "missing", _("The paper is missing")
    EXPIRED = "expired", _("The paper is too old")
    MISMATCH = "mismatch", _("The paper says something else")
    ANSWER = "answer", _("An answer is unclear")


# A paper in this state has to come again.
UNFIT = (ReasonRole.MISSING, ReasonRole.EXPIRED, ReasonRole.MISMATCH)


class SignatureMethod(models.TextChoices):
    """How a declaration was signed (PR-4)."""

    DRAWN = "drawn", _("Drawn by hand")
    CODE = "code", _("Code to the phone")
    THUMBPRINT = "thumbprint", _("Thumbprint with two witnesses")
    PAPER = "paper", _("Signed on the numbered sheet")
    CALL = "call", _("Read and said back on a call")


class Heard(models.TextChoices):
    """How a second colleague heard what was said on a call (PR-4+)."""

    LISTENED = "listened", _("I listened to the call")
    CALLED_BACK = "called-back", _("I called back on the number of the file")


# The step that writes down what was read on a call and said back.
READ_OUT = "read_out"


class IntakeChannel(models.TextChoices):
    """How the request came in, or how a notice was given."""

    DESK = "desk", _("At the desk")
    PORTAL = "portal", _("From the phone")
    PHONE = "phone", _("By telephone")
    DELEGATE = "delegate", _("Through a delegate")


# A notice to somebody who cannot read is said to them.
SPOKEN = (IntakeChannel.DESK, IntakeChannel.PHONE, IntakeChannel.DELEGATE)


class PayeeKind(models.TextChoices):
    """Who is paid where a programme pays somebody else, and so what is asked about them (PR-6)."""

    BANK = "bank", _("A person or firm, by transfer to their IBAN")
    BILL = "bill", _("A company, by the account number on its bill")
