"""Conduct cases: incident, hearing, measure, objection, and their history."""

from conduct.models import copies  # noqa: F401 - puts a rule on documents
from conduct.models.hearing import Attempt, Hearing
from conduct.models.incident import ConductEntry, Incident
from conduct.models.measure import Measure
from conduct.models.objection import MeasureObjection
from conduct.models.record import AuthorityReport, Correction

__all__ = [
    "Attempt",
    "AuthorityReport",
    "ConductEntry",
    "Correction",
    "Hearing",
    "Incident",
    "Measure",
    "MeasureObjection",
]
