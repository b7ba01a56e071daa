"""The steps of a case as one person sees them: buttons, and reasons why not yet.

`LifeCycle.actions` gives them for a row; a page puts them in one bar, whose first is the primary
button.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sanad.workflow.refusal import Refused

# The rank of a step that declares none.
MIDDLE = 50


@dataclass
class Action:
    """A step for one person and one case: a button, or the reason there is none."""

    name: str
    label: Any
    icon: str
    is_grave: bool
    refusal: Refused | None
    url: str = ""
    is_primary: bool = False
    # The button does it at once: a form of its own, with the version that the page knew of.
    is_post: bool = False
    seen: str = ""
    rank: int = MIDDLE
    leads: bool = True

    @property
    def is_allowed(self) -> bool:
        """Whether this person may do it now."""
        return self.refusal is None

    @property
    def why(self) -> Any:
        """Why not, as a sentence to be shown; "" where it may be done."""
        return self.refusal.sentence if self.refusal else ""


def bar(*groups: Iterable[Action]) -> list[Action]:
    """The actions of a page's bar, in their order: lower rank first, then as given.

    One reason that holds several steps back is said once, at the first of them. The first step
    that may be done is the page's one primary button (`mark_primary`).
    """
    shown: list[Action] = []
    for action in sorted((one for group in groups for one in group), key=lambda one: one.rank):
        said = {str(one.why) for one in shown if not one.is_allowed}
        if action.is_allowed or str(action.why) not in said:
            shown.append(action)
    mark_primary(shown)
    return shown


def mark_primary(actions: Iterable[Action]) -> None:
    """Make the first allowed step that is not grave the primary one: none if it does not lead,
    as of two answers neither is the one to press. Nothing else decides it."""
    allowed = [action for action in actions if action.is_allowed]
    first = next((action for action in allowed if not action.is_grave), None)
    for action in allowed:
        action.is_primary = action is first and action.leads
