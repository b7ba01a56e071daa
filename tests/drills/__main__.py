"""`python -m tests.drills [NAME …]`: run the drills, and print the figures of each.

A drill is a module of this folder with `run()`, which returns `{figure: value}` and raises
AssertionError where the portal did not hold.
"""

import importlib
import inspect
import pkgutil
import sys
import time

import tests.drills


def names():
    """The modules that are drills, in alphabetical order."""
    modules = [one.name for one in pkgutil.iter_modules(tests.drills.__path__)]
    return [name for name in modules if name != "__main__" and hasattr(drill(name), "run")]


def drill(name):
    return importlib.import_module(f"tests.drills.{name}")


def main(wanted):
    there = names()
    unknown = set(wanted) - set(there)
    if unknown:
        sys.exit(f"There is no drill {', '.join(unknown)}; there are: {', '.join(there)}.")
    failed = []
    for name in wanted or there:
        print(f"{name}: {inspect.getdoc(drill(name)).splitlines()[0]}", flush=True)
        began = time.monotonic()
        try:
            figures = drill(name).run()
        except AssertionError as failure:
            failed.append(name)
            print(f"  FAILED: {failure}", flush=True)
            continue
        for figure, value in figures.items():
            print(f"  {figure}: {value}")
        print(f"  ({time.monotonic() - began:.0f} s)", flush=True)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


if __name__ == "__main__":
    main(sys.argv[1:])
