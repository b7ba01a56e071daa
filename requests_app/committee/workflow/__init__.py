"""The committee's verbs: studies, sittings, their items, objections."""

from requests_app.committee.workflow import committee, objection, sitting, study

__all__ = ["committee", "objection", "sitting", "study"]
