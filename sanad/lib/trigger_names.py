"""Each trigger's name, remembered when it is registered.

django-pgtrigger goes through all triggers there are, and makes their names anew, for each that it
registers. With some eight hundred that were most of what every process needs to start. What it
looks up and refuses stays its own; here it finds it at once.
"""

from typing import Any

from pgtrigger import Trigger, registry

Registered = tuple[Any, Trigger]  # the model and its trigger


class Remembered(registry._Registry):
    """The library's register of triggers by address, its two lists kept in place of made."""

    def __init__(self, *arguments: Any) -> None:
        self._by_table: dict[tuple[str, str | None], Trigger] = {}
        self._functions: set[str] = set()
        super().__init__(*arguments)

    @property
    def by_db_table(self) -> dict[tuple[str, str | None], Trigger]:
        """The triggers by the table and their name."""
        return self._by_table

    @property
    def pg_function_names(self) -> set[str]:
        """Their names in the database."""
        return self._functions

    def __setitem__(self, key: str, value: Registered) -> None:
        super().__setitem__(key, value)
        model, trigger = value
        self._by_table[model._meta.db_table, trigger.name] = trigger
        self._functions.add(trigger.get_pgid(model))

    def __delitem__(self, key: str) -> None:
        model, trigger = self[key]
        super().__delitem__(key)
        del self._by_table[model._meta.db_table, trigger.name]
        self._functions.discard(trigger.get_pgid(model))


def remember() -> None:
    """From here on; what is registered already is taken over."""
    registry._registry = Remembered(registry._registry)
