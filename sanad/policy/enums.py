"""Where a version of the policy stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role

# Who puts in force what another drafted; `perms.may_put_in_force` says the same.
SECOND_PERSON = (Role.MANAGER, Role.CHAIR)
# From the day it is put in force to the day it holds from, at most.
MOST_DAYS_AHEAD = 365


class VersionStatus(models.TextChoices):
    """A draft is written, then put in force by a second person, or set aside."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Put in force")
    DISCARDED = "discarded", _("Discarded")
