"""Changes that wait for a second person on the day of the demo, and one that was agreed to."""

from beneficiaries import guarded
from sanad.guarded.workflow import approve
from sanad.lib.data import beside

_DATA = beside(__file__)
WAITING, AGREED = _DATA["waiting"], _DATA["agreed"]


def plan(scene, heads, days):
    """Two mobiles that wait, one that is in force since last week; none where nobody is left."""
    women = iter([person for person in heads if person.mobile and person.is_female])
    for number, (words, person) in enumerate(zip(WAITING, women, strict=False)):
        days.begin(words["days_ago"], _waits(scene, person, number, words))
    for person in women:
        days.begin(AGREED["days_ago"], _agreed(scene, person))
        break


def _propose(scene, person, number, words):
    why = {name: words[name] for name in ("reason", "paper", "silence")}
    mobile = f"+9665500001{number:02}"
    return guarded.propose_mobile(person, by=scene.staff["hind"], mobile=mobile, **why)


def _waits(scene, person, number, words):
    _propose(scene, person, number, words)
    yield 0


def _agreed(scene, person):
    change = _propose(scene, person, 99, AGREED)
    yield 0, 11
    approve(change, by=scene.staff["amal"], is_present=True)
