"""Several messages under way at a time, from one connection to the database.

The threads only talk to gateways. Leases are taken and results written here, many in one
transaction: so a slow gateway holds no lock, and the worker needs no second connection for it.
"""

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.db import transaction

from sanad.messaging import workflow
from sanad.messaging.models import Delivery

PLACES = 16
# Kept free for codes: sixteen slow talks about bulk must not let a code wait.
KEPT_FOR_CODES = 4


class Sender:
    """Empties the outbox as long as somebody calls `turn`."""

    def __init__(self, places=PLACES, kept_for_codes=KEPT_FOR_CODES):
        self.places, self.kept_for_codes = places, kept_for_codes
        self.pool = ThreadPoolExecutor(places, thread_name_prefix="gateway")
        self.under_way: dict[Future, Delivery] = {}

    def turn(self, patience=0.0) -> bool:
        """Write what came back, take what is due for every free place, and wait up to `patience`
        seconds for the first answer. False where nothing was done and nothing is under way."""
        settled = self._settle()
        taken = self._take()
        if self.under_way and not settled:
            wait(self.under_way, timeout=patience, return_when=FIRST_COMPLETED)
        return bool(settled or taken or self.under_way)

    def finish(self):
        """Take nothing more, and write what is still under way; within `posting.TOTAL` seconds."""
        while self.under_way:
            wait(self.under_way, return_when=FIRST_COMPLETED)
            self._settle()
        self.pool.shutdown()

    def _take(self):
        bulk = sum(not delivery.is_urgent for delivery in self.under_way.values())
        room = max(self.places - self.kept_for_codes - bulk, 0)
        free = self.places - len(self.under_way)
        leased = workflow.lease(free, is_urgent=True) if free else []
        room = min(room, free - len(leased))
        leased += workflow.lease(room, is_urgent=False) if room else []
        for delivery in leased:
            self.under_way[self.pool.submit(workflow.attempt, delivery)] = delivery
        return leased

    def _settle(self):
        """Write all that came back in one transaction; it is forgotten only once it is written."""
        done = [future for future in self.under_way if future.done()]
        if not done:
            return done
        with transaction.atomic():
            for future in done:
                workflow.settle(self.under_way[future], future.result())
            last = {self.under_way[future].channel: future.result() for future in done}
            for channel, trouble in last.items():
                workflow.note_answer(channel, trouble)
        for future in done:
            del self.under_way[future]
        return done
