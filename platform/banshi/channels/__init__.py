"""Which ways lead from the organ to an applicant?"""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """The ways a notice may take; every notice takes the first, others add to it and never replace it."""

    INBOX = "inbox"
