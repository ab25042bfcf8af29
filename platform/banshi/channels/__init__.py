"""Which ways lead from the organ to a person outside the system?  The worker tries each, one attempt at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Parcel:
    """A notice to be sent.  `key` is the same at every attempt: a channel that can, uses it to send only once."""

    key: str
    person: str
    number: str
    title: str


class Channel(Protocol):
    """A way to a person."""

    @property
    def name(self) -> str:
        """The word that stands in the outbox."""

    def send(self, parcel: Parcel) -> None:
        """Send it.  Raises when it was not taken over; it is tried again later."""
