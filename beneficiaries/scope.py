"""What a suspension may cover, and which cases of a person it would touch.

Suspensions are conduct's, programmes and requests are another app's of the same layer, and neither
imports the other. So the app that has programmes registers here what it has, once, in its
`AppConfig.ready`, and conduct asks here. The other way, conduct registers which ending may still be
overturned. Plain codes and keys pass, no model.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from beneficiaries.models import Person

Choice = tuple[str, "StrOrPromise"]
_programmes: "list[Callable[[], Iterable[Choice]]]" = []
_cases: "list[Callable[[Person], Iterable[OpenCase]]]" = []
_endings: "list[Callable[[], QuerySet[Any]]]" = []


@dataclass(frozen=True)
class OpenCase:
    """One open case of a person, as a page shows it: `chip` is (label, icon, tone)."""

    title: str
    number: str
    programme: str
    chip: tuple["StrOrPromise", str, str]


def register_programmes(
    *,
    programmes: Callable[[], Iterable[Choice]],
    open_cases: "Callable[[Person], Iterable[OpenCase]]",
) -> None:
    """Register what there is: `programmes()` → [(code, name)], `open_cases(person)` → [`OpenCase`].

    Called once by each app that has programmes, in `AppConfig.ready`.
    """
    _programmes.append(programmes)
    _cases.append(open_cases)


def register_endings(may_fall: "Callable[[], QuerySet[Any]]") -> None:
    """Register who knows of endings: `may_fall()` → the keys of the measures that an objection may
    still overturn, as a queryset of one column.

    Called once by the app that has measures, in `AppConfig.ready`.
    """
    _endings.append(may_fall)


def overturnable() -> "list[QuerySet[Any]]":
    """The keys of measures that may still be overturned, for queries: nothing is closed meanwhile
    (PM-1+)."""
    return [asked() for asked in _endings]


def may_be_overturned(measure_id: int) -> bool:
    """Whether the ending by this measure may still be overturned: nothing is closed meanwhile."""
    return any(measures.filter(pk=measure_id).exists() for measures in overturnable())


def programmes() -> list[Choice]:
    """`[(code, name)]` of every programme that a suspension may name."""
    return [choice for asked in _programmes for choice in asked()]


def open_cases(person: "Person") -> list[OpenCase]:
    """The person's open cases that a suspension or a termination would touch."""
    return [case for asked in _cases for case in asked(person)]
