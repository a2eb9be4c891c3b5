"""A query that is ended from outside in; what its client, the counts and the log are told of it out."""

from dataclasses import dataclass
from typing import Final

from api.logs import REQUESTS, Marks, marks
from api.serving import answering
from api.serving.board import Counts, Slot
from api.serving.ledger import Bill
from api.serving.outlet import Outlet
from api.serving.requests import Request
from kg.errors import LimitExceeded

_TOLD: Final = 500
"""Letters of a query that was ended which the log holds."""


@dataclass(frozen=True, slots=True)
class Ender:
    """Tells the client that its query was ended: with 503 where nothing was sent yet, else the connection breaks."""

    slot: Slot
    outlet: Outlet
    request: Request
    bill: Bill

    def __call__(self, code: str, message: str, hint: str) -> None:
        """Called by the thread that watches, just before the process ends."""
        ended = {"late": code == "late", "too_large": code == "too-large"}
        ended |= {"cancelled": code == "cancelled", "gone": code == "gone"}
        self.slot.count(Counts(queries=1, **ended))
        self.bill.settle()
        self._tell(message)
        self.slot.leave()
        if code == "gone" or not self.outlet.lock.acquire(blocking=False) or self.outlet.sent:
            return
        self.outlet.connection.setblocking(False)
        try:
            self.outlet.connection.sendall(answering.refused(LimitExceeded(message, hint), None, last=True))
        except OSError:
            return

    def over(self) -> bool:
        """See Ended."""
        return self.outlet.over

    def _tell(self, message: str) -> None:
        """Tell the log, which an operator reads who wonders what slows the service down."""
        running = self.slot.running()
        if message and running is not None:
            fields = {"client": running.client, "seconds": round(running.seconds, 2), "query": running.query[:_TOLD]}
            REQUESTS.warning(message, extra={"fields": fields, "marks": marks_of(self.request)})


def marks_of(request: Request) -> Marks:
    """What tells a request from others in the log."""
    named = ((name.encode(), request.headers.get(name, "").encode()) for name in ("x-request-id", "traceparent"))
    return marks(named)
