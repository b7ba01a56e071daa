"""`docs/asvs.md` judges every requirement, and with `SECURITY.md` names only what is there."""

import re
from collections import Counter

import pytest

from tests.project.test_imports import CHECKOUT, modules

# OWASP ASVS 5.0.0 by section: the level of each requirement, in its order. The table has 1 and 2.
LEVELS = """
    1.1 22  1.2 1111122223  1.3 112222222223  1.4 222  1.5 123
    2.1 122  2.2 112  2.3 12223  2.4 23
    3.1 3  3.2 113  3.3 12223  3.4 11222233  3.5 11122333  3.6 3  3.7 22333
    4.1 12233  4.2 23333  4.3 22  4.4 1222
    5.1 2  5.2 112333  5.3 113  5.4 222
    6.1 122  6.2 111111112222  6.3 11223333  6.4 112233  6.5 22222333  6.6 2223  6.7 33  6.8 2222
    7.1 222  7.2 1111  7.3 22  7.4 11222  7.5 223  7.6 22
    8.1 1233  8.2 1123  8.3 133  8.4 23
    9.1 111  9.2 1222
    10.1 22  10.2 223  10.3 22223  10.4 1111122222233333  10.5 22222  10.6 22  10.7 222
    11.1 2233  11.2 22233  11.3 11233  11.4 1222  11.5 23  11.6 23  11.7 33
    12.1 12233  12.2 11  12.3 22223
    13.1 2333  13.2 222223  13.3 2233  13.4 1222233
    14.1 22  14.2 12223333  14.3 122
    15.1 12233  15.2 12233  15.3 1222222  15.4 3333
    16.1 2  16.2 22222  16.3 2222  16.4 222  16.5 2223
    17.1 23  17.2 22223333  17.3 22
""".split()
VERDICTS = ("met", "partly", "not met", "not applicable")
TEXT = (CHECKOUT / "docs" / "asvs.md").read_text(encoding="utf-8")
ROW = re.compile(r"\| v5\.0\.0-([\d.]+) \| (\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
ROWS = [match.groups() for match in map(ROW.fullmatch, TEXT.splitlines()) if match]
# A file or folder, and perhaps a test in it: `tests/a/test_b.py::test_c`.
NAMED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*)(?:::(\w+))?`")
SUFFIXES = (".py", ".md", ".sh", ".conf", ".yaml", ".toml", ".txt", ".json", ".js", ".html")
ALONE = ("Dockerfile", ".dockerignore", ".env.example")


def required():
    """`[(id, level)]` of levels 1 and 2, in their order."""
    return [
        (f"{section}.{number}", level)
        for section, levels in zip(LEVELS[::2], LEVELS[1::2], strict=True)
        for number, level in enumerate(levels, 1)
        if level != "3"
    ]


def paths_in(text):
    """`[(path, test or "")]` of everything in backticks that is a path."""
    return [
        (path, test)
        for path, test in NAMED.findall(text)
        if "/" in path or path.endswith(SUFFIXES) or path in ALONE
    ]


def test_each_requirement_stands_there_once_with_its_level():
    assert len(required()) == 253
    assert [(number, level) for number, level, *_rest in ROWS] == required()


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_is_counted_by_chapter(verdict):
    of_chapter = Counter(row[0].partition(".")[0] for row in ROWS if row[3] == verdict)
    place = VERDICTS.index(verdict)
    table = re.findall(r"^\| (\d+) [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", TEXT, re.M)
    assert {chapter: int(counts[place]) for chapter, *counts in table} == {
        str(chapter): of_chapter[str(chapter)] for chapter in range(1, 18)
    }


def test_each_row_has_a_verdict_and_says_where_or_why():
    assert {row[3] for row in ROWS} == set(VERDICTS)
    assert [row[0] for row in ROWS if row[3] == "met" and not paths_in(row[4])] == []


@pytest.mark.parametrize("paper", ["docs/asvs.md", "SECURITY.md"])
def test_what_is_named_is_there(paper):
    paths = paths_in((CHECKOUT / paper).read_text(encoding="utf-8"))
    assert len(paths) > 20
    missing = []
    for path, test in paths:
        place = CHECKOUT / path
        if not place.exists() or (test and f"def {test}(" not in place.read_text("utf-8")):
            missing.append(f"{path}::{test}" if test else path)
    assert missing == []


def test_a_rule_that_the_threats_name_is_one():
    text = (CHECKOUT / "SECURITY.md").read_text(encoding="utf-8")
    rules = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text))
    assert len(rules) > 20
    code = "".join((CHECKOUT / module).read_text(encoding="utf-8") for module in modules())
    assert {rule for rule in rules if f'"{rule}"' not in code} == set()
