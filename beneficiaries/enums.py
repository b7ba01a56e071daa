from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sanad.accounts.enums import Gender, Role
from sanad.workflow.cycle import LifeCycle


class IdentityKind(models.TextChoices):
    """What the identity number is. Its checksum runs for citizens and residents only."""

    CITIZEN = "citizen", _("National identity")
    RESIDENT = "resident", _("Resident identity")
    GCC = "gcc", _("GCC identity")
    PASSPORT = "passport", _("Passport")
    BORDER = "border", _("Border number")
    NONE = "none", _("None yet")


# The kinds whose number has ten digits and a checksum.
WITH_CHECKSUM = (IdentityKind.CITIZEN, IdentityKind.RESIDENT)


# The kinds whose number says nothing without the country that gave it.
OF_A_COUNTRY = (IdentityKind.GCC, IdentityKind.PASSPORT)
GCC_COUNTRIES = ("AE", "BH", "KW", "OM", "QA")

# Ages, each decided here alone, for pages and for the database. An age in Hijri years is counted
# in days, thirty years to 10,631, so that both count alike: within a day or two of the calendar.
#
# Of age at eighteen Hijri years (the Civil Transactions Law; the association's lawyer confirms):
# who is younger joins, accepts terms and begins requests through a guardian, at the desk.
OF_AGE_YEARS, OF_AGE_DAYS = 18, 6379
# The longest that one consent to be helped holds.
MOST_HELP_DAYS = 366
# A household may be headed by an orphan with an identity of their own, which is given at fifteen.
HEAD_YEARS, HEAD_DAYS = 15, 5316
# Nobody alive is older: Gregorian years.
OLDEST_YEARS = 120


# The pages of one paper, of each of which a copy is kept.
MOST_PAGES = 12


class Relation(models.TextChoices):
    """To the head of the household."""

    HEAD = "head", _("Head of the household")
    SPOUSE = "spouse", _("Spouse")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    SIBLING = "sibling", _("Brother or sister")
    OTHER = "other", _("Other relative")

    def label_for(self, gender: str) -> str:
        """What somebody of this gender is to the head."""
        return str((_OF_A_WOMAN if gender == Gender.FEMALE else _OF_A_MAN).get(self, self.label))


# Of some relations the label names both: it is what is chosen from.
_OF_A_MAN = {
    Relation.SPOUSE: pgettext_lazy("of a man", "Spouse"),
    Relation.CHILD: pgettext_lazy("of a man", "Child"),
    Relation.PARENT: pgettext_lazy("of a man", "Parent"),
    Relation.SIBLING: pgettext_lazy("of a man", "Brother or sister"),
}
_OF_A_WOMAN = {
    Relation.HEAD: pgettext_lazy("of a woman", "Head of the household"),
    Relation.SPOUSE: pgettext_lazy("of a woman", "Spouse"),
    Relation.CHILD: pgettext_lazy("of a woman", "Child"),
    Relation.PARENT: pgettext_lazy("of a woman", "Parent"),
    Relation.SIBLING: pgettext_lazy("of a woman", "Brother or sister"),
    Relation.OTHER: pgettext_lazy("of a woman", "Other relative"),
}


class PhoneUse(models.TextChoices):
    """Who holds the phone whose codes open the file."""

    ALONE = "alone", _("No, I alone")
    SHARED = "shared", _("Yes, others too")
    BORROWED = "borrowed", _("The phone is not mine")


# A code alone opens no file on these: the four digits are asked for each time.
IN_OTHER_HANDS = (PhoneUse.SHARED, PhoneUse.BORROWED)


class OwnFact(models.TextChoices):
    """By what somebody was known who signed in from a new phone, or after a long silence."""

    BIRTH = "birth", _("Birth date")
    IDENTITY = "identity", _("Last four digits of the identity")
    CALL = "call", _("A colleague's call")


class Housing(models.TextChoices):
    """How the household lives."""

    RENT = "rent", _("Rented")
    OWN = "own", _("Owned")
    SHARED = "shared", _("With relatives")
    OTHER = "other", _("Other")


class HomeFact(models.TextChoices):
    """What a household says of itself, each confirmed by itself."""

    PLACE = "place", _("City and district")
    HOUSING = "housing", _("Housing")
    SIZE = "size", _("How many live on the income")
    INCOME = "monthly_income", _("Monthly income")


class SumKind(models.TextChoices):
    """Sums of a household, by source."""

    INCOME = "income", _("Comes in each month")
    EXPENSE = "expense", _("Goes out each month")
    DEBT = "debt", _("Is owed")


class MemberFact(models.TextChoices):
    """What is said of one member of a household, each confirmed by itself."""

    SCHOOLING = "schooling", _("Schooling")
    HEALTH = "health", _("Health")
    MEDICINE = "medicine", _("Needs medicine regularly")
    WORK = "work", _("Work")
    MARITAL = "marital", _("Marriage")


class Schooling(models.TextChoices):
    SMALL = "small", _("Too young for school")
    SCHOOL = "school", _("At school")
    STUDIES = "studies", _("At a university or institute")
    LEFT = "left", _("Left school")
    DONE = "done", _("Finished")


class Health(models.TextChoices):
    """In plain kinds; several of them may be true."""

    WELL = "well", _("Good health")
    CHRONIC = "chronic", _("A chronic illness")
    MOVES = "moves", _("A disability of moving")
    SEES = "sees", _("A disability of seeing")
    HEARS = "hears", _("A disability of hearing or speaking")
    MIND = "mind", _("A disability of the mind")
    OTHER = "other", _("Something else")


class Medicine(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


class Work(models.TextChoices):
    WORKS = "works", _("Work that is paid")
    SEEKS = "seeks", _("Looking for work")
    UNABLE = "unable", _("Not able to work")
    HOME = "home", _("Care of the home")
    STUDIES = "studies", _("Studying")
    RETIRED = "retired", _("Retired from work")


class Marriage(models.TextChoices):
    SINGLE = "single", _("Never married")
    MARRIED = "married", _("Married now")
    WIDOWED = "widowed", _("Widowed")
    DIVORCED = "divorced", _("Divorced")
    LEFT = "left", _("Left by the spouse")


# From which list each fact is said.
MEMBER_LISTS = {
    MemberFact.SCHOOLING: Schooling,
    MemberFact.HEALTH: Health,
    MemberFact.MEDICINE: Medicine,
    MemberFact.WORK: Work,
    MemberFact.MARITAL: Marriage,
}
OF_A_CHILD = (MemberFact.SCHOOLING, MemberFact.HEALTH, MemberFact.MEDICINE)
# Said before, another word of these changes what the desk weighs: it is proposed from a phone.
MATTERS = (MemberFact.HEALTH, MemberFact.MARITAL)


class Leaving(models.TextChoices):
    """Why somebody is of the household no more."""

    MOVED = "moved", _("Lives elsewhere now")
    DIED = "died", _("Passed away")


class Standing(models.TextChoices):
    """Computed from the restrictions in force; only conduct's verbs make or lift those (MC-0)."""

    GOOD = "good", _("Good standing")
    SUSPENDED = "suspended", _("Suspended for now")
    TERMINATED = "terminated", _("Relationship ended")

    def label_for(self, gender: str) -> str:
        """The standing of somebody of this gender."""
        is_hers = self == Standing.SUSPENDED and gender == Gender.FEMALE
        return str(pgettext_lazy("of a woman", "Suspended for now") if is_hers else self.label)


class RestrictionKind(models.TextChoices):
    """What holds a person's services back."""

    SUSPENSION = "suspension", _("Suspension")
    TERMINATION = "termination", _("Termination")


class DocumentRole(models.TextChoices):
    """What the portal itself does with a kind of paper; most kinds have no role."""

    IDENTITY = "identity", _("Shows who the person is")
    IBAN = "iban", _("Names the account that help may be sent to")
    ATTACHED = "attached", _("Comes with a message")


class Evidence(models.TextChoices):
    """How a document came to us; "seen" is the default, a copy needs a stated basis."""

    SEEN = "seen", _("Seen")
    COPY = "copy", _("Copy kept")


class Likeness(models.TextChoices):
    """Why somebody registered may be the person before us."""

    IDENTITY = "identity", _("Same identity number")
    MOBILE = "mobile", _("Same mobile and first name")
    BIRTH = "birth", _("Same birth date and family")
    CLOSE = "close", _("Nearly the same name, with the same mobile or birth date")
    NAME = "name", _("Same name")


class RegistryTaskKind(models.TextChoices):
    """What of the registry waits on somebody."""

    COMPARE = "compare", _("Compare: perhaps this person has a file already")
    KNOW = "know-by-call", _("Call back: is it they who sign in from a new phone?")
    LOOK = "look-afterwards", _("Look at what a colleague alone changed of a file")
    NOBODY_LEFT = "nobody-left", _("Nobody of the role is left to serve them")
    HELPED = "helped", _("Tell them by a call what somebody prepared for them")
    KEPT_OFF = "kept-off", _("Look at a complaint that keeps a colleague off somebody")


class KeptOffStatus(models.TextChoices):
    STANDING = "standing", _("Serves them no more")
    ENDED = "ended", _("Ended")


class KeptOffCause(models.TextChoices):
    """What a colleague is kept off a person's cases for."""

    CONTACT = "contact", _("A complaint")
    INCIDENT = "incident", _("A conduct case")
    LEFT = "left", _("The person left the household that the colleague is of")


KEPT_OFF = LifeCycle(
    "keptoff", KeptOffStatus, born={KeptOffStatus.STANDING}, steps="people:kept_off_step"
)
# Each of these has somebody else who does the work, or a task says that there is nobody.
SERVING = (
    Role.OFFICER,
    Role.DELEGATE,
    Role.RESEARCHER,
    Role.SECRETARY,
    Role.CHAIR,
    Role.PROVIDER,
    Role.MANAGER,
)
# These serve in a branch, the others everywhere.
OF_A_BRANCH = (Role.OFFICER, Role.DELEGATE)


class TermsChannel(models.TextChoices):
    """How the terms were read before they were accepted (PM-1)."""

    PORTAL = "portal", _("Through the portal")
    DESK = "desk", _("They read them at the desk")
    ALOUD = "aloud", _("They were read to them at the desk")


# How terms are accepted before a colleague.
AT_THE_DESK = (TermsChannel.DESK, TermsChannel.ALOUD)
