"""The desk's verbs: the way from the first draft to the raising, and the steps beside it;
and what managers do to programmes."""

from requests_app.intake.workflow import aside, desk, paper, programme, signing, waiting

__all__ = ["aside", "desk", "paper", "programme", "signing", "waiting"]
