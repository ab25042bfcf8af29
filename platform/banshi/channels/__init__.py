"""Which ways lead from the organ to an applicant, and what are they called?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from banshi_rules.texts import Text


class Channel(StrEnum):
    """The ways a notice may take; every notice takes the first, others add to it and never replace it."""

    INBOX = "inbox"


#: What people call them.
CHANNEL_WORDS: Mapping[Channel, Text] = {Channel.INBOX: Text("站内消息", "messages on this site")}
