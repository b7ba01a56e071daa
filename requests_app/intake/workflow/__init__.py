"""The desk's verbs: the way from the first draft to the raising, and the steps beside it."""

from requests_app.intake.workflow import aside, desk, waiting

__all__ = ["aside", "desk", "waiting"]
