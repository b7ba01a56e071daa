"""What the register remembers is what the library would make of it."""

import pgtrigger
import pytest
from pgtrigger import registry

from sanad.accounts.models import User
from sanad.lib.trigger_names import Remembered

library = registry._Registry


def test_every_trigger_is_known_by_its_names():
    ours = registry._registry
    assert isinstance(ours, Remembered) and len(ours) > 500
    assert ours.by_db_table == library.by_db_table.fget(ours)
    assert ours.pg_function_names == library.pg_function_names.fget(ours)


@pytest.fixture
def register(monkeypatch):
    """A register of its own; what it leaves at the model is taken off again."""
    monkeypatch.setattr(registry, "_registry", Remembered())
    before = [*User._meta.triggers], [*User._meta.original_attrs["triggers"]]
    yield registry._registry
    User._meta.triggers, User._meta.original_attrs["triggers"] = before


def test_a_name_is_given_once_and_free_again_when_it_is_taken_off(register):
    first, second = (_trigger(sql) for sql in ("RETURN NEW;", "RETURN OLD;"))
    uri = first.get_uri(User)
    register[uri] = User, first
    with pytest.raises(KeyError, match="already used"):
        register[uri] = User, second
    del register[uri]
    assert not register.by_db_table and not register.pg_function_names
    register[uri] = User, second


def _trigger(sql):
    return pgtrigger.Trigger(
        name="of_a_test", operation=pgtrigger.Insert, when=pgtrigger.Before, func=sql
    )
