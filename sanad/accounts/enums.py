from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Gender(models.TextChoices):
    FEMALE = "f", _("Female")
    MALE = "m", _("Male")


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
