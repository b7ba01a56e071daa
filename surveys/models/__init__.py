"""Surveys, invitations, answers and what came of them."""

from surveys.models.answer import Answer, GivingUp, StagedAnswer
from surveys.models.improvement import ImprovementAction, ImprovementEntry
from surveys.models.sums import CellSum, QuestionSum
from surveys.models.survey import Invitation, Survey, SurveyQuestion

__all__ = [
    "Answer",
    "CellSum",
    "GivingUp",
    "ImprovementAction",
    "ImprovementEntry",
    "Invitation",
    "QuestionSum",
    "StagedAnswer",
    "Survey",
    "SurveyQuestion",
]
