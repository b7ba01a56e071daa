"""The eight channels, what a contact is about, how it ends; and the life of a referral."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.paper.enums import Kind
from sanad.workflow.cycle import LifeCycle


class Channel(models.TextChoices):
    """CH-1 … CH-8 of the policy, in its order."""

    VISIT = "visit", _("Interview (visit)")
    PHONE = "phone", _("Telephone")
    SOCIAL = "social", _("Social media")
    LETTER = "letter", _("Letters")
    HELP = "help", _("Help-request service")
    VOLUNTEER = "volunteer", _("Volunteering service")
    WEBSITE = "website", _("The association's website")
    DELEGATE = "delegate", _("Branch delegates")


CLAUSES = {channel: f"CH-{number}" for number, channel in enumerate(Channel, start=1)}
# Both sides speak for as long as it lasts: these run until they are closed.
TIMED = (Channel.VISIT, Channel.PHONE, Channel.DELEGATE)
# Channels on which we go to them too.
BOTH_WAYS = (Channel.PHONE, Channel.SOCIAL, Channel.LETTER, Channel.DELEGATE)
# What is written on numbered sheets while there is no network, by the kind of sheet.
ON_PAPER = {Kind.VISIT: (Channel.VISIT,), Kind.CONTACT: (Channel.PHONE, Channel.DELEGATE)}
# What makes a channel real: the column without which it is not.
DETAIL: dict[str, str] = {
    Channel.VISIT: "ticket",
    Channel.SOCIAL: "link",
    Channel.LETTER: "number",
    Channel.VOLUNTEER: "skill",
    Channel.DELEGATE: "place",
}


class Direction(models.TextChoices):
    IN = "in", _("They came to us")
    OUT = "out", _("We went to them")


class Subject(models.TextChoices):
    INQUIRY = "inquiry", _("Inquiry")
    SUGGESTION = "suggestion", _("Suggestion")
    COMPLAINT = "complaint", _("Complaint")
    FAVOURS = "favours", _("Asked for money or favours")
    REQUEST = "request", _("About a support request")
    OUTREACH = "outreach", _("Asking after them")
    CORRECTION = "correction", _("Putting their data right")
    DELETION = "deletion", _("Deleting their data")
    HELPER = "helper", _("Somebody to help them")
    OTHER = "other", _("Another matter")


# What people ask through the portal and are answered there, with a number.
ASKED = (
    Subject.INQUIRY,
    Subject.SUGGESTION,
    Subject.COMPLAINT,
    Subject.CORRECTION,
    Subject.DELETION,
    Subject.HELPER,
)
# About what is kept of somebody: answered within the days of the policy (PM-1+).
OF_THEIR_DATA = (Subject.CORRECTION, Subject.DELETION)
# Asked by whoever has a file, for themselves; and of these what the desk does and then answers.
OF_THEMSELVES = (*OF_THEIR_DATA, Subject.HELPER)
DONE_BY_THE_DESK = (Subject.CORRECTION, Subject.HELPER)
# Of what comes through the portal this is for the manager, not for the desk.
OVER_THE_DESK = (Subject.COMPLAINT, Subject.FAVOURS, Subject.DELETION)
# These may be about a colleague, who then leaves the person's cases (`beneficiaries.kept_off`).
ABOUT_A_COLLEAGUE = (Subject.COMPLAINT, Subject.FAVOURS)


# Messages about reports through the portal within an hour; past these the list is enough.
ALERTS_AN_HOUR = 12


class ContactTaskKind(models.TextChoices):
    FAVOURS = "favours", _("Somebody was asked for money or favours")
    COMPLAINT = "complaint", _("A complaint through the portal: answer it")
    CORRECTION = "correction", _("Somebody asks to put their data right: answer them")
    DELETION = "deletion", _("Somebody asks to delete their data: answer them")
    HELPER = "helper", _("Somebody asks that another may help them: call, then name the helper")
    FOLLOW_UP = "contact-follow-up", _("Somebody wrote again behind our answer: answer them")


class Fact(models.TextChoices):
    """What a caller is asked, so that they are known before anything is said (CH-2+)."""

    BIRTH = "birth", _("Their date of birth")
    IDENTITY = "identity", _("The last four digits of their identity")
    MOBILE = "mobile", _("The last four digits of the mobile that we write to")
    PLACE = "place", _("The city or village they live in")
    SIZE = "size", _("How many live in their household")


class ContactOutcome(models.TextChoices):
    """No contact ends without one of these (PR-1+)."""

    ANSWERED = "answered", _("Answered in full")
    REQUEST = "request", _("A request was begun or carried on")
    PAPERS = "papers", _("Papers were taken")
    REFERRED = "referred", _("Referred to the social researcher")
    PASSED_ON = "passed_on", _("Passed on to a colleague")
    APPOINTMENT = "appointment", _("Another appointment was agreed")
    CALL_BACK = "call_back", _("We call back, on the number of the file alone")
    NO_ANSWER = "no_answer", _("Nobody answered")
    LEFT = "left", _("Left before their turn")


# They were not spoken with.
NOT_SPOKEN = (ContactOutcome.NO_ANSWER, ContactOutcome.CALL_BACK, ContactOutcome.LEFT)


class ContactStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting their turn")
    OPEN = "open", _("Under way")
    CLOSED = "closed", _("Ended")


LIFE = LifeCycle(
    "contact", ContactStatus, born={ContactStatus.WAITING, ContactStatus.OPEN}, steps="contact:step"
)


class ReferralStatus(models.TextChoices):
    ASKED = "asked", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")


class Means(models.TextChoices):
    """How the researcher explained it to the person (PR-3)."""

    IN_PERSON = "in_person", _("Face to face")
    PHONE = "phone", _("By telephone")
    MESSAGE = "message", _("By message through the portal")


REFERRAL = LifeCycle(
    "referral", ReferralStatus, born={ReferralStatus.ASKED}, steps="contact:referral_step"
)
