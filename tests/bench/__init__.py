"""How long each page takes with much data: `python -m tests.bench [how many people]`."""

import sys


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
