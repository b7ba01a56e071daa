"""Statements that are put together once a process and afterwards only sent, with other values.

Django takes longer to put a SELECT together than PostgreSQL to answer it: of a page with ten of
them that was half of its time. What a queryset looks like hardly ever changes; what does is a key,
a day, somebody's branch:

    _by_key = Composed(Contact.objects.for_detail().filter(pk=Given("key", BigIntegerField())))
    contact = _by_key.get(key=5)

Where it depends on who looks, too, it is put together once for each account: the values of the
account stand in it, so all of them stand in its key (`User.sight`), and nothing of it is ever for
anybody else.

    @composed(key=BigIntegerField())
    def _contact(user, key):
        return Contact.objects.visible_to(user).for_detail().filter(pk=key)

    contact = _contact.get(request.user, key=5)
"""

import copy
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, transaction
from django.db.models import BooleanField, Expression, F, Field, Func, Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)
Made = TypeVar("Made")


class Given(Expression):
    """In a queryset to be composed: the value `name`, which `rows` is told each time.

    It is never NULL: `= NULL` finds no row, and a queryset that is to find such rows says so.
    """

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """A place in the statement, marked by this object among its parameters."""
        typed = getattr(self.output_field, "get_placeholder", None)
        return (typed(None, compiler, connection) if typed else "%s"), [self]

    def of(self, values: dict[str, Any]) -> Any:
        """Its value as the database takes it; KeyError where it is not among `values`."""
        value = values[self.name]
        if value is None:
            raise ValueError(f"{self.name} is never NULL")
        return self.output_field.get_db_prep_value(value, connection)


class IsOneOf(Func):
    """Whether a value is in an array: as PostgreSQL looks it up in an index."""

    template, arg_joiner = "%(expressions)s)", " = ANY ("
    output_field = BooleanField()


def with_keys(queryset: "QuerySet[Row]") -> "QuerySet[Row]":
    """To be composed: those of the rows whose keys `rows` is told as `keys`, however many."""
    keys = Given("keys", ArrayField(type(queryset.model._meta.pk)()))
    return queryset.filter(IsOneOf(F("pk"), keys))


class Composed(Generic[Row]):
    """A queryset of rows whose SQL is put together once; what it loads with a row comes along."""

    def __init__(self, queryset: "QuerySet[Row]") -> None:
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(queryset.db)
        with _as_if_locking(queryset):
            try:
                self._sql, self._parameters = self._compiler.as_sql()
            except EmptyResultSet:
                self._sql, self._parameters = "", ()

    def rows(self, **values: Any) -> list[Row]:
        """The rows, read now, with these values in place of each `Given`."""
        if not self._sql:
            return []
        plain, alias = self._queryset, self._queryset.db
        if plain.query.select_for_update and not connections[alias].in_atomic_block:
            raise transaction.TransactionManagementError("rows are locked in a transaction")
        asked: Any = type(plain)(plain.model, query=_Put(self, values), using=alias)  # type: ignore[arg-type]
        for part in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
            setattr(asked, part, getattr(plain, part))
        return list(asked)

    def first(self, **values: Any) -> Row | None:
        """The first of the rows; None where there is none."""
        return next(iter(self.rows(**values)), None)

    def get(self, **values: Any) -> Row:
        """The one row; raises the model's DoesNotExist where there is none."""
        row = self.first(**values)
        if row is None:
            raise self._queryset.model.DoesNotExist  # type: ignore[attr-defined]
        return row

    def compiler(self, using: str, values: dict[str, Any]) -> Any:
        """What reads the rows: Django's own, which finds its statement ready."""
        ready = copy.copy(self._compiler)
        ready.connection = connections[using]  # of this thread
        filled = filled_in(self._parameters, values)
        ready.as_sql = lambda *_args, **_kwargs: (self._sql, filled)
        return ready


class _Put:
    """In place of a query: it knows its statement, and can be narrowed down no further."""

    def __init__(self, composed: Composed[Any], values: dict[str, Any]) -> None:
        self._composed, self._values = composed, values

    def get_compiler(self, using: str, **_options: Any) -> Any:
        return self._composed.compiler(using, self._values)


def filled_in(parameters: Any, values: dict[str, Any]) -> tuple[Any, ...]:
    """The parameters of a statement with a value in place of each `Given`."""
    return tuple(each.of(values) if isinstance(each, Given) else each for each in parameters)


@contextmanager
def _as_if_locking(queryset: "QuerySet[Any]") -> Iterator[None]:
    """A statement that locks is put together in a transaction only; it locks nothing yet."""
    if not queryset.query.select_for_update or connections[queryset.db].in_atomic_block:
        yield
        return
    with transaction.atomic(using=queryset.db):
        yield


# What is put together for each account ---------------------------------------------------------


class Kept:
    """What was made by key, the newest `most` of it."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, threading.Lock()
        self._made: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """`make()`, once for each key. Where the database was asked while it was made, its answer
        stands in it: that is true for now, and not kept."""
        if key in self._made:
            made: Made = self._made[key]
            return made
        with _noting_statements() as asked:
            made = make()
        if not asked:
            with self._lock:
                if len(self._made) >= self._most:
                    del self._made[next(iter(self._made))]
                self._made[key] = made
        return made


@contextmanager
def _noting_statements() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def key_of(asked: tuple[Any, ...]) -> Hashable:
    """What makes a statement the one that is put together for these: an account is all that its
    querysets look at."""
    key = tuple(getattr(each, "sight", each) for each in asked)
    if any(isinstance(each, Model) for each in key):
        raise TypeError("a row equals another that has its key: give the value that counts")
    return key


def without_closure(put_together: Callable[..., Made]) -> Callable[..., Made]:
    """The function; TypeError where it reads what is no argument of it."""
    if put_together.__closure__:
        raise TypeError("what a function closes over would stand in every statement")
    return put_together


class Asking(Generic[Row]):
    """What `@composed` makes of a function that puts a queryset together."""

    def __init__(
        self, put_together: Callable[..., "QuerySet[Row]"], given: "dict[str, Field[Any, Any]]"
    ) -> None:
        self._put_together = without_closure(put_together)
        self._given = {name: Given(name, field) for name, field in given.items()}
        self._kept = Kept(most=32)

    def _for(self, asked: tuple[Any, ...]) -> Composed[Row]:
        return self._kept.get(
            key_of(asked), lambda: Composed(self._put_together(*asked, **self._given))
        )

    def rows(self, *asked: Any, **values: Any) -> list[Row]:
        """The rows, read now. `asked`: an account, or what else changes the statement itself."""
        return self._for(asked).rows(**values)

    def first(self, *asked: Any, **values: Any) -> Row | None:
        """The first of the rows; None where there is none."""
        return self._for(asked).first(**values)

    def get_or_404(self, *asked: Any, **values: Any) -> Row:
        """The one row of a page; Http404 where there is none."""
        row = self.first(*asked, **values)
        if row is None:
            raise Http404
        return row


def composed(
    **given: "Field[Any, Any]",
) -> "Callable[[Callable[..., QuerySet[Row]]], Asking[Row]]":
    """Decorate a function that puts a queryset together: `given` are the arguments whose values
    come with each question, and of what type they are. The others stand in the statement."""
    return lambda put_together: Asking(put_together, given)
