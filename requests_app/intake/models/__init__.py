"""Programmes and support requests, with what the desk writes about them."""

from requests_app.intake.models import copies  # noqa: F401 - puts a rule on documents
from requests_app.intake.models.intake import (
    Attestation,
    CheckLine,
    Declaration,
    Notice,
    SigningCode,
)
from requests_app.intake.models.papers import DocumentRule
from requests_app.intake.models.programme import Programme, ProgrammeVersion
from requests_app.intake.models.question import Question
from requests_app.intake.models.reason import Reason
from requests_app.intake.models.returned import ReturnedItem
from requests_app.intake.models.second_look import SecondLook
from requests_app.intake.models.support_request import Entry, SupportRequest
from requests_app.intake.models.thread import ThreadMessage
from requests_app.intake.models.witness import KinWitness, WitnessWord

__all__ = [
    "Attestation",
    "CheckLine",
    "Declaration",
    "DocumentRule",
    "Entry",
    "KinWitness",
    "Notice",
    "Programme",
    "ProgrammeVersion",
    "Question",
    "Reason",
    "ReturnedItem",
    "SecondLook",
    "SigningCode",
    "SupportRequest",
    "ThreadMessage",
    "WitnessWord",
]
