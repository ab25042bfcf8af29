"""Which outside things does an act need?  Time, database, files, bell, editions, calendars, plugins; nothing else."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from banshi.cases.moment import Moment, civil_day
from banshi.definitions.kept_findings import KeptFindings
from banshi.doorbell import Bell
from banshi.payments import Treasury
from banshi.people import Actor
from banshi.plugin_api.host import PluginHost
from banshi.store.calendars import Calendars
from banshi.store.editions import Editions
from banshi.store.files import FileStore
from banshi.store.unit_of_work import Store, UnitOfWork
from banshi.use_cases.clock import Clock, ClockPatience


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside, built once per process by the assembly.

    `proofs` are those made before, `patience` is how far the clock of the machine is believed, `treasury` takes money
    online, where one is connected.
    """

    clock: Clock
    store: Store
    files: FileStore
    bell: Bell
    editions: Editions
    calendars: Calendars
    plugins: PluginHost
    proofs: KeptFindings
    patience: ClockPatience
    treasury: Treasury | None = None

    @property
    def unit_of_work(self) -> Callable[[], AbstractContextManager[UnitOfWork]]:
        """Opens one transaction."""
        return self.store.unit_of_work

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection for `store.boards`; take rows out of it and leave, nothing is rendered inside."""
        return self.store.reading()

    def moment(self, actor: Actor, now: datetime | None = None) -> Moment:
        """Now (or at the moment given), with who acts and the calendar of today."""
        return Moment(now or self.clock.now(), actor, self.calendars.current())

    def today(self) -> date:
        """The civil day."""
        return civil_day(self.clock.now())
