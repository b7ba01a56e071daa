"""A pytest plugin (`-p tests.mutants.record`): the lines that each test runs, and its seconds.

Every process of the run writes `<MUTANTS_RECORD>/<pid>.json`:
`{"lines": {path: {line: [test, …]}}, "seconds": {test that passed: seconds}}`.
"""

import json
import os
import re
from pathlib import Path

import coverage
import pytest

# What xdist adds to the name of a test that runs in one process with others.
GROUP = re.compile(r"@[^@\[\]]+$")


class Recorder:
    def __init__(self, folder, root):
        self.folder, self.root = folder, root
        self.seconds, self.failed = {}, set()
        self.coverage = coverage.Coverage(
            data_file=None, config_file=False, source=[str(root)], omit=["*/tests/*", "*/.venv/*"]
        )
        self.coverage.start()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item):
        self.coverage.switch_context(name_alone(item))
        try:
            return (yield)
        finally:
            self.coverage.switch_context("")

    def pytest_runtest_logreport(self, report):
        name = name_alone(report)
        self.seconds[name] = self.seconds.get(name, 0) + report.duration
        if report.outcome != "passed":
            self.failed.add(name)

    def pytest_sessionfinish(self):
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {
            str(Path(file).relative_to(self.root)): {
                line: tests
                for line, contexts in data.contexts_by_lineno(file).items()
                if (tests := sorted(set(contexts) - self.failed - {""}))
            }
            for file in data.measured_files()
        }
        seconds = {test: spent for test, spent in self.seconds.items() if test not in self.failed}
        record = json.dumps({"lines": lines, "seconds": seconds})
        (self.folder / f"{os.getpid()}.json").write_text(record)


def name_alone(item_or_report):
    """As pytest takes it, alone, from a command line."""
    return GROUP.sub("", item_or_report.nodeid)


def pytest_configure(config):
    is_controller = config.getoption("numprocesses", None) and not hasattr(config, "workerinput")
    if not is_controller:
        folder = Path(os.environ["MUTANTS_RECORD"])
        config.pluginmanager.register(Recorder(folder, config.rootpath))
