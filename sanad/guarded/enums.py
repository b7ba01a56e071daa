"""What nobody changes alone, the life of such a change, and the work that it may leave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.workflow.cycle import LifeCycle


class ChangeKind(models.TextChoices):
    """What a second person agrees to. Each is carried out by the app that owns the row."""

    MOBILE = "mobile", _("Mobile of a person")
    PIN = "pin", _("Four digits of a shared phone")
    GUARDIAN = "guardian", _("Guardian")
    HELPER = "helper", _("Who helps a person")
    HEAD = "head", _("Head of the household")
    HOUSEHOLD = "household", _("Moving into a household")
    HOME = "home", _("What a household says of itself")
    MEMBER = "member", _("What is said of a member of a household")
    JOINS = "joins", _("Somebody new in a household")
    LEAVES = "leaves", _("Somebody left a household")
    PAYEE = "payee", _("Who is paid")
    ACCOUNT = "account", _("Account that help is sent to")
    ROLE = "role", _("Roles of a colleague")
    KIN = "kin", _("No longer a colleague's relative")
    REACH = "reach", _("Mobile or e-mail of a colleague")


# What opens a file to whoever holds a phone: its hours run. What money follows.
OPENS_A_FILE = (ChangeKind.MOBILE, ChangeKind.PIN, ChangeKind.GUARDIAN, ChangeKind.HELPER)
OF_A_PERSON = (
    ChangeKind.MOBILE,
    ChangeKind.PIN,
    ChangeKind.GUARDIAN,
    ChangeKind.HELPER,
    ChangeKind.HEAD,
    ChangeKind.HOUSEHOLD,
)
# Proposed by the person's own account, and agreed to at the desk.
OF_THEIR_OWN = (ChangeKind.HOME, ChangeKind.MEMBER, ChangeKind.JOINS, ChangeKind.LEAVES)
# Their subject is a person of the household, not the household.
OF_A_MEMBER = (ChangeKind.MEMBER, ChangeKind.LEAVES)
OF_MONEY = (ChangeKind.PAYEE, ChangeKind.ACCOUNT)
OF_COLLEAGUES = (ChangeKind.ROLE, ChangeKind.KIN, ChangeKind.REACH)


class ChangeStatus(models.TextChoices):
    WAITING = "waiting", _("Waits for a second person")
    APPROVED = "approved", _("Agreed to; its hour has not come")
    APPLIED = "applied", _("In force")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back")
    CONTESTED = "contested", _("The person says: this was not me")


UNDECIDED = (ChangeStatus.WAITING, ChangeStatus.APPROVED)
# What the person stopped, the desk may let go on once it has spoken with them.
GOES_ON_AFTER_A_WORD = (ChangeKind.HELPER, ChangeKind.GUARDIAN)
# It goes no further, and its page says so.
STOPPED = (ChangeStatus.REFUSED, ChangeStatus.WITHDRAWN, ChangeStatus.CONTESTED)


class Told(models.TextChoices):
    """Whether the person was warned on the number that stood there before, and why not."""

    YES = "yes", _("They were told")
    NOBODY = "nobody", _("No number that is safe to write to")
    SHARED = "shared", _("Not told: somebody else holds the same number")
    SILENT = "silent", _("Not told: it could harm them")


class GuardedTaskKind(models.TextChoices):
    SECOND = "second-person", _("A change waits for a second person")
    NOT_ME = "not-me", _("Somebody says: this was not me")
    LIKENESS = "likeness", _("An account or number that stands elsewhere too")


# Whoever meets people, answers for them or sits on the board may be the second person. The desk of
# the branch is asked at once; the others in this order, when nobody answers.
DECIDERS = (Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.BOARD)
ASKED_NEXT = (Role.MANAGER, Role.BOARD)
# What concerns a colleague (`OF_COLLEAGUES`) is a matter of these alone.
ROLE_DECIDERS = (Role.MANAGER, Role.BOARD)
# Roles that pay, decide or manage: nobody gives one of them alone. The desk's are among them, as it
# decides here: else a manager would open an account for somebody invented, and agree with it.
ROLES_BY_TWO = (
    Role.OFFICER,
    Role.DELEGATE,
    Role.MEMBER,
    Role.CHAIR,
    Role.SECRETARY,
    Role.PROVIDER,
    Role.MANAGER,
    Role.BOARD,
)

LIFE = LifeCycle("change", ChangeStatus, born={ChangeStatus.WAITING}, steps="guarded:step")
