"""What steps, pages and cases are called in the records; who declares one registers it, above.

`STEPS`: the label of a step by `cycle.step`. `PAGES`: the title of a page by the name of its
address, or of all pages of an app by its namespace. `CASES`: by the name of the address of a case's
page, which of these keys a reader may open. All are filled while the apps start.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import Resolver404, ResolverMatch, resolve

from sanad.audit.models import RefusedBy, RefusedTry
from sanad.lib.triggers import sentence_for

STEPS: dict[str, Any] = {}
PAGES: dict[str, Any] = {}
CASES: dict[str, Callable[[Any, set[int]], set[int]]] = {}


def of_step(row: RefusedTry) -> str:
    """What was tried, in words: the step's label, else the title of the page it was tried on; the
    bare code where neither is known (a page that was dropped since)."""
    match = _match(row.page)
    steps, pages = [row.step], [row.step]
    if match:
        # A step's page (`StepPages` of `sanad.workflow.views`) knows of which cycle it is.
        if cycle := getattr(match.func, "cycle", None):
            steps.append(f"{cycle.name}.{match.kwargs['verb']}")
        pages += [match.view_name, *match.namespaces]
    words = [STEPS.get(step) for step in steps] + [PAGES.get(page) for page in pages]
    return str(next(filter(None, words), row.step or row.page))


def why(row: RefusedTry) -> str:
    """Why it was refused, in words: what the step said, or the rule; "" where neither is known."""
    is_rule = row.refused_by == RefusedBy.RULE
    return str(sentence_for(row.code)[0]) if is_rule else row.sentence


def cases(rows: Iterable[RefusedTry], reader: Any) -> dict[int, str]:
    """The path of the case's page, by the key of the row, where `reader` may open it, "" where they
    may not; no key for what is no page of a case. One query for each kind of case."""
    named: dict[str, dict[int, tuple[str, int]]] = {}
    for row in rows:
        if place := _case(row.page):
            name, path, key = place
            named.setdefault(name, {})[row.pk] = (path, key)
    paths: dict[int, str] = {}
    for name, places in named.items():
        open_to_reader = CASES[name](reader, {key for _path, key in places.values()})
        paths |= {pk: path if key in open_to_reader else "" for pk, (path, key) in places.items()}
    return paths


def _case(page: str) -> tuple[str, str, int] | None:
    """Name, path and key of the nearest page of a case at the path or above it."""
    parts = page.strip("/").split("/")
    for length in range(len(parts), 0, -1):
        path = f"/{'/'.join(parts[:length])}/"
        match = _match(path)
        if match and match.view_name in CASES:
            return match.view_name, path, match.kwargs["pk"]
    return None


def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None
