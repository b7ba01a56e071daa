"""The shared cache: JSON and nothing else, ended by the database's clock alone."""

import base64
import pickle
import threading
import time

import pytest
from django.core.cache import cache, caches
from django.db import connection

pytestmark = pytest.mark.django_db


def rows(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else None


def ends(key, ahead):
    """Let the entry end `ahead` from the database's present moment."""
    rows(
        "UPDATE cache_entry SET expires = statement_timestamp() + %s::interval"
        " WHERE cache_key LIKE %s",
        ahead,
        f"%:{key}",
    )


def test_what_is_kept_comes_back():
    cache.set("words", {"ك": [1, 2.5, None, True, "٣"]}, 60)
    assert cache.get("words") == {"ك": [1, 2.5, None, True, "٣"]}
    assert "words" in cache and cache.get("nothing", 7) == 7
    cache.set("words", "other", 60)
    assert cache.get("words") == "other"
    assert cache.delete("words") and not cache.delete("words")
    assert "words" not in cache


def test_what_json_cannot_say_is_refused():
    with pytest.raises(TypeError):
        cache.set("set", {1}, 60)


SPRUNG = []


def spring():
    SPRUNG.append("code ran")


class Trap:
    """What runs code when it is unpickled."""

    def __reduce__(self):
        return (spring, ())


def test_a_pickled_row_runs_nothing():
    for key in ("a-row", "limit:pin:900:x"):
        poison = base64.b64encode(pickle.dumps(Trap())).decode()
        rows(
            "INSERT INTO cache_entry VALUES (%s, %s, statement_timestamp() + interval '1 hour')",
            cache.make_key(key),
            poison,
        )
        with pytest.raises(ValueError):
            cache.get(key)
    assert SPRUNG == []
    pickle.loads(base64.b64decode(poison))
    assert SPRUNG == ["code ran"], "the trap works, where somebody springs it"


@pytest.mark.parametrize(
    ("ahead", "lives"), [("-1 second", False), ("0 seconds", False), ("1 minute", True)]
)
def test_an_entry_lives_until_its_moment(ahead, lives):
    cache.set("one", 1, 60)
    ends("one", ahead)
    assert (cache.get("one") == 1) is lives
    assert cache.has_key("one") is lives
    assert cache.touch("one", 60) is lives
    ends("one", ahead)
    if lives:
        assert cache.incr("one") == 2
    else:
        with pytest.raises(ValueError):
            cache.incr("one")
    assert cache.add("one", 5, 60) is not lives


def test_without_an_end_it_stays():
    caches["default"].sweep()  # what a test that commits left behind
    cache.set("always", 1, None)
    assert cache.get("always") == 1
    assert caches["default"].sweep() == 0


@pytest.mark.parametrize("hours", [13, -13])
def test_a_wrong_clock_of_the_machine_changes_nothing(monkeypatch, hours):
    right = time.time
    cache.set("before", 1, 600)
    monkeypatch.setattr(time, "time", lambda: right() + hours * 3600)
    assert cache.get("before") == 1
    cache.set("after", 1, 600)
    monkeypatch.undo()
    assert cache.get("after") == 1
    ends("after", "-1 second")
    assert cache.get("after") is None


@pytest.mark.parametrize("value", ['"many"', "null", "1.5", "[1]", "9" * 30, "", "-"])
def test_what_is_no_number_is_no_count(value):
    """Whatever stands there, written past this cache, nobody is answered with an error."""
    cache.set("one", 1, 60)
    rows("UPDATE cache_entry SET value = %s", value)
    with pytest.raises(ValueError):
        cache.incr("one")
    cache.set("one", -1, 60)
    assert cache.incr("one", 3) == 2


@pytest.mark.django_db(transaction=True)
def test_processes_at_once_lose_no_count():
    cache.set("together", 0, 60)

    def count():
        for _time in range(25):
            cache.incr("together")
        connection.close()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.get("together") == 100


def test_one_statement_for_each(django_assert_num_queries):
    for act in (
        lambda: cache.set("one", 1, 60),
        lambda: cache.add("one", 1, 60),
        lambda: cache.get("one"),
        lambda: cache.incr("one"),
        lambda: cache.get_many(["one", "two"]),
        lambda: cache.delete("one"),
    ):
        with django_assert_num_queries(1):
            act()
