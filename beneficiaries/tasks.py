"""What the calendar brings to the registry."""

import time

from beneficiaries import files
from beneficiaries.models import Document

# The folder holds every kept copy there is: it is not read through each minute.
READ_EACH = 60 * 60  # seconds
_read_at: dict[str, float] = {}


def due():
    """Clear what is left over, once an hour in each process; how many files went."""
    now = time.monotonic()
    if now - _read_at.get("files", -READ_EACH) < READ_EACH:
        return 0
    _read_at["files"] = now
    return sweep()


def sweep():
    """Clear what was stored for a paper whose row was never written."""
    return files.sweep(lambda name: Document.objects.filter(file_name=name).exists())
