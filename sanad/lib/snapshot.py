"""One text for one set of facts, so that what was signed can be compared with what is there now."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .arabic import clean


def canonical(data: Any) -> str:
    """Return the data as JSON that is equal exactly when the facts are equal.

    Keys sorted, no spaces, strings cleaned, decimals as plain strings without trailing zeros
    (``1500.00`` and ``1500`` are one amount), dates ISO, aware moments in UTC. Floats and other
    types that have no one text raise TypeError; a key that is not a string does too.
    """
    return json.dumps(_plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(data: Any) -> Any:
    """Return the data as they read back from `canonical`: JSON's own types, texts cleaned."""
    return json.loads(canonical(data))


def digest(data: Any) -> str:
    """Return the SHA-256 of the canonical text in hexadecimal: what a declaration signs (PR-4)."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def differences(old: Any, new: Any) -> list[tuple[str, object, object]]:
    """Return what changed as (path, old, new), sorted; a path reads ``members.0.name``.

    Values are in canonical form; what is missing on one side is None.
    """
    before, after = dict(_leaves(_plain(old))), dict(_leaves(_plain(new)))
    return [
        (path, before.get(path), after.get(path))
        for path in sorted(before.keys() | after.keys(), key=_natural)
        if before.get(path) != after.get(path)
    ]


def _plain(value: Any) -> Any:
    match value:
        case None | bool():
            return value
        case str():
            return clean(str(value))
        case int():
            return int(value)
        case Decimal():
            if not value.is_finite():
                raise TypeError("a snapshot holds finite numbers only")
            return format(value.normalize(), "f") if value else "0"
        case datetime.datetime():
            if value.utcoffset() is None:
                raise TypeError("a snapshot holds moments with a time zone only")
            return value.astimezone(datetime.UTC).isoformat()
        case datetime.date() | datetime.time():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
        case dict():
            return _plain_dict(value)
        case list() | tuple():
            return [_plain(item) for item in value]
    raise TypeError(f"a snapshot cannot hold {type(value).__name__}")


def _plain_dict(value: dict[Any, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError("the keys of a snapshot are strings")
        name = clean(str(key))
        if name in plain:
            raise TypeError(f"two keys of a snapshot read {name!r}")
        plain[name] = _plain(item)
    return plain


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Walk to the values; an empty list or dict is a value of its own."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, str(index)))
    else:
        yield ".".join(path), value


def _natural(path: str) -> list[tuple[int, int, str]]:
    """Member 10 comes after member 9."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in path.split(".")]
