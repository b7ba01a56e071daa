"""Surveys, invitations, answers and what came of them."""

from surveys.models.answer import Answer, StagedAnswer
from surveys.models.improvement import ImprovementAction, ImprovementEntry
from surveys.models.survey import Invitation, Question, Survey

__all__ = [
    "Answer",
    "ImprovementAction",
    "ImprovementEntry",
    "Invitation",
    "Question",
    "StagedAnswer",
    "Survey",
]
