"""The desk's verbs: the way from the first draft to the raising, and the steps beside it;
and what managers do to programmes."""

from requests_app.intake.workflow import (
    aside,
    desk,
    kin,
    on_a_call,
    paper,
    programme,
    second_look,
    signing,
    telling,
    thread,
    waiting,
)

__all__ = [
    "aside",
    "desk",
    "kin",
    "on_a_call",
    "paper",
    "programme",
    "second_look",
    "signing",
    "telling",
    "thread",
    "waiting",
]
