"""Where do simulated cases live?  In a town with a real database, real use cases and a clock of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, event

from banshi.assembly import content, plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.data_root import shipped_folder
from banshi.definitions.examples.running import try_example
from banshi.definitions.kept_findings import KeptFindings
from banshi.definitions.library import Library, load_library
from banshi.definitions.model import Digest, Edition, EditionKey, Example, Matter
from banshi.definitions.running import filed_online
from banshi.definitions.vocabulary import Vocabulary
from banshi.doorbell.local import LocalBell
from banshi.plugin_api.host import PluginHost
from banshi.store.calendars import Calendars
from banshi.store.editions import Editions, add_edition
from banshi.store.engine import make_engine
from banshi.store.files import DiskFiles
from banshi.store.migrations import upgrade
from banshi.store.unit_of_work import Store
from banshi.use_cases.clock import ClockPatience, Steady
from banshi.use_cases.publishing import import_calendars
from banshi.use_cases.world import World

IN_FORCE = date(2018, 1, 1)
#: So many examples of each shipped matter are looked at.
TRIED = 8


@dataclass
class TownClock:
    """Tells the same time until it is moved."""

    time: datetime = field(default_factory=lambda: datetime(2018, 1, 1, tzinfo=UTC))

    jump: timedelta = timedelta()  # by how much somebody moved the wall clock

    def now(self) -> datetime:
        """Now, UTC."""
        return self.time + self.jump

    def steady(self) -> Steady:
        """The clock that nobody can move."""
        return Steady("town", self.time.timestamp())

    def move(self, delta: timedelta) -> None:
        """So much later."""
        self.time += delta


class TownEditions(Editions):
    """The editions in force, and small matters that no file says."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, vocabulary())
        self.small: dict[Digest, Matter] = {}

    def matter(self, key: EditionKey) -> Matter:
        """The small matter of that digest, or the published one."""
        return self.small.get(key.digest) or super().matter(key)

    def edition(self, digest: Digest) -> Edition:
        """The edition of that digest; a small matter is in force as long as anybody can think."""
        small = self.small.get(digest)
        return Edition(small, 1, digest, IN_FORCE) if small is not None else super().edition(digest)


@cache
def plugins() -> PluginHost:
    """The shipped plugins."""
    return plugin_host()


@cache
def vocabulary() -> Vocabulary:
    """Their vocabulary, once: what was compiled is kept by it."""
    return plugins().vocabulary()


@cache
def library() -> Library:
    """The shipped district."""
    return load_library(content("matter_definitions") / "shili", vocabulary())


@cache
def applications() -> tuple[tuple[Matter, Example], ...]:
    """Applications for shipped matters with which nothing is wrong and which cases can handle."""
    found = []
    for matter in filter(filed_online, library().matters.values()):
        for example in matter.examples[:TRIED]:
            trial = try_example(matter, example, shipped_calendar())
            route = trial.route.route
            if not trial.wrong and route.ends is None:
                found.append((matter, example))
    return tuple(found)


def build(url: str, folder: Path, clock: TownClock | None = None, *, synced: bool = False) -> World:
    """A world on that database, which was founded before; `synced`: SQLite waits for the disk, as it really does."""
    engine = make_engine(url)
    if engine.dialect.name == "sqlite" and not synced:
        event.listen(engine, "connect", _without_waiting_for_the_disk)
    bell = LocalBell(folder)
    store = Store(engine, bell.ring)
    return World(
        clock=clock or TownClock(),
        store=store,
        files=DiskFiles(folder / "files"),
        bell=bell,
        editions=TownEditions(store),
        calendars=Calendars(store),
        plugins=plugins(),
        proofs=KeptFindings(folder / "proofs"),
        patience=ClockPatience(timedelta(minutes=10), timedelta(days=31)),
    )


def _without_waiting_for_the_disk(connection, _) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # the power does not fail here: tests/crash is for that


def found(url: str, folder: Path) -> None:
    """Migrate that database, import the calendars and put the shipped matters in force."""
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    world = build(url, folder)
    import_calendars(world, shipped_folder("calendars"))

    def act(work) -> None:
        for code in {matter.code for matter, _ in applications()}:
            add_edition(
                work,
                code=code,
                number=1,
                digest=library().matters[code].digest,
                source=library().frozen[code],
                summary="",
                by="测试",
                at=world.clock.now(),
                first_day=IN_FORCE,
                last_day=None,
            )

    world.store.write(act)
    world.store.engine.dispose()


@contextmanager
def sqlite_town(founded: Path, folder: Path) -> Iterator[World]:
    """A world on a copy of a founded SQLite file."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(founded, folder / "town.sqlite3")
    world = build(f"sqlite:///{folder / 'town.sqlite3'}", folder)
    try:
        yield world
    finally:
        world.store.engine.dispose()


def tables_of(engine: Engine, names: tuple[str, ...]) -> Mapping[str, list[tuple[object, ...]]]:
    """Everything in these tables."""
    with engine.connect() as connection:
        return {
            name: sorted((tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)
            for name in names
        }
