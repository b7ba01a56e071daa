"""What guards ask about a row is asked once of this object, for each person by themself."""

from types import SimpleNamespace

from sanad.lib.once import fetched, forget, once


def test_asked_once_for_each_question_and_forgotten():
    row, asked = SimpleNamespace(), []

    def ask(answer):
        return lambda: asked.append(answer) or answer

    assert once(row, ("relative", 1), ask("yes")) == "yes"
    assert once(row, ("relative", 1), ask("no")) == "yes"
    assert once(row, ("relative", 2), ask("no")) == "no"
    assert asked == ["yes", "no"]
    assert once(SimpleNamespace(), ("relative", 1), ask("no")) == "no"
    forget(row)
    assert once(row, ("relative", 1), ask("no")) == "no"


def test_nothing_is_fetched_with_a_bare_row():
    assert fetched(SimpleNamespace(), "log") is None
    assert fetched(SimpleNamespace(_prefetched_objects_cache={"log": [1]}), "log") == [1]
