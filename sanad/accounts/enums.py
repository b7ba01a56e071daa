from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sanad.lib import texts


class Gender(models.TextChoices):
    FEMALE = "f", _("Female")
    MALE = "m", _("Male")


class Language(models.TextChoices):
    """In which language somebody reads the portal and is written to."""

    ARABIC = texts.ARABIC, _("Arabic")
    ENGLISH = texts.ENGLISH, _("English")


class Role(models.TextChoices):
    """Who works here; the value is the name of the Django group."""

    OFFICER = "officer", _("Relations officer")
    DELEGATE = "delegate", _("Branch delegate")
    RESEARCHER = "researcher", _("Social researcher")
    MEMBER = "member", _("Committee member")
    CHAIR = "chair", _("Committee chair")
    SECRETARY = "secretary", _("Committee secretary")
    PROVIDER = "provider", _("Provider")
    MANAGER = "manager", _("Manager")
    AUDITOR = "auditor", _("Auditor")
    BOARD = "board", _("Board member")

    def label_for(self, gender: str) -> str:
        """The role as the title of somebody of this gender."""
        return str(_OF_A_WOMAN[self] if gender == Gender.FEMALE else self.label)


# Whoever serves, verifies, decides or pays says first whose cases are their own (`kin.py`).
SAY_THEIR_KIN = tuple(role for role in Role if role != Role.AUDITOR)


class KinRelation(models.TextChoices):
    """What somebody is to a colleague, or to the colleague's spouse."""

    SELF = "self", _("Yourself")
    SPOUSE = "spouse", _("Husband or wife")
    PARENT = "parent", _("Parents and grandparents")
    CHILD = "child", _("Children and grandchildren")
    SIBLING = "sibling", _("Brothers, sisters and their children")
    UNCLE = "uncle", _("Uncles, aunts and their children")


# The degree of each, as Saudi rules count kin: a version of the policy says up to which one a
# colleague keeps their hands off.
KIN_DEGREES = {
    KinRelation.SELF: 0,
    KinRelation.SPOUSE: 1,
    KinRelation.PARENT: 1,
    KinRelation.CHILD: 2,
    KinRelation.SIBLING: 3,
    KinRelation.UNCLE: 4,
}


_OF_A_WOMAN = {
    Role.OFFICER: pgettext_lazy("of a woman", "Relations officer"),
    Role.DELEGATE: pgettext_lazy("of a woman", "Branch delegate"),
    Role.RESEARCHER: pgettext_lazy("of a woman", "Social researcher"),
    Role.MEMBER: pgettext_lazy("of a woman", "Committee member"),
    Role.CHAIR: pgettext_lazy("of a woman", "Committee chair"),
    Role.SECRETARY: pgettext_lazy("of a woman", "Committee secretary"),
    Role.PROVIDER: pgettext_lazy("of a woman", "Provider"),
    Role.MANAGER: pgettext_lazy("of a woman", "Manager"),
    Role.AUDITOR: pgettext_lazy("of a woman", "Auditor"),
    Role.BOARD: pgettext_lazy("of a woman", "Board member"),
}
