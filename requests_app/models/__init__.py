"""Programmes and support requests, from the first draft to the proof of delivery."""

from requests_app.models.agenda import AgendaItem, ItemEntry
from requests_app.models.award import AwardLine, CompletionItem, Payee
from requests_app.models.ballot import Recusal, Vote
from requests_app.models.decision import Decision, Objection, ObjectionEntry
from requests_app.models.delivery import Delivery, HandoverCode
from requests_app.models.intake import Attestation, CheckLine, Declaration, Notice, SigningCode
from requests_app.models.programme import DocumentRule, Programme, Question, Reason
from requests_app.models.sitting import Attendance, Sitting, SittingEntry
from requests_app.models.study import Study, StudyEntry
from requests_app.models.support_request import Entry, SupportRequest

__all__ = [
    "AgendaItem",
    "Attendance",
    "Attestation",
    "AwardLine",
    "CheckLine",
    "CompletionItem",
    "Decision",
    "Declaration",
    "Delivery",
    "DocumentRule",
    "Entry",
    "HandoverCode",
    "ItemEntry",
    "Notice",
    "Objection",
    "ObjectionEntry",
    "Payee",
    "Programme",
    "Question",
    "Reason",
    "Recusal",
    "SigningCode",
    "Sitting",
    "SittingEntry",
    "Study",
    "StudyEntry",
    "SupportRequest",
    "Vote",
]
