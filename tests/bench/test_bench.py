"""The bench still runs: it loads, and every page it times answers."""

import re
import subprocess
import sys

from django.conf import settings


def test_it_times_every_page():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench", "60"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "my day" in ran.stdout
    # A number leads straight to its request; every other page is a page.
    assert re.findall(r"answered (\d+)", ran.stdout) == ["302"]
