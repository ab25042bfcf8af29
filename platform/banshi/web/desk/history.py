"""How does an officer read what happened?  When, who, what and why, the last first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from banshi.cases.events import Event, Recorded, WatchStarted
from banshi.cases.timeline import tell
from banshi.people import SYSTEM
from banshi.web.frame.languages import gettext as _
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: when, who, what."""

    at: datetime
    who: str
    what: Text


def in_words(event: Event) -> Text | None:
    """The event as officers read it; the clocks of steps stand beside their tasks and are not told again."""
    if isinstance(event, WatchStarted) and event.watch.startswith("stage:"):
        return None
    return tell(event)


def told(history: Sequence[Recorded[Event]]) -> list[Entry]:
    """The history, the last first."""
    entries = []
    for record in history:
        words = in_words(record.event)
        if words is not None:
            entries.append(Entry(record.at, who_words(record), words))
    return entries[::-1]


def who_words(record: Recorded[Event]) -> str:
    """Who did it: 李某, 李某 代 张某, or the system."""
    if record.actor == SYSTEM.person:
        return _("系统")
    if record.behalf_name is None:
        return record.actor_name
    return _("%(deputy)s 代 %(absent)s", deputy=record.actor_name, absent=record.behalf_name)
