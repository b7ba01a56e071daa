"""What is given, how, and with which proof."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
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
    PAPER = "paper", _("Receipt signed on paper")


# What the receiver may prove it by on the screen.
ON_SCREEN = (Proof.CODE, Proof.DRAWN, Proof.THUMBPRINT)


class Receiver(models.TextChoices):
    """Into whose hands it was given."""

    SELF = "self", _("The beneficiary")
    GUARDIAN = "guardian", _("The guardian")
    DELEGATE = "delegate", _("Somebody the beneficiary sent, with a paper")
