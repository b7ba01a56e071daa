"""How large the demo is."""

from typing import NamedTuple


class Size(NamedTuple):
    """`people` registered, `talks` with them, `answers` to the survey; `percent` of the requests
    that the plan of the full demo names; `has_others`: who acts for another, or cannot read."""

    people: int
    talks: int
    answers: int
    percent: int
    has_others: bool = False

    def share_of(self, count):
        """So many of `count` things; of each kind there is at least one."""
        return max(1, count * self.percent // 100)


SIZES = {
    "full": Size(people=300, talks=70, answers=120, percent=100, has_others=True),
    # One of each kind: for trying the loader on many days.
    "small": Size(people=14, talks=4, answers=4, percent=1),
}
