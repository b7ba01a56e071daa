"""Studies, sittings with their agenda and votes, decisions, objections."""

from requests_app.committee.models import (  # noqa: F401 - they put rules on other models
    copies,
    request_rules,
)
from requests_app.committee.models.agenda import AgendaItem, ItemEntry, off_agenda
from requests_app.committee.models.ballot import Recusal, Vote
from requests_app.committee.models.confirmation import Contest, MinutesScan, VoteCode
from requests_app.committee.models.decision import Decision, Objection, ObjectionEntry
from requests_app.committee.models.sitting import Attendance, Sitting, SittingEntry
from requests_app.committee.models.study import Study, StudyEntry

__all__ = [
    "AgendaItem",
    "Attendance",
    "Contest",
    "Decision",
    "ItemEntry",
    "MinutesScan",
    "Objection",
    "ObjectionEntry",
    "Recusal",
    "Sitting",
    "SittingEntry",
    "Study",
    "StudyEntry",
    "Vote",
    "VoteCode",
    "off_agenda",
]
