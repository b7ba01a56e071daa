from django.db import models
from django.utils.translation import gettext_lazy as _


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


class Gender(models.TextChoices):
    FEMALE = "f", _("Female")
    MALE = "m", _("Male")
