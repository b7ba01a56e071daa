"""The committee's verbs: studies, sittings, their items, objections."""

from requests_app.committee.workflow import committee, confirming, objection, sitting, study

__all__ = ["committee", "confirming", "objection", "sitting", "study"]
