"""`python -m tests.demo [DAY]`: load the full demo once into a throwaway database, and time it.

Without a day it is drawn from the commit, so that over time every kind of day is tried.
"""

import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from tests.upgrade.state import CHECKOUT, cluster, manage

FIRST = date(2026, 1, 1)
FOUR_YEARS = 1461  # with one 29 February


def drawn_day():
    """The day that the checked-out commit stands for; raises where this is no git checkout."""
    git = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(git, cwd=CHECKOUT, capture_output=True, check=True, text=True).stdout
    return FIRST + timedelta(days=int(commit[:12], 16) % FOUR_YEARS)


def main(day):
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder) / "cluster") as urls:
        manage(urls, "migrate", "--verbosity=0")
        started = time.monotonic()
        manage(urls, "load_demo", f"--day={day}")
        print(f"The full demo of {day:%A %Y-%m-%d} loaded in {time.monotonic() - started:.0f} s.")


if __name__ == "__main__":
    main(date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else drawn_day())
