"""The policy's first version and its clause register, read from `clauses.toml`."""

from typing import Any, NamedTuple

from sanad.lib.data import beside

_FILE = beside(__file__)


class ClauseWords(NamedTuple):
    """One clause as it is shipped; what it has not is ""."""

    code: str
    chapter: str
    text: str
    interpretation: str = ""
    added: str = ""
    feature: str = ""


# The columns of the board's first version.
FIRST_VERSION: dict[str, Any] = _FILE["version"]
# In the order of the policy.
CLAUSES = [
    ClauseWords(chapter=chapter["name"], **clause)
    for chapter in _FILE["chapters"]
    for clause in chapter["clauses"]
]
