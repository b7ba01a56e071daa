"""Programmes and support requests, from the first draft to the proof of delivery."""

from requests_app.models.intake import Attestation, CheckLine, Declaration, Notice, SigningCode
from requests_app.models.programme import DocumentRule, Programme, Question, Reason
from requests_app.models.support_request import Entry, SupportRequest

__all__ = [
    "Attestation",
    "CheckLine",
    "Declaration",
    "DocumentRule",
    "Entry",
    "Notice",
    "Programme",
    "Question",
    "Reason",
    "SigningCode",
    "SupportRequest",
]
