"""What the apps above say of each kind of sheet: what is printed, and where it is entered.

kinds.register(Kind.CONTACT, Form(parts=…, enter="contact:paper", entered=…))  # in ready()
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Part = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """One kind of sheet.

    `parts(about)`: what is printed beneath the number (`line`, `area`, `boxes`, `words`, `sign`).
    `enter`: the view on which a sheet is entered; it takes `?number=`. `entered(keys)`: `{key of
    the sheet: address of what was entered from it}`. `choices()`: `[(code, label)]` of what a book
    may be about; the empty list where there is nothing to choose.
    """

    parts: Callable[[str], list[Part]]
    enter: str
    entered: Callable[[Iterable[int]], dict[int, str]]
    choices: Callable[[], list[tuple[str, str]]] = list


FORMS: dict[str, Form] = {}


def register(kind: str, form: Form) -> None:
    """Say what an app prints and enters under a kind."""
    FORMS[kind] = form


# What stands on a sheet -----------------------------------------------------------------------


def line(label: Any) -> Part:
    """A label and a line to write on."""
    return {"kind": "line", "label": str(label)}


def area(label: Any, lines: int = 3) -> Part:
    """A label and some lines beneath it."""
    return {"kind": "area", "label": str(label), "lines": lines}


def boxes(label: Any, choices: Iterable[Any]) -> Part:
    """A label and boxes to tick."""
    return {"kind": "boxes", "label": str(label), "choices": [str(choice) for choice in choices]}


def words(text: Any) -> Part:
    """A sentence that is read before signing."""
    return {"kind": "words", "label": str(text)}


def sign(*labels: Any) -> Part:
    """Places to sign, side by side."""
    return {"kind": "sign", "labels": [str(label) for label in labels]}
