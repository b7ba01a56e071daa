"""What the calendar's pass, which comes each minute, does once an hour in each process."""

import time

HOUR = 60 * 60  # seconds


class Hourly:
    """`is_due()` is True at the first call, and then once an hour by the machine's own clock."""

    def __init__(self) -> None:
        self.last: float | None = None

    def is_due(self) -> bool:
        """Whether an hour is over; if so, the next one begins."""
        now = time.monotonic()
        if self.last is not None and now - self.last < HOUR:
            return False
        self.last = now
        return True
