"""`make mutants`: a random sample of broken rules, and those that no test noticed.

    python -m tests.mutants [--seed 1] [--count 200] [--minutes 60] [--only TEXT …] [--tests PATH …]
                            [--seconds 60] [--record FOLDER]

Nothing is changed in the checkout: everything happens in copies under a temporary folder. Two
mutants are tried at a time, each with the tests that run its line, the most particular first.
The seed and the count are printed, so that a run can be repeated; a record that is kept in a folder
serves the next run of the same code.
"""

import argparse
import ast
import difflib
import json
import queue
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from tests.mutants.change import mutants_of
from tests.mutants.copies import CHECKOUT, Copy

WORKERS = 2
APPS = ("beneficiaries", "conduct", "requests_app", "sanad", "surveys")
SUBJECTS = (
    *("workflow", "guards", "perms", "querysets", "models"),
    *("quorum", "completion", "terms", "scope"),
)
# Slow, or about the machine: they decide about no rule alone.
LEFT_OUT = ("browser", "bench", "project", "mutants")


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--only", nargs="+", default=[""], help="modules whose path holds this")
    parser.add_argument("--tests", nargs="+", help="folders of tests; default: nearly all")
    parser.add_argument("--seconds", type=float, default=60, help="of tests for one mutant")
    parser.add_argument("--record", type=Path, help="keep the record here, or read it from here")
    options = parser.parse_args()
    ends_at = time.monotonic() + options.minutes * 60
    with tempfile.TemporaryDirectory(prefix="sanad-mutants-") as folder:
        copies = [Copy(Path(folder) / f"copy-{number}") for number in range(WORKERS)]
        record = Record(copies[0].path, options.seconds)
        kept = options.record or Path(folder) / "record"
        if not kept.exists():
            make_record(copies[0], options.tests or folders_of_tests(), kept)
        record.read(kept)
        everything = [
            mutant
            for path in modules(copies[0].path, options.only)
            for mutant in mutants_of(str(path), (copies[0].path / path).read_bytes())
        ]
        sample = random.Random(options.seed).sample(everything, min(options.count, len(everything)))
        print(f"{len(sample)} of {len(everything)} mutants, seed {options.seed}", flush=True)
        with ExitStack() as databases:
            for copy in copies:
                databases.enter_context(copy.with_database())
            results = list(try_all(sample, record, copies, ends_at))
    report(results)


def folders_of_tests():
    return [
        str(entry.relative_to(CHECKOUT))
        for entry in sorted((CHECKOUT / "tests").iterdir())
        if entry.name not in LEFT_OUT and (entry / "__init__.py").exists()
    ]


def modules(root, only):
    """Paths below `root` of the modules that are changed."""
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            name = path.relative_to(root)
            is_subject = any(part.startswith(SUBJECTS) for part in name.parts[1:])
            is_subject &= "migrations" not in name.parts  # the tests make the tables without them
            is_wanted = any(word in str(name) for word in only)
            if is_subject and is_wanted and name.name != "admin.py":
                yield name


def make_record(copy, tests, folder):
    """Run the `tests` once, and leave in `folder` which of them run which line."""
    folder.mkdir(parents=True)
    began = time.monotonic()
    plugin = ("-p", "tests.mutants.record", "-n", str(WORKERS), "--dist", "loadgroup")
    run = copy.run_tests(*plugin, *tests, MUTANTS_RECORD=str(folder.resolve()))
    if not any(folder.iterdir()):
        sys.exit(run.stdout)
    print(run.stdout.strip().splitlines()[-1])
    print(f"recorded in {time.monotonic() - began:.0f} s", flush=True)


class Record:
    """Which tests run which line of the copy at `root`; for one mutant up to `most` seconds."""

    def __init__(self, root, most):
        self.root, self.most = root, most
        self.lines, self.seconds = defaultdict(lambda: defaultdict(set)), {}
        self.breadth = Counter()

    def read(self, folder):
        """What `make_record` left there."""
        for file in folder.iterdir():
            part = json.loads(file.read_text())
            self.seconds |= part["seconds"]
            for path, lines in part["lines"].items():
                for line, names in lines.items():
                    self.lines[path][int(line)].update(names)
        self.breadth.update(
            test for lines in self.lines.values() for tests in lines.values() for test in tests
        )

    def tests_of(self, mutant):
        """The tests that run what was changed, the most particular first, for some minutes."""
        left, chosen = self.most, []
        for test in sorted(self._running(mutant), key=lambda test: (self.breadth[test], test)):
            spent = self.seconds.get(test)
            if spent is not None and (spent <= left or not chosen):
                chosen.append(test)
                left -= spent
        return chosen

    def _running(self, mutant):
        tree = ast.parse(mutant.source)
        around = [node for node in ast.walk(tree) if _holds(node, mutant.node)]
        functions = [node for node in around if isinstance(node, ast.FunctionDef)]
        if functions:
            inner = max(functions, key=lambda node: node.lineno)
            statement = max(
                (node for node in around if isinstance(node, ast.stmt)), key=lambda n: n.lineno
            )
            is_decorator = mutant.node.lineno < inner.lineno
            span = inner.body if is_decorator or statement is inner else [mutant.node]
            lines = {line for node in span for line in range(node.lineno, node.end_lineno + 1)}
            if not is_decorator and statement is not inner:
                lines.add(statement.lineno)
            if is_decorator and not does_something(inner):
                tests = self._using({inner.name})
            else:
                tests = self._at(mutant.path, lines)
            return tests | self._refused_by(lifted_guards(mutant))
        return self._using(_assigned(around))

    def _refused_by(self, guards):
        """The tests in which a guard of these names says no: what it guards is not run then."""
        tests = set()
        for path in list(self.lines) if guards else ():
            for node in ast.walk(ast.parse((self.root / path).read_bytes())):
                if isinstance(node, ast.FunctionDef) and node.name in guards:
                    tests |= self._at(path, lines_of_refusals(node))
        return tests

    def _at(self, path, lines):
        return {test for line in lines for test in self.lines[path].get(line, ())}

    def _using(self, names):
        """The tests that run a line, anywhere, that reads one of a module's own names."""
        tests = set()
        for path in list(self.lines):
            for node in ast.walk(ast.parse((self.root / path).read_bytes())):
                read = getattr(node, "id", None) or getattr(node, "attr", None)
                if read in names and isinstance(getattr(node, "ctx", None), ast.Load):
                    tests |= self._at(path, {node.lineno})
        return tests


def _holds(outer, inner):
    if getattr(outer, "lineno", None) is None:
        return False
    first = min([outer.lineno, *(d.lineno for d in getattr(outer, "decorator_list", []))])
    return first <= inner.lineno and inner.end_lineno <= outer.end_lineno


def does_something(function):
    """Whether anything stands in it but its docstring: a step may be all in its declaration."""
    return len(function.body) > 1 or not isinstance(function.body[0], ast.Expr)


def lifted_guards(mutant):
    """The names of the guards that stand in a declaration and no longer in its mutant."""
    if getattr(mutant.node, "arg", None) != "guards" or not isinstance(mutant.node, ast.keyword):
        return set()
    (changed,) = ast.parse(f"f({mutant.text})", mode="eval").body.keywords
    there, left = (
        [getattr(guard, "attr", None) or getattr(guard, "id", None) for guard in each.value.elts]
        for each in (mutant.node, changed)
    )
    return set(there) - {*left, None}


def lines_of_refusals(guard):
    """Where the function `guard` (its syntax tree) returns anything but a plain None."""
    returns = [node for node in ast.walk(guard) if isinstance(node, ast.Return) and node.value]
    return {node.lineno for node in returns if getattr(node.value, "value", node.value) is not None}


def _assigned(nodes):
    targets = [t for node in nodes if isinstance(node, ast.Assign) for t in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def try_all(sample, record, copies, ends_at):
    """(mutant, whether a test noticed, how many tests ran it) of each that time allowed."""
    free = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def attempt(mutant):
        if time.monotonic() > ends_at:
            return None
        copy = free.get()
        try:
            return mutant, *try_one(mutant, record, copy)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(WORKERS) as pool:
        for number, result in enumerate(pool.map(attempt, sample), 1):
            if result is not None:
                mutant, is_dead, tests = result
                word = "dead" if is_dead else "ALIVE"
                place = f"{mutant.path}:{mutant.node.lineno}"
                print(f"{number:4} {word:5} {place}  ({tests} tests)", flush=True)
                yield result


def try_one(mutant, record, copy):
    tests = record.tests_of(mutant)
    if not tests:
        return False, 0
    file, chosen = copy.path / mutant.path, copy.path.with_suffix(".tests")
    chosen.write_text("\n".join(tests))
    # Constraints of a model are in no database that was made before.
    copy.begin_anew(is_ready="models" not in file.parts and file.stem != "models")
    file.write_bytes(mutant.applied())
    try:
        run = copy.run_tests("-x", "-n", "0", f"@{chosen}", timeout=3 * record.most)
    except subprocess.TimeoutExpired:
        return True, len(tests)
    finally:
        file.write_bytes(mutant.source)
    if run.returncode not in (0, 1) and "Error" not in run.stdout:
        sys.exit(run.stdout)
    return run.returncode != 0, len(tests)


def report(results):
    survivors = [mutant for mutant, is_dead, _tests in results if not is_dead]
    for mutant in survivors:
        texts = [text.decode().splitlines() for text in (mutant.source, mutant.applied())]
        diff = difflib.unified_diff(*texts, mutant.path, "mutant", lineterm="", n=2)
        print(*diff, sep="\n")
    dead = len(results) - len(survivors)
    print(f"{dead} of {len(results)} died: {dead / max(len(results), 1):.0%}")


if __name__ == "__main__":
    main()
