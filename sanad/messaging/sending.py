"""Several messages under way at a time, from one connection to the database.

The threads only talk to gateways. Leases are taken and results written here, many in one
transaction: so a slow gateway holds no lock, and the worker needs no second connection for it.
"""

import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.db import transaction

from sanad.messaging import workflow
from sanad.messaging.models import MessageDelivery

PLACES = 32
# Kept free for codes: slow talks about everything else must not let a code wait.
KEPT_FOR_CODES = 8
# Seconds in which more answers gather behind the first: each round costs the database the same.
GATHER = 0.005
# Seconds between two notes of what a gateway says, while it says the same.
NOTE_EVERY = 5


class Sender:
    """Empties the outbox as long as somebody calls `turn`."""

    def __init__(self, places=PLACES, kept_for_codes=KEPT_FOR_CODES):
        self.places, self.kept_for_codes = places, kept_for_codes
        self.pool = ThreadPoolExecutor(places, thread_name_prefix="gateway")
        self.under_way: dict[Future, MessageDelivery] = {}
        self.noted: dict[str, tuple[str, float]] = {}

    def turn(self, patience=0.0) -> bool:
        """Wait up to `patience` seconds for answers, write them down, and take what is due for
        every free place. False where nothing was done and nothing is under way."""
        if self.under_way and wait(self.under_way, patience, FIRST_COMPLETED).done:
            time.sleep(GATHER)
        settled = self._settle()
        taken = self._take()
        return bool(settled or taken or self.under_way)

    def finish(self):
        """Take nothing more, and write what is still under way; within `posting.TOTAL` seconds."""
        while self.under_way:
            wait(self.under_way, return_when=FIRST_COMPLETED)
            self._settle()
        self.pool.shutdown()

    def _take(self):
        free = self.places - len(self.under_way)
        if not free:
            return []
        bulk = sum(not delivery.is_urgent for delivery in self.under_way.values())
        leased = workflow.lease(free, bulk=max(self.places - self.kept_for_codes - bulk, 0))
        for delivery in leased:
            self.under_way[self.pool.submit(workflow.attempt, delivery)] = delivery
        return leased

    def _settle(self):
        """Write all that came back in one transaction; it is forgotten only once it is written."""
        done = [future for future in self.under_way if future.done()]
        if done:
            outcomes = [(self.under_way[future], future.result()) for future in done]
            with transaction.atomic():
                workflow.settle(outcomes)
                self._note(outcomes)
            for future in done:
                del self.under_way[future]
        return done

    def _note(self, outcomes):
        last = {delivery.channel: str(trouble or "") for delivery, trouble in outcomes}
        for channel, said in last.items():
            before, at = self.noted.get(channel, ("", 0.0))
            if said != before or time.monotonic() - at > NOTE_EVERY:
                workflow.note_answer(channel, said)
                self.noted[channel] = said, time.monotonic()
