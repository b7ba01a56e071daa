"""What a suspension may cover, and which cases of a person it would touch.

Suspensions are conduct's, programmes and requests are another room's on the same floor, and the
two do not know each other. So the room that has programmes tells this floor what it has, once, in
its `AppConfig.ready`; conduct asks here. The other way, conduct tells which ending may still be
overturned. Plain codes and keys pass, no model.
"""

from dataclasses import dataclass

_programmes = []
_cases = []
_endings = []


@dataclass(frozen=True)
class OpenCase:
    """One open case of a person, as a page shows it: `chip` is (label, icon, tone)."""

    title: str
    number: str
    programme: str
    chip: tuple


def offer(*, programmes, open_cases):
    """Tell what there is: `programmes()` → [(code, name)], `open_cases(person)` → [`OpenCase`]."""
    _programmes.append(programmes)
    _cases.append(open_cases)


def watch(may_fall):
    """Tell who knows of endings: `may_fall(measure_id)`, whether an objection may overturn it."""
    _endings.append(may_fall)


def may_fall(measure_id):
    """Whether the ending by this measure may still be overturned: nothing is closed meanwhile."""
    return any(told(measure_id) for told in _endings)


def programmes():
    """`[(code, name)]` of every programme that a suspension may name."""
    return [choice for told in _programmes for choice in told()]


def open_cases(person):
    """The person's open cases that a suspension or a termination would touch."""
    return [case for told in _cases for case in told(person)]
